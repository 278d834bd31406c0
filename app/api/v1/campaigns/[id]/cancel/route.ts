import { cancelLaunch } from "@/server/campaigns";
import { json, rest } from "../../../rest";
import { shownCampaign } from "../../shown";
import { campaignIdOf } from "../campaign-id";

/** Takes a launch back while its hold lasts. */
export const POST = rest({ scope: "campaigns:launch" }, async ({ ctx, params }) =>
  json(shownCampaign(await cancelLaunch(ctx, campaignIdOf(params))), 202),
);
