/**
 * Campaigns decide who is texted what and when next: an audience frozen at launch with its holdout, a first text and up
 * to two follow-ups, and when the sequence ends. Whether a text may leave is the gate's decision, asked anew each time.
 */
export { audienceRows, type Reach, reachOf } from "./audience";
export { finishCampaigns, haltCampaign, pauseCampaign, resumeCampaign, stopCampaign } from "./control";
export { createCampaign, duplicateCampaign, updateCampaign } from "./draft";
export { dryRun } from "./dry-run";
export { goLive, launchDue } from "./go-live";
export { cancelLaunch, launchCampaign } from "./launch";
export { previewText } from "./preview";
export { type CampaignView, campaignTouches, getCampaign, listCampaigns, touchReasons } from "./queries";
export { type Review, reviewCampaign } from "./review";
export { type Campaign, campaignOf } from "./rows";
export { startFromPreset } from "./start";
export { campaignSource } from "./touch-source";
