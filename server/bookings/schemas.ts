import { z } from "zod";

export const bookingSources = ["webhook", "manual", "simulated", "api"] as const;
export const BookingSource = z.enum(bookingSources);
export type BookingSource = z.infer<typeof BookingSource>;

/** Eight random characters and four that only this tenant's key can make. */
export const BookingToken = z.string().regex(/^[0-9A-Za-z_-]{12}$/, "This is not a booking link of ours.");

const startsAt = z.iso.datetime({ offset: true, error: "starts_at must be a time such as 2026-03-04T15:00:00Z." });

/** A call that was agreed: for a lead, or for whoever the link belongs to. */
export const CreateBookingInput = z
  .object({
    lead_id: z.uuid("lead_id must be an id.").optional(),
    token: BookingToken.optional(),
    starts_at: startsAt,
    source: BookingSource.default("api"),
    external_id: z.string().trim().min(1).max(200).optional(),
  })
  .refine((input) => input.lead_id !== undefined || input.token !== undefined, {
    error: "Name the lead by lead_id or by the token of its link.",
    path: ["lead_id"],
  });
export type CreateBookingInput = z.input<typeof CreateBookingInput>;

/** What a booking page posts to `/api/webhooks/booking/generic`. */
export const BookingWebhook = z.object({
  id: z.string().trim().min(1).max(200),
  token: z.string().max(40),
  starts_at: startsAt,
});
export type BookingWebhook = z.infer<typeof BookingWebhook>;

export const bookingProviders = ["generic"] as const;
export const BookingProvider = z.enum(bookingProviders);
export type BookingProvider = z.infer<typeof BookingProvider>;

export const ListBookingsInput = z.object({
  campaignId: z.uuid().optional(),
  leadId: z.uuid().optional(),
  since: z.coerce.date().optional(),
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
});
export type ListBookingsInput = z.input<typeof ListBookingsInput>;
