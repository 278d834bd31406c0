import { stopCampaign } from "@/server/campaigns";
import { json, rest } from "../../../rest";
import { shownCampaign } from "../../shown";
import { campaignIdOf } from "../campaign-id";

/** Ends it for good and says how many texts had left already. */
export const POST = rest({ scope: "campaigns:stop" }, async ({ ctx, params }) => {
  const { campaign, sent, cancelled } = await stopCampaign(ctx, campaignIdOf(params));
  return json({ ...shownCampaign(campaign), already_sent: sent, cancelled }, 202);
});
