import { and, eq, not, sql } from "drizzle-orm";
import { campaigns, touches } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { cancelCampaign, haltOn } from "@/server/messaging";
import { touchesDue } from "@/server/messaging/events";
import type { TouchStatus } from "@/server/messaging/schemas";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { campaignChanged } from "./events";
import { type Campaign, lockCampaign, updateRow } from "./rows";
import type { CampaignId, CampaignStatus } from "./schemas";

type Change = "paused" | "running" | "stopped";
const mayCome: Record<Change, readonly CampaignStatus[]> = {
  paused: ["running"],
  running: ["paused"],
  stopped: ["scheduled", "running", "paused", "halted"],
};
const verb: Record<Change, string> = { paused: "paused", running: "resumed", stopped: "stopped" };

/** The sentence that explains why a campaign cannot be paused, resumed or stopped now, or null. */
export function refusalToChange(status: CampaignStatus, to: Change): string | null {
  if (mayCome[to].includes(status)) return null;
  if (status === "halted" && to === "running")
    return "This campaign is halted: two people lift the halt under Compliance.";
  return `A ${status} campaign cannot be ${verb[to]}.`;
}

async function change(tx: Tx, campaignId: string, to: Change): Promise<Campaign> {
  const before = await lockCampaign(tx, campaignId);
  const refusal = refusalToChange(before.status, to);
  if (refusal) throw new Refused(refusal);
  const after = await updateRow(tx, campaignId, {
    status: to,
    ...(to === "stopped" ? { finishedAt: tx.now(), isFreezing: false } : {}),
  });
  await record(tx, `campaign.${verb[to]}`, { subject: { type: "campaign", id: campaignId }, before, after });
  await announce(tx, campaignChanged, { campaignId });
  return after;
}

/** Nothing further leaves until it is resumed; a text already with the carrier cannot be called back. */
export async function pauseCampaign(ctx: Ctx, { campaignId }: CampaignId): Promise<Campaign> {
  authorize(ctx, "campaigns:stop");
  return inTransaction(ctx, (tx) => change(tx, campaignId, "paused"));
}

/** Goes on where it paused: nobody is texted twice, nobody is left out. */
export async function resumeCampaign(ctx: Ctx, { campaignId }: CampaignId): Promise<Campaign> {
  authorize(ctx, "campaigns:launch");
  return inTransaction(ctx, async (tx) => {
    const resumed = await change(tx, campaignId, "running");
    await announce(tx, touchesDue, {});
    return resumed;
  });
}

/**
 * Ends it for good: nothing leaves once its status is committed, however many rows wait to be cancelled. Says how many
 * texts had left already and how many were cancelled.
 */
export async function stopCampaign(
  ctx: Ctx,
  { campaignId }: CampaignId,
): Promise<{ campaign: Campaign; sent: number; cancelled: number }> {
  authorize(ctx, "campaigns:stop");
  const campaign = await inTransaction(ctx, (tx) => change(tx, campaignId, "stopped"));
  const cancelled = await cancelRest(ctx, campaignId);
  return inTransaction(ctx, async (tx) => {
    const left = and(eq(touches.tenantId, tx.tenantId), eq(touches.campaignId, campaignId), eq(touches.status, "sent"));
    const [row] = await tx.select({ sent: sql<number>`count(*)::int` }).from(touches).where(left);
    return { campaign, sent: row?.sent ?? 0, cancelled };
  });
}

const cancelledAtOnce = 10_000;

/** Marked `system`: whoever stopped the campaign was allowed to. */
async function cancelRest(ctx: Ctx, campaignId: string): Promise<number> {
  const some = { reason: "The campaign was stopped.", atMost: cancelledAtOnce };
  let cancelled = 0;
  for (;;) {
    const now = await inTransaction(ctx, (tx) => cancelCampaign(tx, campaignId, some));
    cancelled += now;
    if (now < cancelledAtOnce) return cancelled;
  }
}

/** What waits in campaigns that were stopped: a stop that a crash interrupted, or a text that its carrier gave back. */
async function cancelLeftOvers(ctx: Ctx): Promise<void> {
  const stopped = await inTransaction(ctx, (tx) =>
    tx
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(and(eq(campaigns.tenantId, tx.tenantId), eq(campaigns.status, "stopped"), anyOf(["pending", "held"]))),
  );
  for (const { id } of stopped) await cancelRest(ctx, id);
}

/** Whether one of a campaign's texts is in one of these states. */
const anyOf = (statuses: readonly TouchStatus[]) =>
  sql`exists (select from ${touches} t where t.tenant_id = ${campaigns.tenantId} and t.campaign_id = ${campaigns.id}
    and t.status in ${[...statuses]})`;

/** Shows on the campaign what the gate keeps already: halted while a halt on it is in force, running again after. Marked `system`. */
export async function followHalt(ctx: Ctx, { campaignId }: CampaignId): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const halt = await haltOn(tx, "campaign", campaignId);
    const [from, to] = halt ? (["running", "halted"] as const) : (["halted", "running"] as const);
    const before = await lockCampaign(tx, campaignId);
    if (before.status !== from) return;
    const after = await updateRow(tx, campaignId, { status: to });
    const subject = { type: "campaign", id: campaignId };
    await record(tx, `campaign.${to === "halted" ? "halted" : "resumed"}`, {
      subject,
      before,
      after,
      reason: halt?.reason,
    });
    await announce(tx, campaignChanged, { campaignId });
    if (!halt) await announce(tx, touchesDue, {});
  });
}

/** Running campaigns in which nothing waits any more are done, and nothing waits in stopped ones. Marked `system`. */
export async function finishCampaigns(ctx: Ctx): Promise<number> {
  await cancelLeftOvers(ctx);
  return inTransaction(ctx, async (tx) => {
    const done = await tx
      .update(campaigns)
      .set({ status: "done", finishedAt: tx.now(), updatedAt: tx.realNow() })
      .where(
        and(
          eq(campaigns.tenantId, tx.tenantId),
          eq(campaigns.status, "running"),
          not(campaigns.isFreezing),
          not(anyOf(["pending", "held", "sending", "unknown"])),
        ),
      )
      .returning({ id: campaigns.id });
    for (const { id } of done) {
      await record(tx, "campaign.done", {
        subject: { type: "campaign", id },
        before: { status: "running" },
        after: { status: "done" },
      });
      await announce(tx, campaignChanged, { campaignId: id });
    }
    return done.length;
  });
}
