/**
 * Campaigns decide who is texted what and when next: an audience frozen at launch with its holdout, a first text and up
 * to two follow-ups, and when the sequence ends. Whether a text may leave is the gate's decision, asked anew each time.
 */
export type { Reach } from "./audience";
export { bulkActors } from "./bulk-actors";
export { finishCampaigns, followHalt, pauseCampaign, resumeCampaign, stopCampaign } from "./control";
export { createCampaign, updateCampaign } from "./draft";
export { dryRun } from "./dry-run";
export { exportTouches } from "./export";
export { endForLead } from "./follow-on";
export { freezeAudience } from "./freeze";
export { launchDue } from "./go-live";
export { cancelLaunch, launchCampaign } from "./launch";
export { type CampaignView, campaignTouches, getCampaign, listCampaigns } from "./queries";
export { type Campaign, campaignOf } from "./rows";
export { searchCampaigns } from "./search";
export { campaignSource } from "./touch-source";
