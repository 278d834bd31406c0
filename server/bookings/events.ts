import { z } from "zod";
import { defineEvent } from "@/server/platform/announce";

/** A lead agreed to a call. */
export const bookingMade = defineEvent(
  "bookings/booking.made",
  z.object({ bookingId: z.string(), leadId: z.string(), campaignId: z.string().nullable() }),
);

/** A lead opened its booking link. */
export const linkClicked = defineEvent("bookings/link.clicked", z.object({ leadId: z.string() }));
