import type { Campaign, CampaignView } from "@/server/campaigns";

const time = (at: Date | null) => at?.toISOString() ?? null;

/** A campaign in the words of the API. */
export const shownCampaign = (campaign: Campaign) => ({
  id: campaign.id,
  name: campaign.name,
  status: campaign.status,
  segment_id: campaign.segmentId,
  filter: campaign.filter,
  booking_url: campaign.bookingUrl,
  window: campaign.window,
  rate_per_minute: campaign.ratePerMinute,
  daily_new_leads: campaign.dailyNewLeads,
  holdout_percent: campaign.holdoutPercent,
  stop_on: campaign.stopOn,
  priority: campaign.priority,
  best_time: campaign.bestTime,
  track_mail: campaign.tracksMail,
  version: campaign.version,
  launch_at: time(campaign.launchAt),
  launched_at: time(campaign.launchedAt),
  /** Whether the rest of a large audience still gets its rows in the ledger. */
  is_freezing: campaign.isFreezing,
  finished_at: time(campaign.finishedAt),
  created_at: campaign.createdAt.toISOString(),
});

export const shownView = (campaign: CampaignView) => ({
  ...shownCampaign(campaign),
  steps: campaign.steps,
  ledger: campaign.ledger,
});
