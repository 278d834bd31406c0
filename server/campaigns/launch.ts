import { record } from "@/server/audit";
import { seedSenders } from "@/server/channels";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { checksOf, refusalToLaunch } from "./checks";
import { campaignChanged, campaignScheduled } from "./events";
import { goLive } from "./go-live";
import { launchFacts } from "./review";
import { type Campaign, lockCampaign, updateRow } from "./rows";
import { type CampaignId, LaunchCampaignInput } from "./schemas";

/**
 * Puts a draft on hold for `hold_seconds` (60), in which it can be cancelled; then its audience is frozen and the first
 * texts are due. @throws Refused with the first check that stands in the way.
 */
export async function launchCampaign(ctx: Ctx, given: LaunchCampaignInput): Promise<Campaign> {
  authorize(ctx, "campaigns:launch");
  const { campaignId, hold_seconds } = LaunchCampaignInput.parse(given);
  await seedSenders(ctx); // a workspace's first launch finds the sender that its environment gives it
  const scheduled = await inTransaction(ctx, async (tx) => {
    const before = await lockCampaign(tx, campaignId);
    const refusal = refusalToLaunch(
      before.status,
      before.status === "draft" ? checksOf(await launchFacts(tx, before)) : [],
    );
    if (refusal) throw new Refused(refusal);
    const launchAt = new Date(tx.now().getTime() + hold_seconds * 1000);
    const after = await updateRow(tx, campaignId, { status: "scheduled", launchAt, launchedBy: ctx.actor.id });
    await record(tx, "campaign.scheduled", { subject: { type: "campaign", id: campaignId }, before, after });
    await announce(tx, campaignScheduled, { campaignId, holdSeconds: hold_seconds });
    return after;
  });
  return hold_seconds === 0 ? ((await goLive(ctx, { campaignId })) ?? scheduled) : scheduled;
}

/** The undoing, while the hold lasts: a draft again, nothing was sent. */
export async function cancelLaunch(ctx: Ctx, { campaignId }: CampaignId): Promise<Campaign> {
  authorize(ctx, "campaigns:launch");
  return inTransaction(ctx, async (tx) => {
    const before = await lockCampaign(tx, campaignId);
    if (before.status !== "scheduled")
      throw new Refused(`This launch can no longer be cancelled: the campaign is ${before.status}.`);
    const after = await updateRow(tx, campaignId, { status: "draft", launchAt: null, launchedBy: null });
    await record(tx, "campaign.launch_cancelled", { subject: { type: "campaign", id: campaignId }, before, after });
    await announce(tx, campaignChanged, { campaignId });
    return after;
  });
}
