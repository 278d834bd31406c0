import { and, eq } from "drizzle-orm";
import { tasks } from "@/drizzle/schema";
import { leadRow } from "@/server/leads";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import { NotFound } from "@/server/platform/errors";
import { isId, newId } from "@/server/platform/ids";
import { taskChanged } from "./events";

export type Task = typeof tasks.$inferSelect;

const one = (tx: Tx, taskId: string) => and(eq(tasks.tenantId, tx.tenantId), eq(tasks.id, taskId));

/** @throws NotFound also for another tenant's task. */
export async function taskOf(tx: Tx, taskId: string): Promise<Task> {
  const [row] = isId(taskId) ? await tx.select().from(tasks).where(one(tx, taskId)) : [];
  if (!row) throw new NotFound("task");
  return row;
}

/** The same, held until the transaction ends. @throws NotFound also where the actor does not see the lead. */
export async function lockTask(tx: Tx, taskId: string): Promise<Task> {
  const [row] = isId(taskId) ? await tx.select().from(tasks).where(one(tx, taskId)).for("update") : [];
  if (!row) throw new NotFound("task");
  await leadRow(tx, row.leadId).catch((error) => {
    throw error instanceof NotFound ? new NotFound("task") : error;
  });
  return row;
}

export async function updateTask(tx: Tx, taskId: string, patch: Partial<Task>): Promise<Task> {
  const [row] = await tx
    .update(tasks)
    .set({ ...patch, updatedAt: tx.realNow() })
    .where(one(tx, taskId))
    .returning();
  if (!row) throw new NotFound("task");
  return row;
}

export type NewTask = Pick<Task, "kind" | "leadId" | "dueAt"> &
  Partial<Pick<Task, "touchId" | "campaignId" | "step" | "words" | "ownerId">>;

/** Writes tasks down, one for each ledger row; answers those that were not there before. */
export async function openTasks(tx: Tx, rows: readonly NewTask[]): Promise<Task[]> {
  if (rows.length === 0) return [];
  const own = { tenantId: tx.tenantId, createdBy: tx.ctx.actor.name, createdAt: tx.realNow(), updatedAt: tx.realNow() };
  const opened = await tx
    .insert(tasks)
    .values(rows.map((row) => ({ ...row, ...own, id: newId() })))
    .onConflictDoNothing()
    .returning();
  for (const { id } of opened.slice(0, 50)) await announce(tx, taskChanged, { taskId: id });
  return opened;
}

/** Ends open tasks whose cause is gone: of these ledger rows, or of these leads. Marked `system`: whoever ended the cause was authorized. */
export async function cancelTasks(
  tx: Tx,
  { reason, ...cause }: { reason: string } & ({ touchIds: readonly string[] } | { leadIds: readonly string[] }),
): Promise<void> {
  const [column, ids] = "touchIds" in cause ? [tasks.touchId, cause.touchIds] : [tasks.leadId, cause.leadIds];
  if (ids.length === 0) return;
  const cancelled = await tx
    .update(tasks)
    .set({ status: "cancelled", note: reason, closedAt: tx.now(), updatedAt: tx.realNow() })
    .where(and(eq(tasks.tenantId, tx.tenantId), eq(tasks.status, "open"), among(column, ids)))
    .returning({ id: tasks.id });
  for (const { id } of cancelled.slice(0, 50)) await announce(tx, taskChanged, { taskId: id });
}
