import { and, asc, eq, inArray, isNull, lte } from "drizzle-orm";
import { deliveryEvents, senders, touches } from "@/drizzle/schema";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { announceChanges } from "./ledger-writes";
import { rankOf } from "./status-rank";

/** How long a text in the sandbox travels, on the workspace's clock. */
export const sandboxDeliveryMs = 2_000;
const batch = 500;

/** Delivers what the sandbox carrier took at least two seconds ago: a receipt like a carrier's, set-based. Marked `system`. */
export async function deliverSandboxTexts(ctx: Ctx): Promise<number> {
  if (!ctx.sandbox) return 0;
  return inTransaction(ctx, async (tx) => {
    const arrived = await travelled(tx);
    if (arrived.length === 0) return 0;
    await tx
      .update(touches)
      .set({
        delivery: "delivered",
        providerStatus: "delivered",
        statusRank: rankOf("delivered"),
        updatedAt: tx.realNow(),
      })
      .where(
        and(
          eq(touches.tenantId, tx.tenantId),
          inArray(
            touches.id,
            arrived.map(({ id }) => id),
          ),
        ),
      );
    await tx
      .insert(deliveryEvents)
      .values(
        arrived.map(({ id, providerId }) => ({
          tenantId: tx.tenantId,
          id: newId(),
          touchId: id,
          providerId: providerId ?? "",
          providerStatus: "delivered",
          applied: 1,
          receivedAt: tx.realNow(),
        })),
      )
      .onConflictDoNothing();
    await announceChanges(tx, arrived);
    return arrived.length;
  });
}

async function travelled(tx: Tx) {
  const own = await tx
    .select({ id: senders.id })
    .from(senders)
    .where(and(eq(senders.tenantId, tx.tenantId), eq(senders.provider, "sandbox")));
  if (own.length === 0) return [];
  const before = new Date(tx.now().getTime() - sandboxDeliveryMs);
  return tx
    .select({
      id: touches.id,
      providerId: touches.providerId,
      conversationId: touches.conversationId,
      campaignId: touches.campaignId,
    })
    .from(touches)
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        eq(touches.status, "sent"),
        isNull(touches.delivery),
        lte(touches.sentAt, before),
        inArray(
          touches.senderId,
          own.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(touches.sentAt))
    .limit(batch)
    .for("update", { skipLocked: true });
}
