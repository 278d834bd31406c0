import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import { drainLeases, touches } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { announceChanges } from "./ledger-writes";

// Attempts are numbered by time, and handed to carriers in that order: one mark a tenant says how far. A process whose
// clock runs ahead moves the mark too far; then a text that never left is looked for, and none leaves twice.

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

/** What a claim that surely did not leave becomes: due again, and the attempt does not count. */
const givenBack = {
  status: "pending" as const,
  attemptId: null,
  claimedAt: null,
  leaseUntil: null,
  attempts: sql`greatest(${touches.attempts} - 1, 0)`,
  reason: null,
};

/** Gives back the claims for which these conditions hold; each must tell that no carrier heard of them. Answers how many. */
export async function giveBack(tx: Tx, ...conditions: (SQL | undefined)[]): Promise<number> {
  const rows = await tx
    .update(touches)
    .set({ ...givenBack, updatedAt: tx.realNow() })
    .where(and(eq(touches.tenantId, tx.tenantId), eq(touches.status, "sending"), ...conditions))
    .returning({ conversationId: touches.conversationId, campaignId: touches.campaignId });
  await announceChanges(tx, rows);
  return rows.length;
}
