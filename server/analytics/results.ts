import { campaignOf } from "@/server/campaigns";
import { type MailFigures, mailFigures } from "@/server/messaging";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { countOutcomes, type OutcomeCounts, outcomeRows } from "./outcomes";
import { liftOf, rateOf } from "./rate";
import { type Lift, OutcomeRowsInput, type Rate } from "./schemas";

export type Results = { counts: OutcomeCounts; responseRate: Rate; bookingRate: Rate; optOutRate: Rate; lift: Lift };

/** Everything that a campaign's report counts; each figure opens its people through `resultRows`. */
export async function campaignResults(
  ctx: Ctx,
  { campaignId }: { campaignId: string },
): Promise<Results & { mail: MailFigures | null }> {
  authorize(ctx, "campaigns:read");
  return inTransaction(ctx, async (tx) => {
    await campaignOf(tx, campaignId);
    return { ...resultsOf(await countOutcomes(tx, campaignId)), mail: await mailFigures(tx, campaignId) };
  });
}

/** The rates of the definition sheet from the counts. */
export const resultsOf = (counts: OutcomeCounts): Results => ({
  counts,
  responseRate: rateOf(counts.replied, counts.delivered),
  bookingRate: rateOf(counts.booked, counts.delivered),
  optOutRate: rateOf(counts.opted_out, counts.sent),
  lift: liftOf(
    { numerator: counts.reachable_booked, denominator: counts.reachable },
    { numerator: counts.holdout_booked, denominator: counts.holdout },
  ),
});

/** The people behind one figure of the report. */
export async function resultRows(ctx: Ctx, given: OutcomeRowsInput) {
  authorize(ctx, "analytics:read");
  const { campaignId, outcome, cursor, limit } = OutcomeRowsInput.parse(given);
  return inTransaction(ctx, async (tx) => {
    await campaignOf(tx, campaignId);
    const rows = await outcomeRows(tx, { campaignId, outcome, after: cursor, limit: limit + 1 });
    const data = rows.slice(0, limit);
    return { data, nextCursor: rows.length > limit ? (data.at(-1)?.lead_id ?? null) : null };
  });
}
