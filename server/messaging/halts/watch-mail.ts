import { and, eq, gte, sql } from "drizzle-orm";
import { campaigns, inboundMails, touches } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { startHalt } from "./halt";
import { type MailFared, mailRateOver, mailStopLevels } from "./mail-limits";

const dayMs = 86_400_000;

/** Halts the workspace's e-mail, or a running campaign, whose mails of the last week fared worse than the levels allow. */
export async function haltMailOverLimits(tx: Tx): Promise<number> {
  const fared = await lastWeek(tx);
  const all = fared.reduce(sum, none);
  const overall = mailRateOver(all, mailStopLevels.workspace);
  if (overall) await startHalt(tx, { scope: "channel", target: "email", ...overall });
  const over = fared.flatMap(({ campaignId, isRunning, ...one }) => {
    const found = mailRateOver(one, mailStopLevels.campaign);
    return campaignId && isRunning && found ? [{ target: campaignId, ...found }] : [];
  });
  for (const one of over) await startHalt(tx, { scope: "campaign", ...one });
  return over.length + (overall ? 1 : 0);
}

const none: MailFared = { sent: 0, bounced: 0, complained: 0 };
const sum = (a: MailFared, b: MailFared): MailFared => ({
  sent: a.sent + b.sent,
  bounced: a.bounced + b.bounced,
  complained: a.complained + b.complained,
});

function lastWeek(tx: Tx) {
  const since = new Date(tx.now().getTime() - mailStopLevels.days * dayMs);
  const complained = sql`exists (select from ${inboundMails} where ${and(
    eq(inboundMails.tenantId, touches.tenantId),
    eq(inboundMails.outcome, "complained"),
    eq(inboundMails.touchId, touches.id),
    gte(inboundMails.at, since),
  )})`;
  return tx
    .select({
      campaignId: touches.campaignId,
      isRunning: sql<boolean>`coalesce(bool_or(${campaigns.status} = 'running'), false)`,
      sent: sql<number>`count(*)::int`,
      bounced: sql<number>`count(*) filter (where ${touches.delivery} = 'undelivered')::int`,
      complained: sql<number>`count(*) filter (where ${complained})::int`,
    })
    .from(touches)
    .leftJoin(campaigns, and(eq(campaigns.tenantId, touches.tenantId), eq(campaigns.id, touches.campaignId)))
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        eq(touches.channel, "email"),
        eq(touches.status, "sent"),
        gte(touches.sentAt, since),
      ),
    )
    .groupBy(touches.campaignId);
}
