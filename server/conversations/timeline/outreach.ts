import { and, eq, inArray, ne } from "drizzle-orm";
import { bookings, campaigns, dialogueTurns, messages, slowDowns, touches } from "@/drizzle/schema";
import { slowDownReasons } from "@/server/timing";
import { newestFirst, type TimelineSource, within } from "./slice";

const campaignOf = {
  campaignId: touches.campaignId,
  campaign: campaigns.name,
  launchedBy: campaigns.launchedBy,
  step: touches.step,
};
const ofCampaign = and(eq(campaigns.tenantId, touches.tenantId), eq(campaigns.id, touches.campaignId));

/** Texts both ways, each with what stands behind it in the ledger. */
export const messageSource: TimelineSource = {
  kind: "message",
  items: async (tx, slice) => {
    const place = { at: messages.at, id: messages.id };
    const rows = await tx
      .select({
        message: messages,
        ...campaignOf,
        source: touches.source,
        class: touches.class,
        delivery: touches.delivery,
        reason: touches.reason,
        choice: touches.choice,
        errorCode: touches.errorCode,
        verdict: touches.verdict,
      })
      .from(messages)
      .leftJoin(touches, and(eq(touches.tenantId, messages.tenantId), eq(touches.id, messages.touchId)))
      .leftJoin(campaigns, ofCampaign)
      .where(
        and(
          eq(messages.tenantId, tx.tenantId),
          inArray(messages.leadId, slice.leadIds),
          within(slice, place, [messages.body, campaigns.name]),
        ),
      )
      .orderBy(...newestFirst(place))
      .limit(slice.limit);
    return rows.map(({ message, ...touch }) => ({
      id: message.id,
      kind: "message",
      at: message.at,
      event: message.direction,
      text: message.subject ? `${message.subject}\n\n${message.body}` : message.body,
      details: { author: message.author, channel: message.channel, lane: message.lane, ...touch },
    }));
  },
};

/** Intended sends that did not become a message: why not, or when. */
export const touchSource: TimelineSource = {
  kind: "touch",
  items: async (tx, slice) => {
    const place = { at: touches.updatedAt, id: touches.id };
    const rows = await tx
      .select({ touch: touches, ...campaignOf })
      .from(touches)
      .leftJoin(campaigns, ofCampaign)
      .where(
        and(
          eq(touches.tenantId, tx.tenantId),
          inArray(touches.leadId, slice.leadIds),
          ne(touches.status, "sent"),
          within(slice, place, [touches.status, touches.reason, touches.body, campaigns.name]),
        ),
      )
      .orderBy(...newestFirst(place))
      .limit(slice.limit);
    return rows.map(({ touch, ...campaign }) => ({
      id: touch.id,
      kind: "touch",
      at: touch.updatedAt,
      event: touch.status,
      text: touch.reason,
      details: {
        ...campaign,
        author: touch.author,
        source: touch.source,
        class: touch.class,
        channel: touch.channel,
        choice: touch.choice,
        dueAt: touch.dueAt,
        errorCode: touch.errorCode,
        verdict: touch.verdict,
        body: touch.body,
      },
    }));
  },
};

/** What the assistant did with a text: answered, stayed silent, handed over. */
export const aiSource: TimelineSource = {
  kind: "ai",
  items: async (tx, slice) => {
    const place = { at: dialogueTurns.at, id: dialogueTurns.id };
    const rows = await tx
      .select()
      .from(dialogueTurns)
      .where(
        and(
          eq(dialogueTurns.tenantId, tx.tenantId),
          inArray(dialogueTurns.conversationId, slice.leadIds),
          within(slice, place, [dialogueTurns.outcome, dialogueTurns.reply, dialogueTurns.engine]),
        ),
      )
      .orderBy(...newestFirst(place))
      .limit(slice.limit);
    return rows.map((turn) => ({
      id: turn.id,
      kind: "ai",
      at: turn.at,
      event: turn.outcome,
      text: turn.outcome === "replied" ? null : turn.reply,
      details: {
        engine: turn.engine,
        promptVersion: turn.promptVersion,
        stateBefore: turn.stateBefore,
        stateAfter: turn.stateAfter,
      },
    }));
  },
};

export const bookingSource: TimelineSource = {
  kind: "booking",
  items: async (tx, slice) => {
    const place = { at: bookings.bookedAt, id: bookings.id };
    const rows = await tx
      .select()
      .from(bookings)
      .where(
        and(
          eq(bookings.tenantId, tx.tenantId),
          inArray(bookings.leadId, slice.leadIds),
          within(slice, place, [bookings.source]),
        ),
      )
      .orderBy(...newestFirst(place))
      .limit(slice.limit);
    return rows.map((row) => ({
      id: row.id,
      kind: "booking",
      at: row.bookedAt,
      event: row.source,
      text: null,
      details: { startsAt: row.startsAt, campaignId: row.campaignId, cancelledAt: row.cancelledAt },
    }));
  },
};

/** A sign that less is wanted: outreach waits, and until when. */
export const slowDownSource: TimelineSource = {
  kind: "slow_down",
  items: async (tx, slice) => {
    const place = { at: slowDowns.since, id: slowDowns.id };
    const rows = await tx
      .select()
      .from(slowDowns)
      .where(
        and(
          eq(slowDowns.tenantId, tx.tenantId),
          inArray(slowDowns.leadId, slice.leadIds),
          within(slice, place, [slowDowns.kind, slowDowns.channel]),
        ),
      )
      .orderBy(...newestFirst(place))
      .limit(slice.limit);
    return rows.map(({ id, since, until, kind, channel, endedAt, endedBy, endReason }) => ({
      id,
      kind: "slow_down",
      at: since,
      event: kind,
      text: `${slowDownReasons[kind].slice(0, 1).toUpperCase()}${slowDownReasons[kind].slice(1)}.`,
      details: { until, channel, endedAt, endedBy, endReason },
    }));
  },
};
