import { and, desc, eq, gte, isNull, lt, type SQL } from "drizzle-orm";
import { bookings, leads } from "@/drizzle/schema";
import { seenOnceBy } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { ListBookingsInput } from "./schemas";

/** Agreed calls of the leads that the actor sees, newest first, cancelled ones left out; by keyset over the id. */
export async function listBookings(ctx: Ctx, given: ListBookingsInput) {
  authorize(ctx, "bookings:read");
  const { campaignId, leadId, since, limit, cursor } = ListBookingsInput.parse(given);
  const conditions: (SQL | undefined)[] = [
    eq(bookings.tenantId, ctx.tenantId),
    isNull(bookings.cancelledAt),
    campaignId ? eq(bookings.campaignId, campaignId) : undefined,
    leadId ? eq(bookings.leadId, leadId) : undefined,
    since ? gte(bookings.bookedAt, since) : undefined,
    cursor ? lt(bookings.id, cursor) : undefined,
  ];
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({
        id: bookings.id,
        leadId: bookings.leadId,
        firstName: leads.firstName,
        lastName: leads.lastName,
        campaignId: bookings.campaignId,
        source: bookings.source,
        startsAt: bookings.startsAt,
        bookedAt: bookings.bookedAt,
      })
      .from(bookings)
      .innerJoin(leads, and(eq(leads.tenantId, bookings.tenantId), eq(leads.id, bookings.leadId)))
      .where(and(seenOnceBy(tx), ...conditions))
      .orderBy(desc(bookings.id))
      .limit(limit + 1);
    const data = rows.slice(0, limit);
    return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
  });
}
