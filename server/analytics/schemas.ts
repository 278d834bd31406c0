import { z } from "zod";
import { Outcome } from "@/server/campaigns/schemas";

/** Below this many people a rate says "too few" instead of a figure. */
export const fewestForARate = 30;

/** A share of people with the 95 % interval in which the true share lies. */
export const Rate = z.object({
  numerator: z.number().int(),
  denominator: z.number().int(),
  rate: z.number().nullable(), // null: nobody to divide by
  low: z.number().nullable(),
  high: z.number().nullable(),
  isTooFew: z.boolean(),
});
export type Rate = z.infer<typeof Rate>;

/** How much more the texted booked than the holdout, in shares of people. */
export const Lift = z.object({
  treated: Rate,
  holdout: Rate,
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  isTooFew: z.boolean(),
});
export type Lift = z.infer<typeof Lift>;

export const metrics = [
  "sent",
  "delivered",
  "replied",
  "engaged",
  "booked",
  "opted_out",
  "response_rate",
  "booking_rate",
  "lift",
] as const;
export type Metric = (typeof metrics)[number];

/** The one definition sheet: what each figure counts, over whom. */
export const definitions: Record<Metric, { name: string; counts: string }> = {
  sent: { name: "Sent", counts: "People whom a text of this campaign left for." },
  delivered: {
    name: "Delivered",
    counts: "People of those for whom the carrier confirmed a delivery, or who replied or booked.",
  },
  replied: {
    name: "Replied",
    counts: "People who texted back after this campaign's first text to them, opt-outs included.",
  },
  engaged: {
    name: "Engaged",
    counts: "People who replied and are in a conversation, or who booked; opt-outs and refusals are not.",
  },
  booked: {
    name: "Booked",
    counts: "People who agreed to a call after this campaign's first text to them; cancelled calls do not count.",
  },
  opted_out: { name: "Opted out", counts: "People who were texted by this campaign and have opted out since." },
  response_rate: { name: "Response rate", counts: "People who replied, of the people delivered to." },
  booking_rate: { name: "Booking rate", counts: "People who booked, of the people delivered to." },
  lift: {
    name: "Lift over the holdout",
    counts:
      "Share of the texted who booked since the launch, less that share of the holdout. Both groups were reachable at the launch; a stable hash of campaign and lead drew the holdout.",
  },
};

export const OutcomeRowsInput = z.object({
  campaignId: z.uuid("This campaign was not found."),
  outcome: Outcome,
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
});
export type OutcomeRowsInput = z.input<typeof OutcomeRowsInput>;
