import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { deliveryEvents, senders, touches } from "@/drizzle/schema";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import { newId } from "@/server/platform/ids";
import { announceChanges } from "./ledger-writes";
import { rankOf } from "./status-rank";

/** How long a text in the sandbox travels, on the workspace's clock. */
const deliveryMs = 2_000;
const batch = 500;

/**
 * Delivers what the sandbox carrier took at least two seconds ago: a receipt like a carrier's, set-based. Answers how
 * many arrived and when the next one will. Marked `system`.
 */
export async function deliverSandboxTexts(ctx: Ctx): Promise<{ arrived: number; nextAt: Date | null }> {
  if (!ctx.sandbox) return { arrived: 0, nextAt: null };
  return inTransaction(ctx, async (tx) => {
    const travelling = await underWay(tx);
    const limit = tx.now().getTime() - deliveryMs;
    const arrived = travelling.filter(({ sentAt }) => sentAt !== null && sentAt.getTime() <= limit);
    await deliver(tx, arrived);
    const next = travelling.find(({ sentAt }) => sentAt !== null && sentAt.getTime() > limit)?.sentAt;
    const isFull = arrived.length === batch;
    return { arrived: arrived.length, nextAt: next ? new Date(next.getTime() + deliveryMs) : isFull ? tx.now() : null };
  });
}

type Travelling = Awaited<ReturnType<typeof underWay>>;

async function deliver(tx: Tx, arrived: Travelling): Promise<void> {
  if (arrived.length === 0) return;
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
        among(
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
}

/** Texts of the sandbox without a receipt, the oldest first. */
async function underWay(tx: Tx) {
  const own = await tx
    .select({ id: senders.id })
    .from(senders)
    .where(and(eq(senders.tenantId, tx.tenantId), eq(senders.provider, "sandbox")));
  if (own.length === 0) return [];
  return tx
    .select({
      id: touches.id,
      sentAt: touches.sentAt,
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
