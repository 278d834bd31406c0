import { and, asc, gt, type SQL, sql } from "drizzle-orm";
import { leads } from "@/drizzle/schema";
import { touchesDue } from "@/server/messaging/events";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { learnGrowth } from "@/server/platform/db/learn-growth";
import { audienceOf } from "./audience";
import { campaignChanged } from "./events";
import { exclusionOf, exclusionSentences, exclusionVersion, partOf } from "./exclusion";
import { type Campaign, lockCampaign, routeOf, stepsOf, updateRow } from "./rows";
import type { CampaignId } from "./schemas";

/** Few at first, so that texts leave at once; then so many that a stop, which waits for a piece, waits about a second. */
export const firstPiece = 1_000;
const nextPieces = 10_000;

/** The tables that a launch fills at once, of which the planner must learn. */
export const frozenInto = ["touches", "enrollments"];

/** Pieces in one call: as many as a request may wait for. */
const piecesACall = 2;

/**
 * Freezes a launched campaign's audience a piece further, in the order of the leads' ids: each lead is enrolled or held out
 * by a stable hash, and gets its row in the ledger, pending or skipped with the reason. Answers whether some are left. Safe
 * to call again and side by side: a piece is one transaction under the campaign's lock. Marked `system`.
 */
export async function freezeAudience(ctx: Ctx, { campaignId }: CampaignId): Promise<boolean> {
  for (let piece = 1; piece <= piecesACall; piece++) {
    const isLeft = await inTransaction(ctx, async (tx) => {
      const campaign = await lockCampaign(tx, campaignId);
      return campaign.isFreezing && freezePiece(tx, campaign, nextPieces);
    });
    await learnGrowth(frozenInto);
    if (!isLeft) return false;
  }
  return true;
}

type Frozen = { taken: number; last: string | null };

/** One piece, inside the caller's transaction and under the campaign's lock. Answers whether more is left. */
export async function freezePiece(tx: Tx, campaign: Campaign, size: number): Promise<boolean> {
  const { rows } = (await tx.execute(await pieceOf(tx, campaign, size))) as unknown as { rows: Frozen[] };
  const { taken = 0, last = null } = rows[0] ?? {};
  const isFreezing = taken === size;
  await updateRow(tx, campaign.id, { isFreezing, frozenThrough: last ?? campaign.frozenThrough });
  await announce(tx, touchesDue, {});
  if (!isFreezing) await announce(tx, campaignChanged, { campaignId: campaign.id });
  return isFreezing;
}

async function pieceOf(tx: Tx, campaign: Campaign, size: number): Promise<SQL> {
  const next = tx
    .select({ id: leads.id, reason: exclusionOf(campaign.id).as("reason"), part: partOf(campaign.id).as("part") })
    .from(leads)
    .where(
      and(await audienceOf(tx, campaign), campaign.frozenThrough ? gt(leads.id, campaign.frozenThrough) : undefined),
    )
    .orderBy(asc(leads.id))
    .limit(size);
  return sql`
    with next as materialized (${next}),
    e as (
      insert into enrollments (tenant_id, campaign_id, lead_id, arm, ended_reason, enrolled_at)
      select ${tx.tenantId}::uuid, ${campaign.id}::uuid, id,
             case when reason is null and part < ${campaign.holdoutPercent} then 'holdout' else 'treated' end,
             'excluded:' || reason, ${tx.now().toISOString()}::timestamptz
      from next
      on conflict do nothing
      returning *),
    added as (${await firstTouches(tx, campaign, sql`e`)})
    select (select count(*)::int from next) as taken, (select id from next order by id desc limit 1) as last`;
}

/** A UUIDv7 made by the database: milliseconds since the epoch, then chance; a million rows need no round trip. */
const timeOrderedId = sql`(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' ||
  substr(md5(random()::text || e.lead_id::text), 1, 3) || '8' || substr(md5(e.lead_id::text || random()::text), 1, 15))::uuid`;

/** The ledger's rows of the first step for enrollments, named `e` in the statement. */
export async function firstTouches(tx: Tx, campaign: Campaign, enrolled: SQL): Promise<SQL> {
  const [first] = await stepsOf(tx, campaign.id);
  const { channel, channelRule } = routeOf(first);
  const now = tx.now().toISOString();
  const sentences = JSON.stringify(exclusionSentences);
  return sql`
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
    from ${enrolled}
    cross join lateral (select ${sentences}::jsonb ->> substr(e.ended_reason, 10) as sentence) x
    where e.tenant_id = ${tx.tenantId}::uuid and e.campaign_id = ${campaign.id}::uuid and e.arm = 'treated'
    on conflict (tenant_id, source, source_key) do nothing`;
}
