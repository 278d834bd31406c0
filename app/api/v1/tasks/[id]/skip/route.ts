import { skipTask } from "@/server/tasks";
import { SkipTaskInput } from "@/server/tasks/schemas";
import { json, rest } from "../../../rest";
import { shownTask } from "../../shown";

export const POST = rest(
  { scope: "conversations:reply", body: SkipTaskInput.omit({ taskId: true }) },
  async ({ ctx, body, params }) => json(shownTask(await skipTask(ctx, { ...body, taskId: params.id ?? "" }))),
);
