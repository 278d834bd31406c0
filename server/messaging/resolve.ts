import { and, eq, sql } from "drizzle-orm";
import { touches } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { NotFound, Refused } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import { announceChanges, writeStatus } from "./ledger-writes";
import type { ResolveUnknownInput } from "./schemas";

/**
 * A person decides about a text whose fate the carrier could not tell: it went (the next reconcile records it), it
 * passes the gate once more, or it is given up.
 */
export async function resolveUnknown(ctx: Ctx, { touchId, outcome }: ResolveUnknownInput): Promise<void> {
  authorize(ctx, "campaigns:launch");
  await inTransaction(ctx, async (tx) => {
    const touch = await lockTouch(tx, touchId);
    if (touch.status !== "unknown")
      throw new Refused(`This text is ${touch.status}; only an unknown one can be decided.`);
    if (outcome === "sent") await letReconcileRecord(tx, touch);
    else if (outcome === "send_again")
      await writeStatus(
        tx,
        [{ id: touchId, status: "pending", reason: "A person asked to send it again." }],
        ["unknown"],
      );
    else await writeStatus(tx, [{ id: touchId, status: "failed", reason: "A person gave it up." }], ["unknown"]);
    await record(tx, "touch.resolved", { subject: { type: "touch", id: touchId }, after: { outcome } });
    await announceChanges(tx, [touch]);
  });
}

type Touch = typeof touches.$inferSelect;

async function lockTouch(tx: Tx, touchId: string): Promise<Touch> {
  const where = and(eq(touches.tenantId, tx.tenantId), eq(touches.id, touchId));
  const [touch] = isId(touchId) ? await tx.select().from(touches).where(where).for("update") : [];
  if (!touch) throw new NotFound("text");
  return touch;
}

/** It gets an id of our own in place of the carrier's, and the sources hear of it in the reconcile's transaction. */
async function letReconcileRecord(tx: Tx, touch: Touch): Promise<void> {
  await tx
    .update(touches)
    .set({
      providerId: `decided-${touch.attemptId}`,
      leaseUntil: sql`now()`,
      reason: "A person saw that it was sent.",
      updatedAt: tx.realNow(),
    })
    .where(and(eq(touches.tenantId, tx.tenantId), eq(touches.id, touch.id)));
}
