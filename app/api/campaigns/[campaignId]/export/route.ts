import { exportTouches } from "@/server/campaigns";
import { streamed } from "../../../v1/streamed";
import { forViewer } from "../../../viewer";

export const dynamic = "force-dynamic";

/** The campaign's ledger as a file: each row that the report shows. */
export const GET = forViewer(async (ctx, _request, { campaignId }) =>
  streamed(await exportTouches(ctx, { campaignId: campaignId ?? "" }), "campaign.csv"),
);
