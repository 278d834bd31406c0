import { completeTask } from "@/server/tasks";
import { CompleteTaskInput } from "@/server/tasks/schemas";
import { json, rest } from "../../../rest";
import { shownTask } from "../../shown";

/** The call was made, the message was sent: it counts as a touch of the lead. */
export const POST = rest(
  { scope: "conversations:reply", body: CompleteTaskInput.omit({ taskId: true }) },
  async ({ ctx, body, params }) => json(shownTask(await completeTask(ctx, { ...body, taskId: params.id ?? "" }))),
);
