import { and, eq, gte, inArray, sql } from "drizzle-orm";
import { campaigns, touches } from "@/drizzle/schema";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { startHalt } from "./halt";
import { haltLimits, rateOverLimit } from "./limits";
import { optedOutAfter } from "./signs";
import { haltMailOverLimits } from "./watch-mail";

const dayMs = 86_400_000;

/** Halts each running campaign whose texts, WhatsApp messages or mails, each for itself, of the last week fared worse than the limits allow. Marked `system`: a job calls it. */
export async function haltOverLimits(ctx: Ctx): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const fared = await lastWeek(tx);
    const over = fared.flatMap(({ campaignId, channel: _, ...rates }) => {
      const found = rateOverLimit(rates);
      return campaignId && found ? [{ target: campaignId, ...found }] : [];
    });
    for (const one of over) await startHalt(tx, { scope: "campaign", ...one });
    return over.length + (await haltMailOverLimits(tx));
  });
}

function lastWeek(tx: Tx) {
  const since = new Date(tx.now().getTime() - haltLimits.days * dayMs);
  return tx
    .select({
      campaignId: touches.campaignId,
      channel: touches.channel,
      sent: sql<number>`count(*)::int`,
      undelivered: sql<number>`count(*) filter (where ${touches.delivery} = 'undelivered')::int`,
      optOuts: sql<number>`count(distinct ${touches.leadId}) filter (where ${optedOutAfter})::int`,
    })
    .from(touches)
    .innerJoin(campaigns, and(eq(campaigns.tenantId, touches.tenantId), eq(campaigns.id, touches.campaignId)))
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        eq(campaigns.status, "running"),
        inArray(touches.channel, ["sms", "whatsapp"]),
        eq(touches.status, "sent"),
        gte(touches.sentAt, since),
      ),
    )
    .groupBy(touches.campaignId, touches.channel);
}
