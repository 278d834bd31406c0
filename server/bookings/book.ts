import { and, desc, eq, inArray, isNotNull } from "drizzle-orm";
import { bookings, touches } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { moveTo, openForLead } from "@/server/conversations";
import { conversationChanged } from "@/server/conversations/events";
import { currentId, historyIds, leadRow, setResponseStatus } from "@/server/leads";
import { cancelPending } from "@/server/messaging";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { NotFound, Refused } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { bookingMade } from "./events";
import { linkByToken } from "./links";
import { type BookingSource, CreateBookingInput } from "./schemas";

export type Booking = typeof bookings.$inferSelect;
type Call = {
  leadId: string;
  campaignId: string | null;
  startsAt: Date;
  source: BookingSource;
  externalId: string | null;
};

/** Books a call for a lead, or for whoever a link belongs to; the same call again answers the booking that is there. */
export async function createBooking(
  ctx: Ctx,
  given: CreateBookingInput,
): Promise<{ booking: Booking; isNew: boolean }> {
  authorize(ctx, "bookings:write");
  const input = CreateBookingInput.parse(given);
  return inTransaction(ctx, async (tx) => {
    const whose = input.token ? await linkByToken(tx, input.token) : await ofLead(tx, input.lead_id ?? "");
    if (input.token && input.lead_id && whose.leadId !== (await currentId(tx, input.lead_id)))
      throw new Refused("This booking link belongs to another lead.");
    return bookIn(tx, {
      leadId: whose.leadId,
      campaignId: whose.campaignId,
      startsAt: new Date(input.starts_at),
      source: input.source,
      externalId: input.external_id ?? null,
    });
  });
}

/** A lead's last campaign text gets the credit where no link tells. */
async function ofLead(tx: Tx, leadId: string): Promise<{ leadId: string; campaignId: string | null }> {
  const lead = await leadRow(tx, leadId);
  const [last] = await tx
    .select({ campaignId: touches.campaignId })
    .from(touches)
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        inArray(touches.leadId, await historyIds(tx, lead)),
        eq(touches.status, "sent"),
        isNotNull(touches.campaignId),
      ),
    )
    .orderBy(desc(touches.sentAt))
    .limit(1);
  return { leadId: lead.id, campaignId: last?.campaignId ?? null };
}

/** The booking itself, in the caller's transaction: stored once, state booked, follow-ups cancelled, told to everybody. */
export async function bookIn(tx: Tx, call: Call): Promise<{ booking: Booking; isNew: boolean }> {
  const known = await knownBooking(tx, call);
  if (known) return { booking: await moved(tx, known, call), isNew: false };
  const [booking] = await tx
    .insert(bookings)
    .values({ ...call, tenantId: tx.tenantId, id: newId(), bookedAt: tx.now(), createdAt: tx.realNow() })
    .onConflictDoNothing()
    .returning();
  const stored = booking ?? (await knownBooking(tx, call)) ?? (await knownBooking(tx, { ...call, externalId: null }));
  if (!stored) throw new NotFound("booking");
  if (!booking) return { booking: stored, isNew: false };
  await cancelPending(tx, {
    leadIds: [call.leadId],
    classes: ["marketing"],
    stopOn: "booking",
    reason: "The lead booked a call.",
  });
  await moveTo(tx, await openForLead(tx, call.leadId), { state: "booked" });
  await setResponseStatus(tx, [call.leadId], "Interested");
  await record(tx, "booking.made", {
    subject: { type: "booking", id: stored.id },
    after: { leadId: call.leadId, source: call.source, startsAt: call.startsAt },
  });
  await announce(tx, conversationChanged, { conversationId: call.leadId });
  await announce(tx, bookingMade, { bookingId: stored.id, leadId: call.leadId, campaignId: call.campaignId });
  return { booking: stored, isNew: true };
}

async function knownBooking(tx: Tx, { leadId, startsAt, externalId }: Call): Promise<Booking | null> {
  const mine = eq(bookings.tenantId, tx.tenantId);
  const sameCall = externalId
    ? eq(bookings.externalId, externalId)
    : and(eq(bookings.leadId, leadId), eq(bookings.startsAt, startsAt));
  const [known] = await tx.select().from(bookings).where(and(mine, sameCall));
  return known ?? null;
}

/** The provider's own id at another time: the call was moved, not made again. */
async function moved(tx: Tx, known: Booking, { startsAt, leadId }: Call): Promise<Booking> {
  if (known.startsAt.getTime() === startsAt.getTime() || known.leadId !== leadId) return known;
  const [after] = await tx
    .update(bookings)
    .set({ startsAt, cancelledAt: null })
    .where(and(eq(bookings.tenantId, tx.tenantId), eq(bookings.id, known.id)))
    .returning();
  await record(tx, "booking.moved", {
    subject: { type: "booking", id: known.id },
    before: { startsAt: known.startsAt },
    after: { startsAt },
  });
  return after ?? known;
}
