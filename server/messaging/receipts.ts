import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { deliveryEvents, touches } from "@/drizzle/schema";
import type { StatusReceipt } from "@/server/channels/schemas";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { applyRefusals, recipientsOf } from "./carrier-refusals";
import { announceChanges } from "./ledger-writes";
import { lockPeople } from "./lock-order";
import { deliveryOf, mayFollow, rankOf } from "./status-rank";

type Touch = typeof touches.$inferSelect;
type Receipt = Pick<StatusReceipt, "providerId" | "status" | "errorCode"> & { attemptId?: string | null };

/**
 * Applies one status callback: stored whatever its order, applied only upwards. One that names an attempt of ours whose
 * outcome is unknown brings the provider's id. Marked `system`.
 */
export async function applyReceipt(ctx: Ctx, receipt: StatusReceipt): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const touch = await touchOf(tx, receipt);
    const isNews = await storeEvent(tx, receipt, touch?.id ?? null);
    if (!touch) return;
    if (touch.status === "sending" || touch.status === "unknown") await adopt(tx, touch, receipt);
    else if (isNews) await apply(tx, touch, receipt);
  });
}

/** The touch, locked; a failure may say something about the lead, so thread and lead are locked before it. */
async function touchOf(tx: Tx, receipt: StatusReceipt): Promise<Touch | null> {
  const which = await matching(tx, receipt);
  if (!which) return null;
  if (deliveryOf(receipt.status) === "undelivered") await lockPeople(tx, [which]);
  const [touch] = await tx
    .select()
    .from(touches)
    .where(and(eq(touches.tenantId, tx.tenantId), eq(touches.id, which.id)))
    .for("update");
  return touch ?? null;
}

type Match = { id: string; conversationId: string; leadId: string | null };

/** By the carrier's id, or by our attempt while no id is known: one question, since the answer may be recorded between two. */
async function matching(tx: Tx, { providerId, attemptId }: StatusReceipt): Promise<Match | null> {
  const columns = { id: touches.id, conversationId: touches.conversationId, leadId: touches.leadId };
  const known = eq(touches.providerId, providerId);
  const attempted = attemptId ? and(eq(touches.attemptId, attemptId), isNull(touches.providerId)) : undefined;
  const [match] = await tx
    .select(columns)
    .from(touches)
    .where(and(eq(touches.tenantId, tx.tenantId), or(known, attempted)))
    .limit(1);
  return match ?? null;
}

async function storeEvent(
  tx: Tx,
  { providerId, status, errorCode }: Receipt,
  touchId: string | null,
): Promise<boolean> {
  const stored = await tx
    .insert(deliveryEvents)
    .values({
      tenantId: tx.tenantId,
      id: newId(),
      touchId,
      providerId,
      providerStatus: status,
      errorCode,
      applied: 0,
      receivedAt: tx.realNow(),
    })
    .onConflictDoNothing({
      target: [deliveryEvents.tenantId, deliveryEvents.providerId, deliveryEvents.providerStatus],
    })
    .returning({ id: deliveryEvents.id });
  return stored.length > 0;
}

/** The call's own answer is still out, or was lost: the provider's id is kept, and whoever records the text applies the receipts. */
async function adopt(tx: Tx, touch: Touch, { providerId }: Receipt): Promise<void> {
  await tx
    .update(touches)
    .set({ providerId, ...(touch.status === "unknown" ? { leaseUntil: tx.realNow() } : {}), updatedAt: tx.realNow() })
    .where(and(eq(touches.tenantId, tx.tenantId), eq(touches.id, touch.id)));
}

async function apply(tx: Tx, touch: Touch, receipt: Receipt): Promise<void> {
  if (!mayFollow(receipt.status, { status: touch.providerStatus, rank: touch.statusRank })) return;
  await tx
    .update(touches)
    .set({
      providerStatus: receipt.status,
      statusRank: rankOf(receipt.status),
      delivery: deliveryOf(receipt.status) ?? touch.delivery,
      errorCode: receipt.errorCode ?? touch.errorCode,
      updatedAt: tx.realNow(),
    })
    .where(and(eq(touches.tenantId, tx.tenantId), eq(touches.id, touch.id)));
  await tx
    .update(deliveryEvents)
    .set({ applied: 1, touchId: touch.id })
    .where(
      and(
        eq(deliveryEvents.tenantId, tx.tenantId),
        eq(deliveryEvents.providerId, receipt.providerId),
        eq(deliveryEvents.providerStatus, receipt.status),
      ),
    );
  if (deliveryOf(receipt.status) === "undelivered") await applyFailure(tx, touch, receipt);
  await announceChanges(tx, [touch]);
}

/** A text that was taken and then not delivered: its code says what follows. */
async function applyFailure(tx: Tx, touch: Touch, { errorCode }: Receipt): Promise<void> {
  const addresses = await recipientsOf(tx, [touch]);
  const refusal = {
    touchId: touch.id,
    leadId: touch.leadId,
    campaignId: touch.campaignId,
    senderId: touch.senderId,
    channel: touch.channel,
    address: addresses.get(touch.id) ?? null,
    attempts: touch.attempts,
    code: errorCode,
    sentence: null,
  };
  await applyRefusals(tx, [refusal], ["sent"]);
}

/** Receipts that came before the call's answer was recorded, applied in their own order of rank. */
export async function applyEarlyReceipts(tx: Tx, providerIds: readonly string[]): Promise<void> {
  if (providerIds.length === 0) return;
  const waiting = await tx
    .select()
    .from(deliveryEvents)
    .where(
      and(
        eq(deliveryEvents.tenantId, tx.tenantId),
        inArray(deliveryEvents.providerId, [...providerIds]),
        eq(deliveryEvents.applied, 0),
      ),
    );
  for (const event of waiting.sort((a, b) => rankOf(a.providerStatus) - rankOf(b.providerStatus))) {
    const [touch] = await tx
      .select()
      .from(touches)
      .where(and(eq(touches.tenantId, tx.tenantId), eq(touches.providerId, event.providerId)));
    if (touch?.status === "sent")
      await apply(tx, touch, {
        providerId: event.providerId,
        status: event.providerStatus,
        errorCode: event.errorCode,
      });
  }
}
