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

/** What a chart over time counts, in the order of its legend: each person once, in the span in which it first happened. */
export const timelineSeries = ["sent", "replied", "booked", "opted_out"] as const satisfies readonly Outcome[];
export type TimelineSeries = (typeof timelineSeries)[number];

/** A span of a chart: when it begins (ISO) and how many people it saw. */
export type TimelinePoint = { at: string } & Record<TimelineSeries, number>;

/** Spans of `size` units each without a gap between them, oldest first; none before the first text has left. */
export type Timeline = { unit: "hour" | "day" | "week"; size: number; points: TimelinePoint[] };

/** The viewer's IANA zone: days and weeks begin at its midnight. */
const timeZone = z.string().max(64).default("UTC");

export const TimelineInput = z.object({ campaignId: z.uuid("This campaign was not found."), timeZone });
export type TimelineInput = z.input<typeof TimelineInput>;

export const recentSeries = ["sent", "replied", "booked"] as const satisfies readonly TimelineSeries[];
export type RecentSeries = (typeof recentSeries)[number];

export const RecentDaysInput = z.object({ timeZone });
export type RecentDaysInput = z.input<typeof RecentDaysInput>;

/** The last days with the people of each day, and the people of them all: who was texted twice counts once there. */
export type RecentDays = {
  days: ({ at: string } & Record<RecentSeries, number>)[];
  total: Record<RecentSeries, number>;
};

export const OutcomeRowsInput = z.object({
  campaignId: z.uuid("This campaign was not found."),
  outcome: Outcome,
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
});
export type OutcomeRowsInput = z.input<typeof OutcomeRowsInput>;
