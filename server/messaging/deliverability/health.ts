import { and, asc, eq, gte, inArray, sql } from "drizzle-orm";
import { senders, touches } from "@/drizzle/schema";
import { brandOf } from "@/server/branding";
import { type DailyLimit, dailyLimitOf } from "@/server/channels";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { dateIn } from "../dates";
import { mailSlowUntil, mailsOfDay } from "../governor";
import { filterLimit } from "../halts/limits";
import { mailStopLevels } from "../halts/mail-limits";
import { complainedSince, optedOutAfter } from "../halts/signs";
import { slowedLimit } from "../limits/meters";
import { type Fared, ratesOf } from "./rates";

const dayMs = 86_400_000;

/** How every number and mailbox fared in the last seven days, what limits it today, and whether e-mail is slowed down. */
export async function senderHealth(ctx: Ctx) {
  authorize(ctx, "campaigns:read");
  return inTransaction(ctx, async (tx) => {
    const known = await tx.select().from(senders).where(eq(senders.tenantId, tx.tenantId)).orderBy(asc(senders.id));
    const fared = await lastWeek(tx);
    const mailboxIds = known.flatMap(({ id, mailbox }) => (mailbox ? [id] : []));
    const used = await mailsOfDay(tx, mailboxIds, dateIn((await brandOf(tx)).timeZone, tx.now()));
    const slowUntil = await mailSlowUntil(tx);
    return {
      days: mailStopLevels.days,
      leastSent: mailStopLevels.leastSent,
      slowUntil,
      senders: known.map(
        ({ id, channel, provider, number, messagingServiceSid, mailbox, stoppedAt, stoppedReason }) => {
          const own = fared.get(id) ?? nothing;
          return {
            id,
            channel,
            provider,
            name: number ?? messagingServiceSid ?? "",
            isStopped: stoppedAt !== null,
            stoppedReason,
            sent: own.sent,
            rates: ratesOf(own, channel),
            today: mailbox ? todayOf(dailyLimitOf(mailbox, tx.now()), used.get(id) ?? 0, slowUntil) : null,
          };
        },
      ),
    };
  });
}

/** What a mailbox sent today and may send: less while e-mail is slowed down. */
function todayOf({ limit, warmUp }: DailyLimit, sent: number, slowUntil: Date | null) {
  return { sent, limit: slowUntil ? slowedLimit(limit) : limit, warmUp };
}

const nothing: Fared = { sent: 0, undelivered: 0, complained: 0, optOuts: 0, filtered: 0 };

/** One query over the week's messages, by sender. */
async function lastWeek(tx: Tx): Promise<Map<string, Fared>> {
  const since = new Date(tx.now().getTime() - mailStopLevels.days * dayMs);
  const rows = await tx
    .select({
      senderId: touches.senderId,
      sent: sql<number>`count(*)::int`,
      undelivered: sql<number>`count(*) filter (where ${touches.delivery} = 'undelivered')::int`,
      complained: sql<number>`count(*) filter (where ${complainedSince(since)})::int`,
      optOuts: sql<number>`count(distinct ${touches.leadId}) filter (where ${optedOutAfter})::int`,
      filtered: sql<number>`count(*) filter (where ${inArray(touches.errorCode, [...filterLimit.codes])})::int`,
    })
    .from(touches)
    .where(and(eq(touches.tenantId, tx.tenantId), eq(touches.status, "sent"), gte(touches.sentAt, since)))
    .groupBy(touches.senderId);
  return new Map(rows.flatMap(({ senderId, ...fared }) => (senderId ? [[senderId, fared]] : [])));
}
