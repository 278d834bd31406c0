import { and, eq, inArray } from "drizzle-orm";
import { messages } from "@/drizzle/schema";
import { openEverySender } from "@/server/channels";
import { carrierOf } from "@/server/channels/outbound";
import type { InboundText } from "@/server/channels/schemas";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";

const lookBackMs = 24 * 3_600_000;

/** What carriers received for us within 24 hours and nobody stored, by their own log, the oldest first of each sender. Marked `system`. */
export async function missedTexts(ctx: Ctx): Promise<InboundText[]> {
  const senders = await inTransaction(ctx, openEverySender);
  const since = new Date(ctx.realNow().getTime() - lookBackMs);
  const received: InboundText[] = [];
  for (const sender of senders) {
    if (sender.provider !== "twilio") continue;
    const texts = await (await carrierOf(sender)).received(sender, since);
    if (!texts) log.warn({ tenantId: ctx.tenantId, senderId: sender.id }, "a carrier's log could not be read");
    received.push(...(texts ?? []));
  }
  return notStored(ctx, received);
}

async function notStored(ctx: Ctx, received: readonly InboundText[]): Promise<InboundText[]> {
  if (received.length === 0) return [];
  const ids = received.map(({ providerId }) => providerId);
  const rows = await inTransaction(ctx, (tx) =>
    tx
      .select({ providerId: messages.providerId })
      .from(messages)
      .where(and(eq(messages.tenantId, tx.tenantId), eq(messages.direction, "in"), inArray(messages.providerId, ids))),
  );
  const stored = new Set(rows.map(({ providerId }) => providerId));
  return received.filter(({ providerId }) => !stored.has(providerId));
}
