import { and, asc, eq, lte } from "drizzle-orm";
import { campaigns } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { learnGrowth } from "@/server/platform/db/learn-growth";
import { campaignLaunched } from "./events";
import { firstPiece, freezeAudience, freezePiece, frozenInto } from "./freeze";
import { type Campaign, campaignOf, lockCampaign, updateRow } from "./rows";
import type { CampaignId } from "./schemas";

/**
 * The hold is over: the campaign runs, and its audience is frozen piece by piece, the first at once; what a request cannot
 * wait for follows in the background. Answers null when the launch was cancelled, done already or not due yet. Marked
 * `system`: launching was authorized when the hold began.
 */
export async function goLive(ctx: Ctx, { campaignId }: CampaignId): Promise<Campaign | null> {
  const isBegun = await inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx, campaignId);
    if (campaign.status !== "scheduled" || !campaign.launchAt || campaign.launchAt > tx.now()) return false;
    const running = await updateRow(tx, campaignId, { status: "running", launchedAt: tx.now() });
    await freezePiece(tx, running, firstPiece);
    await record(tx, "campaign.launched", {
      subject: { type: "campaign", id: campaignId },
      before: campaign,
      after: running,
    });
    await announce(tx, campaignLaunched, { campaignId });
    return true;
  });
  if (!isBegun) return null;
  await learnGrowth(frozenInto);
  await freezeAudience(ctx, { campaignId });
  return inTransaction(ctx, (tx) => campaignOf(tx, campaignId));
}

/** Launches whose hold has passed on the tenant's clock, and goes on with those that a crash interrupted. Answers how many began. Marked `system`. */
export async function launchDue(ctx: Ctx): Promise<number> {
  const due = await inTransaction(ctx, (tx) =>
    tx
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(
        and(eq(campaigns.tenantId, tx.tenantId), eq(campaigns.status, "scheduled"), lte(campaigns.launchAt, tx.now())),
      )
      .orderBy(asc(campaigns.launchAt)),
  );
  for (const { id } of due) await goLive(ctx, { campaignId: id });
  for (const campaignId of await inTransaction(ctx, freezing)) while (await freezeAudience(ctx, { campaignId }));
  return due.length;
}

async function freezing(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(and(eq(campaigns.tenantId, tx.tenantId), campaigns.isFreezing));
  return rows.map(({ id }) => id);
}
