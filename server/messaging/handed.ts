import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { drainLeases, touches } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { leaseAhead } from "./lease";

// Attempts are numbered by time, and handed to carriers in that order: one mark a tenant says how far. A process whose
// clock runs ahead moves the mark too far; then a text that never left is looked for, and none leaves twice.

/** Marks every attempt up to this one as about to be called, and its drain as alive; to be committed before the first of these calls. */
export async function markHanded(tx: Tx, attemptId: string): Promise<void> {
  await tx
    .update(drainLeases)
    .set({
      handedThrough: sql`greatest(${drainLeases.handedThrough}, ${attemptId}::uuid)`,
      leaseUntil: sql`greatest(${drainLeases.leaseUntil}, ${leaseAhead})`,
    })
    .where(eq(drainLeases.tenantId, tx.tenantId));
}

/**
 * The condition on a claimed touch that no carrier can have heard of it. Holds only for rows that the caller has locked
 * before: the call of a text begins under its row's lock, after its mark.
 */
export async function neverHanded(tx: Tx) {
  const [lease] = await tx
    .select({ through: drainLeases.handedThrough })
    .from(drainLeases)
    .where(eq(drainLeases.tenantId, tx.tenantId));
  const isAhead = lease?.through ? gt(touches.attemptId, lease.through) : sql`false`;
  return and(eq(touches.status, "sending"), isNull(touches.providerId), isAhead);
}
