import { campaignOf } from "@/server/campaigns";
import { Outcome } from "@/server/campaigns/schemas";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { countOutcomes } from "./outcomes";
import { resultsOf } from "./results";
import { definitions, type Metric, type Rate } from "./schemas";

const cell = (value: string | number | null) => `"${String(value ?? "").replaceAll('"', '""')}"`;
const line = (cells: (string | number | null)[]) => cells.map(cell).join(",");
const share = (value: number | null) => (value === null ? null : value.toFixed(4));

/** A campaign's figures as CSV: metric, numerator, denominator, rate with its 95 % interval, definition. UTF-8 with BOM. */
export async function exportResults(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<string> {
  authorize(ctx, "analytics:export");
  const counts = await inTransaction(ctx, async (tx) => {
    await campaignOf(tx, campaignId);
    return countOutcomes(tx, campaignId);
  });
  const { responseRate, bookingRate, lift } = resultsOf(counts);
  const rated = (metric: Metric, { numerator, denominator, rate, low, high }: Rate) =>
    line([
      definitions[metric].name,
      numerator,
      denominator,
      share(rate),
      share(low),
      share(high),
      definitions[metric].counts,
    ]);
  const counted = Outcome.options
    .filter((outcome): outcome is Outcome & Metric => outcome in definitions)
    .map((outcome) =>
      line([definitions[outcome].name, counts[outcome], null, null, null, null, definitions[outcome].counts]),
    );
  return `\ufeff${[
    line(["metric", "numerator", "denominator", "rate", "low_95", "high_95", "definition"]),
    ...counted,
    rated("response_rate", responseRate),
    rated("booking_rate", bookingRate),
    line([
      definitions.lift.name,
      null,
      null,
      share(lift.difference),
      share(lift.low),
      share(lift.high),
      definitions.lift.counts,
    ]),
  ].join("\r\n")}\r\n`;
}
