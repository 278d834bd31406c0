import { pauseCampaign } from "@/server/campaigns";
import { json, rest } from "../../../rest";
import { shownCampaign } from "../../shown";
import { campaignIdOf } from "../campaign-id";

/** Nothing further leaves until it is resumed. */
export const POST = rest({ scope: "campaigns:stop" }, async ({ ctx, params }) =>
  json(shownCampaign(await pauseCampaign(ctx, campaignIdOf(params))), 202),
);
