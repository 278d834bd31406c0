import { and, desc, eq, gt, inArray, isNotNull, isNull } from "drizzle-orm";
import { bookings, campaignSteps, campaigns, leads, messages, touches } from "@/drizzle/schema";
import { bookingLinkFor } from "@/server/bookings";
import { brandOf } from "@/server/branding";
import type { Brand } from "@/server/branding/schemas";
import { threadIds } from "@/server/conversations";
import type { Tx } from "@/server/platform/db";
import type { Claimed } from "./claim";
import type { ContextPack, LeadFacts, OpeningWords } from "./pack";

const HISTORY = 14;
const USUAL_LINK_LENGTH = 48;

/** A claimed conversation with all that its turn may know. */
export interface TurnContext {
  claimed: Claimed;
  pack: ContextPack;
  /** The texts that this turn takes into account. */
  inboundIds: string[];
  newestInboundId: string | null;
}

/** Everything one turn needs, read in the transaction that claimed it. */
export async function loadContext(tx: Tx, claimed: Claimed): Promise<TurnContext> {
  const { conversation } = claimed;
  const [brand, thread, lead, programme] = await Promise.all([
    brandOf(tx),
    lastTexts(tx, conversation.id),
    leadFacts(tx, conversation.leadId),
    programmeOf(tx, conversation.id),
  ]);
  const waiting = waitingTexts(thread);
  const before = thread.filter((text) => !waiting.includes(text));
  const bookingUrl = programme.bookingUrl ?? brand.bookingUrl;
  return {
    claimed,
    inboundIds: waiting.map(({ id }) => id),
    newestInboundId: waiting.at(-1)?.id ?? null,
    pack: {
      state: conversation.state,
      language: conversation.language,
      brand: brandFacts(brand),
      lead,
      brief: programme.words,
      inbound: waiting.map(({ body }) => body),
      history: before.map(({ direction, body }) => ({
        from: direction === "in" ? ("lead" as const) : ("us" as const),
        text: body,
      })),
      facts: {
        now: tx.now(),
        hasBookingPage: bookingUrl !== null && conversation.leadId !== null,
        isBooked: await isBooked(tx, conversation.leadId),
        linkOfferedAt: conversation.linkOfferedAt,
        optOutAskedAt: conversation.optOutAskedAt,
        softNoes: conversation.softNoes,
        unclearInRow: conversation.unclearInRow,
        positiveTurns: conversation.positiveTurns,
        isFirstText: conversation.lastOutboundAt === null,
        aiDisclosed: thread.some(({ author }) => author === "ai"),
      },
      linkLength: USUAL_LINK_LENGTH,
      seed: before.length + waiting.length + claimed.token,
    },
  };
}

const brandFacts = ({ businessName, assistantName, about, helpContact }: Brand) => ({
  businessName,
  assistantName,
  about,
  helpContact,
});

type Text = Pick<typeof messages.$inferSelect, "id" | "direction" | "body" | "author" | "processedAt" | "lane">;

async function lastTexts(tx: Tx, conversationId: string): Promise<Text[]> {
  const { id, direction, body, author, processedAt, lane, at } = messages;
  const rows = await tx
    .select({ id, direction, body, author, processedAt, lane })
    .from(messages)
    .where(
      and(eq(messages.tenantId, tx.tenantId), inArray(messages.conversationId, await threadIds(tx, conversationId))),
    )
    .orderBy(desc(at), desc(id))
    .limit(HISTORY);
  return rows.reverse();
}

/** What no turn has taken into account yet; after a hand-back, what came since our last text. */
function waitingTexts(thread: readonly Text[]): Text[] {
  const unprocessed = thread.filter(({ direction, processedAt }) => direction === "in" && processedAt === null);
  if (unprocessed.length > 0) return unprocessed;
  const lastOut = thread.findLastIndex(({ direction }) => direction === "out");
  return thread.slice(lastOut + 1).filter(({ lane }) => lane === null);
}

async function leadFacts(tx: Tx, leadId: string | null): Promise<LeadFacts> {
  if (!leadId) return { firstName: null, company: null };
  const [row] = await tx
    .select({ firstName: leads.firstName, company: leads.company })
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), eq(leads.id, leadId)));
  return row ?? { firstName: null, company: null };
}

async function isBooked(tx: Tx, leadId: string | null): Promise<boolean> {
  if (!leadId) return false;
  const [row] = await tx
    .select({ id: bookings.id })
    .from(bookings)
    .where(
      and(
        eq(bookings.tenantId, tx.tenantId),
        inArray(bookings.leadId, await threadIds(tx, leadId)),
        isNull(bookings.cancelledAt),
        gt(bookings.startsAt, tx.now()),
      ),
    )
    .limit(1);
  return row !== undefined;
}

interface Programme {
  campaignId: string | null;
  bookingUrl: string | null;
  words: OpeningWords;
}

/** The campaign that opened the thread: its booking page, and what its author told the AI. */
export async function programmeOf(tx: Tx, conversationId: string): Promise<Programme> {
  const [row] = await tx
    .select({ campaignId: touches.campaignId, bookingUrl: campaigns.bookingUrl, brief: campaignSteps.brief })
    .from(touches)
    .innerJoin(campaigns, and(eq(campaigns.tenantId, touches.tenantId), eq(campaigns.id, touches.campaignId)))
    .leftJoin(
      campaignSteps,
      and(
        eq(campaignSteps.tenantId, touches.tenantId),
        eq(campaignSteps.campaignId, touches.campaignId),
        eq(campaignSteps.step, touches.step),
      ),
    )
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        inArray(touches.conversationId, await threadIds(tx, conversationId)),
        isNotNull(touches.campaignId),
        isNotNull(touches.sentAt),
      ),
    )
    .orderBy(desc(touches.sentAt))
    .limit(1);
  return {
    campaignId: row?.campaignId ?? null,
    bookingUrl: row?.bookingUrl ?? null,
    words: wordsOf(row?.brief ?? null),
  };
}

function wordsOf(brief: Record<string, unknown> | null): OpeningWords {
  const list = (value: unknown): string[] =>
    Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  return {
    goal: typeof brief?.goal === "string" ? brief.goal : null,
    mustSay: list(brief?.must_say),
    neverSay: list(brief?.never_say),
  };
}

/** The lead's own address of the booking page, or null where there is none to offer. */
export async function bookingAddress(
  tx: Tx,
  conversation: { id: string; leadId: string | null },
): Promise<string | null> {
  if (!conversation.leadId) return null;
  const [programme, brand] = [await programmeOf(tx, conversation.id), await brandOf(tx)];
  const targetUrl = programme.bookingUrl ?? brand.bookingUrl;
  return targetUrl
    ? bookingLinkFor(tx, { leadId: conversation.leadId, campaignId: programme.campaignId, targetUrl })
    : null;
}

/** Whether a text came in that the turn does not know. */
export async function hasNewerInbound(tx: Tx, conversationId: string, known: readonly string[]): Promise<boolean> {
  const rows = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.tenantId, tx.tenantId),
        inArray(messages.conversationId, await threadIds(tx, conversationId)),
        eq(messages.direction, "in"),
        isNull(messages.processedAt),
      ),
    );
  return rows.some(({ id }) => !known.includes(id));
}

/** Marks texts as taken into account, with what they were read as. */
export async function markProcessed(tx: Tx, ids: readonly string[], analysis: Record<string, unknown>): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(messages)
    .set({ processedAt: tx.now(), analysis })
    .where(and(eq(messages.tenantId, tx.tenantId), inArray(messages.id, [...ids]), isNull(messages.processedAt)));
}
