import { snoozeTask } from "@/server/tasks";
import { SnoozeTaskInput } from "@/server/tasks/schemas";
import { json, rest } from "../../../rest";
import { shownTask } from "../../shown";

export const POST = rest(
  { scope: "conversations:reply", body: SnoozeTaskInput.omit({ taskId: true }) },
  async ({ ctx, body, params }) => json(shownTask(await snoozeTask(ctx, { ...body, taskId: params.id ?? "" }))),
);
