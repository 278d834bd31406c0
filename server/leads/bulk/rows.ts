import { and, eq } from "drizzle-orm";
import { bulkJobs } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import { BulkAct, type BulkStatus } from "../schemas";

export type BulkJobRow = typeof bulkJobs.$inferSelect;

/** A job as the tray and its page show it. */
export interface BulkJobView {
  id: string;
  act: BulkAct;
  status: BulkStatus;
  total: number;
  changed: number;
  skipped: number;
  undone: number;
  isReversible: boolean;
  isCancelling: boolean;
  error: string | null;
  createdByName: string;
  createdAt: Date;
  finishedAt: Date | null;
}

/** What a text to somebody cannot be: taken back. */
const isIrreversible = (act: BulkAct) => act.kind === "campaign";

export const actOf = (row: BulkJobRow): BulkAct => BulkAct.parse(row.act);

export function viewOfJob(row: BulkJobRow): BulkJobView {
  const { id, status, total, changed, skipped, undone, error, createdByName, createdAt, finishedAt } = row;
  const act = actOf(row);
  const isOver = status === "done" || status === "cancelled";
  return {
    ...{ id, act, status, total, changed, skipped, undone, error, createdByName, createdAt, finishedAt },
    isReversible: isOver && changed > 0 && !isIrreversible(act),
    isCancelling: row.cancelRequested && !isOver,
  };
}

const isThis = (tx: Tx, jobId: string) => and(eq(bulkJobs.tenantId, tx.tenantId), eq(bulkJobs.id, jobId));

/** @throws NotFound also for another tenant's job. */
export async function jobRow(tx: Tx, jobId: string): Promise<BulkJobRow> {
  const [row] = isId(jobId) ? await tx.select().from(bulkJobs).where(isThis(tx, jobId)) : [];
  if (!row) throw new NotFound("job");
  return row;
}

/** The same, held until the transaction ends: who holds it moves the job on. */
export async function lockJob(tx: Tx, jobId: string): Promise<BulkJobRow> {
  const [row] = isId(jobId) ? await tx.select().from(bulkJobs).where(isThis(tx, jobId)).for("update") : [];
  if (!row) throw new NotFound("job");
  return row;
}

export async function updateJob(tx: Tx, jobId: string, change: Partial<BulkJobRow>): Promise<BulkJobRow> {
  const [row] = await tx.update(bulkJobs).set(change).where(isThis(tx, jobId)).returning();
  if (!row) throw new NotFound("job");
  return row;
}
