import { campaignResults } from "@/server/analytics";
import { getCampaign, updateCampaign } from "@/server/campaigns";
import { CampaignChanges } from "@/server/campaigns/schemas";
import { json, rest } from "../../rest";
import { shownView } from "../shown";
import { campaignIdOf } from "./campaign-id";

/** The campaign with its ledger, what became of everybody, and how many were held out. */
export const GET = rest({ scope: "campaigns:read" }, async ({ ctx, params }) => {
  const { campaignId } = campaignIdOf(params);
  const campaign = await getCampaign(ctx, { campaignId });
  const { counts, responseRate, bookingRate, lift } = await campaignResults(ctx, { campaignId });
  const { delivered, replied, engaged, booked, opted_out, holdout, holdout_booked } = counts;
  return json({
    ...shownView(campaign),
    outcomes: { delivered, replied, engaged, booked, opted_out },
    holdout,
    holdout_booked,
    rates: { response: responseRate, booking: bookingRate, lift },
  });
});

export const PATCH = rest({ scope: "campaigns:write", body: CampaignChanges }, async ({ ctx, body, params }) => {
  const { campaignId } = campaignIdOf(params);
  await updateCampaign(ctx, { ...body, campaignId });
  return json(shownView(await getCampaign(ctx, { campaignId })));
});
