import type { UpdateCampaignInput } from "@/server/campaigns/schemas";
import { Filter } from "@/server/leads/schemas";
import type { CampaignView } from "./campaign-view";

/** What the builder edits, in the words of the update. */
export type DraftValues = Required<Omit<UpdateCampaignInput, "campaignId" | "version">>;
export type DraftStep = DraftValues["steps"][number];
export type DraftPatch = Partial<DraftValues>;

export function valuesOf(campaign: CampaignView): DraftValues {
  const filter = campaign.filter === null ? null : Filter.safeParse(campaign.filter);
  return {
    name: campaign.name,
    segment_id: campaign.segmentId,
    filter: filter?.success ? filter.data : null,
    steps: campaign.steps,
    booking_url: campaign.bookingUrl,
    window: campaign.window as DraftValues["window"],
    rate_per_minute: campaign.ratePerMinute,
    daily_new_leads: campaign.dailyNewLeads,
    holdout_percent: campaign.holdoutPercent,
    stop_on: campaign.stopOn,
    priority: campaign.priority,
    best_time: campaign.bestTime,
    track_mail: campaign.tracksMail,
  };
}

const keyOf = (campaignId: string) => `rekindle.draft.${campaignId}`;

/** What was typed and is not saved yet outlives the tab; it belongs to the version that it was typed over. */
export function keepLocally({ id, version }: { id: string; version: number }, patch: DraftPatch) {
  localStorage.setItem(keyOf(id), JSON.stringify({ version, patch }));
}

export const dropLocally = (campaignId: string) => localStorage.removeItem(keyOf(campaignId));

export function keptLocally({ id, version }: { id: string; version: number }): DraftPatch | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(id)) ?? "null") as { version: number; patch: DraftPatch } | null;
    return kept?.version === version ? kept.patch : null;
  } catch {
    return null;
  }
}
