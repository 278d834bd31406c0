import { and, asc, eq, lte, type SQL, sql } from "drizzle-orm";
import { campaigns, leads } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { touchesDue } from "@/server/messaging/events";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { audienceOf } from "./audience";
import { campaignLaunched } from "./events";
import { exclusionOf, exclusionSentences, exclusionVersion, partOf } from "./exclusion";
import { type Campaign, lockCampaign, routeOf, stepsOf, updateRow } from "./rows";
import type { CampaignId } from "./schemas";

/**
 * The hold is over: the audience is frozen, the holdout drawn by a stable hash, and everybody else gets a row in the
 * ledger: pending, or skipped with the reason. Set-based, one transaction. Answers null when the launch was cancelled,
 * done already or not due yet. Marked `system`: launching was authorized when the hold began.
 */
export async function goLive(ctx: Ctx, { campaignId }: CampaignId): Promise<Campaign | null> {
  return inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx, campaignId);
    if (campaign.status !== "scheduled" || !campaign.launchAt || campaign.launchAt > tx.now()) return null;
    await enroll(tx, campaign);
    await addFirstTouches(tx, campaign);
    const running = await updateRow(tx, campaignId, { status: "running", launchedAt: tx.now() });
    await record(tx, "campaign.launched", {
      subject: { type: "campaign", id: campaignId },
      before: campaign,
      after: running,
    });
    await announce(tx, campaignLaunched, { campaignId });
    await announce(tx, touchesDue, {});
    return running;
  });
}

/** Launches whose hold has passed on the tenant's clock. Marked `system`. */
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
  return due.length;
}

async function enroll(tx: Tx, campaign: Campaign): Promise<void> {
  const sorted = tx
    .select({ id: leads.id, reason: exclusionOf(campaign.id).as("reason"), part: partOf(campaign.id).as("part") })
    .from(leads)
    .where(await audienceOf(tx, campaign))
    .as("sorted");
  await tx.execute(sql`
    insert into enrollments (tenant_id, campaign_id, lead_id, arm, ended_reason, enrolled_at)
    select ${tx.tenantId}::uuid, ${campaign.id}::uuid, id,
           case when reason is null and part < ${campaign.holdoutPercent} then 'holdout' else 'treated' end,
           'excluded:' || reason, ${tx.now().toISOString()}::timestamptz
    from ${sorted}
    on conflict do nothing`);
}

/** A UUIDv7 made by the database: milliseconds since the epoch, then chance; a million rows need no round trip. */
const timeOrderedId = sql`(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' ||
  substr(md5(random()::text || e.lead_id::text), 1, 3) || '8' || substr(md5(e.lead_id::text || random()::text), 1, 15))::uuid`;

/** Of all who take part, or of some who came later. */
export async function addFirstTouches(tx: Tx, campaign: Campaign, only?: SQL): Promise<void> {
  const [first] = await stepsOf(tx, campaign.id);
  const { channel, channelRule } = routeOf(first);
  const now = tx.now().toISOString();
  const sentences = JSON.stringify(exclusionSentences);
  await tx.execute(sql`
    insert into touches (tenant_id, id, source, source_key, campaign_id, step, conversation_id, lead_id, channel, channel_rule, class, author, status,
                         reason, verdict, due_at, created_at, updated_at)
    select e.tenant_id, ${timeOrderedId}, 'campaign', ${campaign.id} || ':' || e.lead_id || ':1', e.campaign_id, 1, e.lead_id, e.lead_id,
           ${channel}, ${channelRule}, 'marketing', ${first?.mode === "ai" ? "ai" : "campaign"},
           case when e.ended_reason is null then 'pending' else 'skipped' end,
           x.sentence,
           case when x.sentence is null then null else jsonb_build_array(jsonb_build_object(
             'rule', 'audience', 'version', ${exclusionVersion}::text, 'outcome', 'skip', 'sentence', x.sentence,
             'facts', jsonb_build_object('reason', substr(e.ended_reason, 10)))) end,
           ${now}::timestamptz, ${tx.realNow().toISOString()}::timestamptz, ${tx.realNow().toISOString()}::timestamptz
    from enrollments e
    cross join lateral (select ${sentences}::jsonb ->> substr(e.ended_reason, 10) as sentence) x
    where e.tenant_id = ${tx.tenantId}::uuid and e.campaign_id = ${campaign.id}::uuid and e.arm = 'treated' and ${only ?? sql`true`}
    on conflict (tenant_id, source, source_key) do nothing`);
}
