import { and, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { auditEntries, bookings, consentRecords, messages, suppressions, touches } from "@/drizzle/schema";
import { historyIds, leadRow } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";

/** One line of a lead's life, whatever it came from. */
export type TimelineItem = {
  id: string;
  kind: "message" | "touch" | "booking" | "consent" | "suppression" | "change";
  at: Date;
  /** What happened, in the source's own word: "in", "out", "skipped", "granted", "lead.edited", ... */
  event: string;
  text: string | null;
  details: Record<string, unknown>;
};

type Slice = { leadIds: string[]; before: Date | null; limit: number };
const older = (column: PgColumn, before: Date | null): SQL | undefined => (before ? lt(column, before) : undefined);

const messageItems = async (tx: Tx, { leadIds, before, limit }: Slice): Promise<TimelineItem[]> => {
  const rows = await tx
    .select({
      message: messages,
      status: touches.status,
      delivery: touches.delivery,
      verdict: touches.verdict,
      campaignId: touches.campaignId,
      step: touches.step,
    })
    .from(messages)
    .leftJoin(touches, and(eq(touches.tenantId, messages.tenantId), eq(touches.id, messages.touchId)))
    .where(and(eq(messages.tenantId, tx.tenantId), inArray(messages.leadId, leadIds), older(messages.at, before)))
    .orderBy(desc(messages.at))
    .limit(limit);
  return rows.map(({ message, ...touch }) => ({
    id: message.id,
    kind: "message",
    at: message.at,
    event: message.direction,
    text: message.body,
    details: { author: message.author, lane: message.lane, ...touch },
  }));
};

/** Intended sends that did not become a message: why not, or when. */
const touchItems = async (tx: Tx, { leadIds, before, limit }: Slice): Promise<TimelineItem[]> => {
  const unsent = sql`${touches.status} <> 'sent'`;
  const rows = await tx
    .select()
    .from(touches)
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        inArray(touches.leadId, leadIds),
        unsent,
        older(touches.updatedAt, before),
      ),
    )
    .orderBy(desc(touches.updatedAt))
    .limit(limit);
  return rows.map((touch) => ({
    id: touch.id,
    kind: "touch",
    at: touch.updatedAt,
    event: touch.status,
    text: touch.reason,
    details: {
      source: touch.source,
      campaignId: touch.campaignId,
      step: touch.step,
      dueAt: touch.dueAt,
      verdict: touch.verdict,
      body: touch.body,
    },
  }));
};

const bookingItems = async (tx: Tx, { leadIds, before, limit }: Slice): Promise<TimelineItem[]> => {
  const rows = await tx
    .select()
    .from(bookings)
    .where(and(eq(bookings.tenantId, tx.tenantId), inArray(bookings.leadId, leadIds), older(bookings.bookedAt, before)))
    .orderBy(desc(bookings.bookedAt))
    .limit(limit);
  return rows.map((row) => ({
    id: row.id,
    kind: "booking",
    at: row.bookedAt,
    event: row.source,
    text: null,
    details: { startsAt: row.startsAt, campaignId: row.campaignId },
  }));
};

const consentItems = async (tx: Tx, { leadIds, before, limit }: Slice): Promise<TimelineItem[]> => {
  const rows = await tx
    .select()
    .from(consentRecords)
    .where(
      and(
        eq(consentRecords.tenantId, tx.tenantId),
        inArray(consentRecords.leadId, leadIds),
        older(consentRecords.createdAt, before),
      ),
    )
    .orderBy(desc(consentRecords.createdAt))
    .limit(limit);
  return rows.map((row) => ({
    id: row.id,
    kind: "consent",
    at: row.createdAt,
    event: row.event,
    text: row.verbatim ?? row.wording,
    details: {
      channel: row.channel,
      source: row.source,
      obtainedAt: row.obtainedAt,
      warranty: row.warranty,
      actor: row.actor,
    },
  }));
};

const suppressionItems = async (tx: Tx, { leadIds, before, limit }: Slice): Promise<TimelineItem[]> => {
  const rows = await tx
    .select()
    .from(suppressions)
    .where(
      and(
        eq(suppressions.tenantId, tx.tenantId),
        inArray(suppressions.leadId, leadIds),
        older(suppressions.createdAt, before),
      ),
    )
    .orderBy(desc(suppressions.createdAt))
    .limit(limit);
  return rows.map((row) => ({
    id: row.id,
    kind: "suppression",
    at: row.createdAt,
    event: row.reason,
    text: row.verbatim,
    details: { channels: row.channels, actor: row.actor, liftedAt: row.liftedAt },
  }));
};

const changeItems = async (tx: Tx, { leadIds, before, limit }: Slice): Promise<TimelineItem[]> => {
  const about = and(
    eq(auditEntries.tenantId, tx.tenantId),
    eq(auditEntries.subjectType, "lead"),
    inArray(auditEntries.subjectId, leadIds),
  );
  const rows = await tx
    .select()
    .from(auditEntries)
    .where(and(about, older(auditEntries.at, before)))
    .orderBy(desc(auditEntries.at))
    .limit(limit);
  return rows.map((row) => ({
    id: row.id,
    kind: "change",
    at: row.at,
    event: row.action,
    text: row.reason,
    details: { actor: row.actorName, diff: row.diff },
  }));
};

const sources = [messageItems, touchItems, bookingItems, consentItems, suppressionItems, changeItems];

export type TimelineInput = { leadId: string; before?: string; limit?: number };

/** Everything that happened to a lead and to those merged into it, newest first: texts, sends that did not happen and why, bookings, consent, changes. */
export async function leadTimeline(ctx: Ctx, { leadId, before, limit = 50 }: TimelineInput) {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) => {
    const leadIds = await historyIds(tx, await leadRow(tx, leadId));
    const slice = { leadIds, before: before ? new Date(before) : null, limit: limit + 1 };
    const items: TimelineItem[] = [];
    for (const source of sources) items.push(...(await source(tx, slice)));
    items.sort((a, b) => b.at.getTime() - a.at.getTime());
    return newest(items, limit);
  });
}

/** A page never parts what happened at one instant, since the next page begins before it. */
function newest(items: TimelineItem[], limit: number) {
  const cut = items[limit]?.at.getTime();
  if (cut === undefined) return { data: items, nextBefore: null, hasMore: false };
  const whole = items.filter(({ at }) => at.getTime() > cut);
  const data = whole.length > 0 ? whole : items.filter(({ at }) => at.getTime() === cut);
  return { data, nextBefore: data.at(-1)?.at.toISOString() ?? null, hasMore: true };
}
