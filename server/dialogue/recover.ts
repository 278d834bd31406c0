import { and, eq, inArray } from "drizzle-orm";
import { messages } from "@/drizzle/schema";
import { openSenders } from "@/server/channels";
import { carrierOf } from "@/server/channels/outbound";
import type { InboundText } from "@/server/channels/schemas";
import { laneFor } from "@/server/consent";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { leadCtx } from "@/server/tenancy";
import { hearOptOut, hearText } from "./hear";

const lookBackMs = 24 * 3_600_000;

/**
 * Takes in what carriers received for us and no webhook brought, from their own log of the last 24 hours: opt-outs first,
 * then by age [messaging-rules 7, case 41]. What is stored already stays as it is. Answers how many texts came in.
 * Marked `system`: a job calls it.
 */
export async function recoverMissed(ctx: Ctx): Promise<number> {
  const senders = await inTransaction(ctx, openSenders);
  const since = new Date(ctx.realNow().getTime() - lookBackMs);
  let recovered = 0;
  for (const sender of senders) {
    if (sender.provider === "sandbox") continue;
    const received = await (await carrierOf(sender)).received(sender, since);
    if (!received) log.warn({ tenantId: ctx.tenantId, senderId: sender.id }, "a carrier's log could not be read");
    const missed = optOutsFirst(await notStored(ctx, received ?? []));
    for (const text of missed) await hearText(await leadCtx(ctx.tenantId, ctx.requestId), text);
    recovered += missed.length;
  }
  if (recovered > 0) log.warn({ tenantId: ctx.tenantId, recovered }, "texts that no webhook brought were taken in");
  return recovered;
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

/** Whoever asked for silence is heard before anybody is answered; otherwise the order stays. */
export const optOutsFirst = (texts: readonly InboundText[]): InboundText[] => {
  const [optOuts, rest] = [texts.filter(isOptOut), texts.filter((text) => !isOptOut(text))];
  return [...optOuts, ...rest];
};

const isOptOut = ({ body }: InboundText): boolean =>
  laneFor(body, { isSuppressed: false, lastAskedOptIn: false })?.startsWith("opt_out") === true ||
  hearOptOut(body) !== null;
