import { exportResults } from "@/server/analytics";
import { forViewer } from "../../../viewer";

export const dynamic = "force-dynamic";

/** The report's figures as a file, each with its numerator, denominator, interval and definition. */
export const GET = forViewer(async (ctx, _request, { campaignId = "" }) => {
  const headers = {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="results.csv"',
    "cache-control": "no-store",
  };
  return new Response(await exportResults(ctx, { campaignId }), { headers });
});
