import { campaignOf } from "@/server/campaigns";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { bucketsOf, placeAmong, type Span } from "./buckets";
import { outcomesOverTime, type QuarterCounts } from "./outcomes";
import { type Timeline, TimelineInput, timelineSeries } from "./schemas";
import { knownZone } from "./zone";

const quarterMs = 900_000;

/**
 * A campaign's people over time: who was first texted, first replied, booked and opted out in each span. The sums over
 * all spans are the counts of `campaignResults`. A finished campaign ends with its last happening, a live one now.
 * @throws NotFound, Refused for an unknown zone.
 */
export async function campaignTimeline(ctx: Ctx, given: TimelineInput): Promise<Timeline> {
  authorize(ctx, "campaigns:read");
  const { campaignId, ...asked } = TimelineInput.parse(given);
  const timeZone = knownZone(asked.timeZone);
  return inTransaction(ctx, async (tx) => {
    const { finishedAt } = await campaignOf(tx, campaignId);
    const quarters = await outcomesOverTime(tx, campaignId);
    return timelineOf(quarters, { timeZone, openUntil: finishedAt ? null : tx.now().getTime() });
  });
}

/** The spans of a chart with their people; those in which nothing happened say 0. */
export function timelineOf(
  quarters: readonly QuarterCounts[],
  { timeZone, openUntil }: { timeZone: Span["timeZone"]; openUntil: number | null },
): Timeline {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (!first || !last) return { unit: "day", size: 1, points: [] };
  const until = Math.max(last.quarter * quarterMs, openUntil ?? 0);
  const { unit, size, starts } = bucketsOf({ from: first.quarter * quarterMs, until, timeZone });
  const points = starts.map((start) => ({
    at: new Date(start).toISOString(),
    sent: 0,
    replied: 0,
    booked: 0,
    opted_out: 0,
  }));
  for (const counts of quarters) {
    const point = points[placeAmong(starts, counts.quarter * quarterMs)];
    if (point) for (const series of timelineSeries) point[series] += counts[series];
  }
  return { unit, size, points };
}
