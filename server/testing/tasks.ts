import { createTask } from "@/server/tasks";
import type { TestCtx } from "./tenant";

export interface TaskIds {
  task: string;
  otherTask: string;
}

/** A task for each of two leads. */
export async function tasksOf(
  ctx: TestCtx,
  [leadId = "", otherId = ""]: readonly string[],
  words: string,
): Promise<TaskIds> {
  const { id: task } = await createTask(ctx, { leadId, kind: "linkedin", words });
  const { id: otherTask } = await createTask(ctx, { leadId: otherId, kind: "call", words });
  return { task, otherTask };
}
