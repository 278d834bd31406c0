import { and, eq, gte, sql } from "drizzle-orm";
import { campaigns, touches } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { alertPeople } from "@/server/notices";
import type { Tx } from "@/server/platform/db";
import { slowMail } from "../governor";
import { startHalt } from "./halt";
import { type MailFared, mailRateOver, mailStopLevels } from "./mail-limits";
import { complainedSince } from "./signs";

const dayMs = 86_400_000;

/** Slows the workspace's e-mail down, halts it, or halts a running campaign, whose mails of the last week fared worse than the levels allow. */
export async function haltMailOverLimits(tx: Tx): Promise<number> {
  const fared = await lastWeek(tx);
  const all = fared.reduce(sum, none);
  const overall = mailRateOver(all, mailStopLevels.workspace);
  if (overall) await startHalt(tx, { scope: "channel", target: "email", ...overall });
  const slow = mailRateOver(all, mailStopLevels.slow);
  if (slow) await slowDown(tx, slow.reason);
  const over = fared.flatMap(({ campaignId, isRunning, ...one }) => {
    const found = mailRateOver(one, mailStopLevels.campaign);
    return campaignId && isRunning && found ? [{ target: campaignId, ...found }] : [];
  });
  for (const one of over) await startHalt(tx, { scope: "campaign", ...one });
  return over.length + (overall ? 1 : 0);
}

/** For a day, renewed as long as the week fares badly; people hear of it when it begins. */
async function slowDown(tx: Tx, reason: string): Promise<void> {
  const isNews = await slowMail(tx, new Date(tx.now().getTime() + dayMs));
  if (!isNews) return;
  await record(tx, "sending.slowed", { subject: { type: "channel", id: "email" }, reason });
  await alertPeople(tx, {
    roles: ["owner", "admin", "compliance"],
    subject: "E-mail is slowed down",
    body: `${reason}\n\nEach mailbox sends half its daily limit until the last seven days look better.`,
  });
}

const none: MailFared = { sent: 0, bounced: 0, complained: 0 };
const sum = (a: MailFared, b: MailFared): MailFared => ({
  sent: a.sent + b.sent,
  bounced: a.bounced + b.bounced,
  complained: a.complained + b.complained,
});

function lastWeek(tx: Tx) {
  const since = new Date(tx.now().getTime() - mailStopLevels.days * dayMs);
  return tx
    .select({
      campaignId: touches.campaignId,
      isRunning: sql<boolean>`coalesce(bool_or(${campaigns.status} = 'running'), false)`,
      sent: sql<number>`count(*)::int`,
      bounced: sql<number>`count(*) filter (where ${touches.delivery} = 'undelivered')::int`,
      complained: sql<number>`count(*) filter (where ${complainedSince(since)})::int`,
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
