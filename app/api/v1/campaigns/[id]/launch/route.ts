import { launchCampaign } from "@/server/campaigns";
import { LaunchCampaignInput } from "@/server/campaigns/schemas";
import { json, rest } from "../../../rest";
import { shownCampaign } from "../../shown";
import { campaignIdOf } from "../campaign-id";

const Body = LaunchCampaignInput.omit({ campaignId: true });

/** Puts the launch on hold for `hold_seconds` (60), in which it can be cancelled. */
export const POST = rest({ scope: "campaigns:launch", body: Body }, async ({ ctx, body, params }) =>
  json(shownCampaign(await launchCampaign(ctx, { ...campaignIdOf(params), ...body })), 202),
);
