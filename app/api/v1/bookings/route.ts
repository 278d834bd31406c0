import { z } from "zod";
import { type Booking, createBooking, listBookings } from "@/server/bookings";
import { CreateBookingInput } from "@/server/bookings/schemas";
import { json, rest } from "../rest";

const shown = (booking: Pick<Booking, "id" | "leadId" | "campaignId" | "source" | "startsAt" | "bookedAt">) => ({
  id: booking.id,
  lead_id: booking.leadId,
  campaign_id: booking.campaignId,
  source: booking.source,
  starts_at: booking.startsAt.toISOString(),
  booked_at: booking.bookedAt.toISOString(),
});

export const POST = rest({ scope: "bookings:write", body: CreateBookingInput }, async ({ ctx, body }) => {
  const { booking, isNew } = await createBooking(ctx, body);
  return json(shown(booking), isNew ? 201 : 200);
});

const Query = z.object({
  campaign_id: z.uuid().optional(),
  lead_id: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
});

export const GET = rest({ scope: "bookings:read", query: Query }, async ({ ctx, query }) => {
  const { data, nextCursor } = await listBookings(ctx, {
    campaignId: query.campaign_id,
    leadId: query.lead_id,
    limit: query.limit,
    cursor: query.cursor,
  });
  return json({ data: data.map(shown), next_cursor: nextCursor, has_more: nextCursor !== null });
});
