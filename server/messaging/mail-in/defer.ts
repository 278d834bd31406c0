import { and, eq, inArray, sql } from "drizzle-orm";
import { touches } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { announceChanges } from "../ledger-writes";

/** Lets the marketing that waits for a lead wait until then, whatever its channel. Answers how many. */
export async function deferMarketing(
  tx: Tx,
  { leadId, until, reason }: { leadId: string; until: Date; reason: string },
) {
  const deferred = await tx
    .update(touches)
    .set({
      status: "held",
      reason,
      dueAt: sql`greatest(${touches.dueAt}, ${until.toISOString()}::timestamptz)`,
      updatedAt: tx.realNow(),
    })
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        eq(touches.leadId, leadId),
        eq(touches.class, "marketing"),
        inArray(touches.status, ["pending", "held"]),
      ),
    )
    .returning({ campaignId: touches.campaignId, conversationId: touches.conversationId });
  await announceChanges(tx, deferred);
  return deferred.length;
}
