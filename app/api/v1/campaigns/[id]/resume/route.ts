import { resumeCampaign } from "@/server/campaigns";
import { json, rest } from "../../../rest";
import { shownCampaign } from "../../shown";
import { campaignIdOf } from "../campaign-id";

/** Goes on where it paused. */
export const POST = rest({ scope: "campaigns:launch" }, async ({ ctx, params }) =>
  json(shownCampaign(await resumeCampaign(ctx, campaignIdOf(params))), 202),
);
