import { and, desc, eq, inArray, isNotNull, isNull, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { conversations, leads, messages, replies, requiredTexts, touches } from "@/drizzle/schema";
import { freeWindow, lastHeard } from "@/server/messaging";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { makeCursor, readCursor } from "@/server/platform/cursor";
import { inTransaction, type Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import { literal } from "@/server/platform/literal";
import { tenantKeys } from "@/server/platform/vault";
import { withFiles } from "./attached/rows";
import { isOrBecame, threadIds } from "./rows";
import { endedStates, type InboxView, ListConversationsInput, ThreadInput } from "./schemas";

/** Reps see their own and unassigned threads; everybody else who may read sees all. A thread that goes on in another is no thread of its own. */
export const visibleTo = (ctx: Ctx): SQL | undefined =>
  and(
    isNull(conversations.mergedIntoId),
    ctx.role === "sales_rep"
      ? or(eq(conversations.assigneeId, ctx.actor.id), isNull(conversations.assigneeId))
      : undefined,
  );

const inView = (ctx: Ctx): Record<InboxView, SQL | undefined> => ({
  "needs-human": isNotNull(conversations.needsHuman),
  mine: eq(conversations.assigneeId, ctx.actor.id),
  unassigned: and(isNull(conversations.assigneeId), isNotNull(conversations.needsHuman)),
  "ai-active": and(
    eq(conversations.owner, "ai"),
    isNull(conversations.needsHuman),
    isNotNull(conversations.lastInboundAt),
    notInArray(conversations.state, [...endedStates]),
  ),
  all: undefined,
});

/** Where a page begins, and how the next one is named: a place in time, told apart by id. */
async function pagesOf(tx: Tx, list: string, [time, id]: readonly [PgColumn, PgColumn]) {
  const keys = await tenantKeys(tx);
  return {
    after(cursor: string | undefined): SQL | undefined {
      if (!cursor) return undefined;
      const [at, last] = readCursor(keys, list, cursor);
      return sql`(${time}, ${id}) < (${at}::timestamptz, ${last}::uuid)`;
    },
    cursorOf: (at: Date, last: string) => makeCursor(keys, list, [at.toISOString(), last]),
  };
}

const listed = {
  id: conversations.id,
  leadId: conversations.leadId,
  firstName: leads.firstName,
  lastName: leads.lastName,
  company: leads.company,
  channel: conversations.channel,
  state: conversations.state,
  owner: conversations.owner,
  assigneeId: conversations.assigneeId,
  needsHuman: conversations.needsHuman,
  preview: conversations.lastPreview,
  lastDirection: conversations.lastDirection,
  lastMessageAt: conversations.lastMessageAt,
  isUnread: conversations.isUnread,
};

const bySearch = (search: string | undefined): SQL | undefined =>
  search ? sql`${leads.searchText} like ${`%${literal(search.toLowerCase())}%`}` : undefined;

/** The inbox, newest first, by keyset. */
export async function listConversations(ctx: Ctx, input: ListConversationsInput) {
  authorize(ctx, "conversations:read");
  const { view, state, search, cursor, limit } = ListConversationsInput.parse(input);
  const conditions = [inView(ctx)[view], visibleTo(ctx), state && eq(conversations.state, state), bySearch(search)];
  return inTransaction(ctx, async (tx) => {
    const pages = await pagesOf(tx, "inbox", [conversations.lastMessageAt, conversations.id]);
    const rows = await tx
      .select(listed)
      .from(conversations)
      .leftJoin(leads, and(eq(leads.tenantId, conversations.tenantId), eq(leads.id, conversations.leadId)))
      .where(and(eq(conversations.tenantId, tx.tenantId), ...conditions, pages.after(cursor)))
      .orderBy(desc(conversations.lastMessageAt), desc(conversations.id))
      .limit(limit + 1);
    return pageOf(rows, limit, (row) => pages.cursorOf(row.lastMessageAt, row.id));
  });
}

/** The first `limit` rows and where the next page begins. */
export function pageOf<Row>(rows: Row[], limit: number, cursorFor: (row: Row) => string) {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const hasMore = rows.length > limit;
  return { data, nextCursor: hasMore && last ? cursorFor(last) : null, hasMore };
}

const counted = 100;

/** How many threads each view holds, counted up to 100. */
export async function countViews(ctx: Ctx): Promise<Record<InboxView, number>> {
  authorize(ctx, "conversations:read");
  return inTransaction(ctx, async (tx) => {
    const count = (view: InboxView) => countUpTo(tx, and(inView(ctx)[view], visibleTo(ctx)));
    return {
      "needs-human": await count("needs-human"),
      mine: await count("mine"),
      unassigned: await count("unassigned"),
      "ai-active": await count("ai-active"),
      all: await count("all"),
    };
  });
}

async function countUpTo(tx: Tx, condition: SQL | undefined): Promise<number> {
  const some = tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.tenantId, tx.tenantId), condition))
    .limit(counted)
    .as("some");
  const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}

export async function visibleConversation(tx: Tx, id: string) {
  const condition = and(eq(conversations.tenantId, tx.tenantId), visibleTo(tx.ctx));
  const [row] = isId(id)
    ? await tx
        .select()
        .from(conversations)
        .where(and(condition, isOrBecame(tx, id)))
    : [];
  if (!row) throw new NotFound("conversation");
  return row;
}

/** The thread's texts, newest first, by keyset, each outbound one with its delivery. */
export async function listMessages(ctx: Ctx, input: ThreadInput) {
  authorize(ctx, "conversations:read");
  const { conversationId, cursor, limit } = ThreadInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const threads = await threadIds(tx, (await visibleConversation(tx, conversationId)).id);
    const pages = await pagesOf(tx, `thread:${conversationId}`, [messages.at, messages.id]);
    const rows = await tx
      .select({
        id: messages.id,
        direction: messages.direction,
        channel: messages.channel,
        subject: messages.subject,
        body: messages.body,
        link: touches.link,
        author: messages.author,
        authorId: messages.authorId,
        segments: messages.segments,
        lane: messages.lane,
        at: messages.at,
        touchId: messages.touchId,
        touchStatus: touches.status,
        delivery: touches.delivery,
        carrierStatus: touches.providerStatus,
        reason: touches.reason,
        verdict: touches.verdict,
        fileIds: messages.fileIds,
        sentFileIds: touches.fileIds,
      })
      .from(messages)
      .leftJoin(touches, and(eq(touches.tenantId, messages.tenantId), eq(touches.id, messages.touchId)))
      .where(and(eq(messages.tenantId, tx.tenantId), inArray(messages.conversationId, threads), pages.after(cursor)))
      .orderBy(desc(messages.at), desc(messages.id))
      .limit(limit + 1);
    const page = pageOf(rows, limit, (row) => pages.cursorOf(row.at, row.id));
    return { ...page, data: await withFiles(tx, page.data) };
  });
}

/** The row that a waiting text of a source is composed from. */
const keyOf = (source: "reply" | "notice") =>
  sql`case when ${touches.source} = ${source} then ${touches.sourceKey}::uuid end`;

/** What waits to be sent in a thread, with its words where they are fixed already: shown as "Sending…", held or unknown. */
export async function listPending(ctx: Ctx, conversationId: string) {
  authorize(ctx, "conversations:read");
  return inTransaction(ctx, async (tx) => {
    const threads = await threadIds(tx, (await visibleConversation(tx, conversationId)).id);
    return tx
      .select({
        id: touches.id,
        source: touches.source,
        status: touches.status,
        reason: touches.reason,
        dueAt: touches.dueAt,
        body: sql<string | null>`coalesce(${touches.body}, ${replies.body}, ${requiredTexts.body})`,
        author: touches.author,
      })
      .from(touches)
      .leftJoin(replies, and(eq(replies.tenantId, touches.tenantId), eq(replies.id, keyOf("reply"))))
      .leftJoin(requiredTexts, and(eq(requiredTexts.tenantId, touches.tenantId), eq(requiredTexts.id, keyOf("notice"))))
      .where(
        and(
          eq(touches.tenantId, tx.tenantId),
          inArray(touches.conversationId, threads),
          sql`${touches.status} in ('pending', 'held', 'sending', 'unknown')`,
        ),
      )
      .orderBy(touches.dueAt)
      .limit(20);
  });
}

/** Until when free words may go where the lead writes by WhatsApp; null elsewhere. */
async function whatsAppWindow(tx: Tx, { id, channel }: { id: string; channel: string }) {
  if (channel !== "whatsapp") return null;
  const { isOpen, closesAt, sentence } = freeWindow((await lastHeard(tx, [id])).get(id)?.at ?? null, tx.now());
  return { isOpen, closesAt, sentence };
}

/** One thread's header: who, whose turn, what state. */
export async function getConversation(ctx: Ctx, conversationId: string) {
  authorize(ctx, "conversations:read");
  return inTransaction(ctx, async (tx) => {
    const {
      peerSealed: _,
      peerHash: __,
      turnToken: ___,
      turnLeaseUntil: ____,
      ...shown
    } = await visibleConversation(tx, conversationId);
    const lead = shown.leadId
      ? await tx
          .select({
            firstName: leads.firstName,
            lastName: leads.lastName,
            company: leads.company,
            suppressed: leads.suppressed,
            timeZone: leads.timeZone,
            phoneZones: leads.phoneZones,
          })
          .from(leads)
          .where(and(eq(leads.tenantId, tx.tenantId), eq(leads.id, shown.leadId)))
      : [];
    return { ...shown, lead: lead[0] ?? null, whatsApp: await whatsAppWindow(tx, shown) };
  });
}
