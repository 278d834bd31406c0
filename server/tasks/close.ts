import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { taskChanged, taskClosed } from "./events";
import { lockTask, type Task, updateTask } from "./rows";
import { CompleteTaskInput, SkipTaskInput, SnoozeTaskInput, type TaskStatus } from "./schemas";

/** The sentence that explains why nothing can be done about a task any more, or null. */
export const refusalToChange = (status: TaskStatus): string | null =>
  status === "open" ? null : `This task is ${status} already.`;

async function lockOpen(tx: Tx, taskId: string): Promise<Task> {
  const task = await lockTask(tx, taskId);
  const refusal = refusalToChange(task.status);
  if (refusal) throw new Refused(refusal);
  return task;
}

type Closing = Pick<Task, "status" | "note"> & Partial<Pick<Task, "words">>;

async function close(tx: Tx, taskId: string, closing: Closing): Promise<Task> {
  const before = await lockOpen(tx, taskId);
  const { id, name } = tx.ctx.actor;
  const by = { closedAt: tx.now(), closedBy: name, closedById: id };
  const after = await updateTask(tx, taskId, { ...closing, words: closing.words || before.words, ...by });
  await record(tx, `task.${after.status}`, {
    subject: { type: "task", id: taskId },
    before: { status: before.status },
    after: { status: after.status, kind: after.kind, leadId: after.leadId },
  });
  await announce(tx, taskClosed, { taskId });
  return after;
}

/** The person did it: from now on it counts as a touch of the lead. @throws Refused when it is closed. */
export async function completeTask(ctx: Ctx, given: CompleteTaskInput): Promise<Task> {
  authorize(ctx, "conversations:reply");
  const { taskId, note, words } = CompleteTaskInput.parse(given);
  return inTransaction(ctx, (tx) => close(tx, taskId, { status: "done", note: note || null, words }));
}

/** The person decides against it, and says why. @throws Refused when it is closed. */
export async function skipTask(ctx: Ctx, given: SkipTaskInput): Promise<Task> {
  authorize(ctx, "conversations:reply");
  const { taskId, reason } = SkipTaskInput.parse(given);
  return inTransaction(ctx, (tx) => close(tx, taskId, { status: "skipped", note: reason }));
}

/** Due again later. @throws Refused when it is closed, or for a time that has passed. */
export async function snoozeTask(ctx: Ctx, given: SnoozeTaskInput): Promise<Task> {
  authorize(ctx, "conversations:reply");
  const { taskId, until } = SnoozeTaskInput.parse(given);
  return inTransaction(ctx, async (tx) => {
    const before = await lockOpen(tx, taskId);
    if (until <= tx.now()) throw new Refused("Snooze it until a time to come.");
    const after = await updateTask(tx, taskId, { dueAt: until });
    await record(tx, "task.snoozed", {
      subject: { type: "task", id: taskId },
      before: { dueAt: before.dueAt },
      after: { dueAt: after.dueAt },
    });
    await announce(tx, taskChanged, { taskId });
    return after;
  });
}
