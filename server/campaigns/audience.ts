import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import { leads } from "@/drizzle/schema";
import { Filter } from "@/server/leads/schemas";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { leadsMatching, segmentMembers } from "@/server/segments";
import { exclusionOf, exclusionSentences, partOf } from "./exclusion";
import { type Campaign, campaignOf } from "./rows";
import { AudienceRowsInput, type Exclusion, exclusions } from "./schemas";

type Chosen = Pick<Campaign, "id" | "segmentId" | "filter" | "holdoutPercent">;

export const hasAudience = ({ segmentId, filter }: Pick<Campaign, "segmentId" | "filter">) =>
  segmentId !== null || filter !== null;

/** The audience as a condition on the leads table; nobody while none is chosen. */
export async function audienceOf(tx: Tx, { segmentId, filter }: Chosen): Promise<SQL> {
  if (segmentId) return segmentMembers(tx, segmentId);
  return filter ? leadsMatching(tx, Filter.parse(filter)) : sql`false`;
}

/** The audience split: who is texted, who is held out to compare with, and who is left out for which reason. */
export type Reach = {
  audience: number;
  reachable: number;
  texted: number;
  holdout: number;
  excluded: { reason: Exclusion; sentence: string; count: number }[];
};

/** Counts a campaign's audience by the expressions that the launch itself uses. */
export async function reachIn(tx: Tx, campaign: Chosen): Promise<Reach> {
  const sorted = tx
    .select({ reason: exclusionOf(campaign.id).as("reason"), part: partOf(campaign.id).as("part") })
    .from(leads)
    .where(await audienceOf(tx, campaign))
    .as("sorted");
  const groups = await tx
    .select({
      reason: sorted.reason,
      isHeldOut: sql<boolean>`${sorted.part} < ${campaign.holdoutPercent}`.as("held"),
      count: sql<number>`count(*)::int`,
    })
    .from(sorted)
    .groupBy(sql`1`, sql`2`);
  const countOf = (which: (group: (typeof groups)[number]) => boolean) =>
    groups.filter(which).reduce((sum, group) => sum + group.count, 0);
  const reachable = countOf((group) => group.reason === null);
  const holdout = countOf((group) => group.reason === null && group.isHeldOut);
  return {
    audience: countOf(() => true),
    reachable,
    holdout,
    texted: reachable - holdout,
    excluded: exclusions
      .map((reason) => ({
        reason,
        sentence: exclusionSentences[reason],
        count: countOf((group) => group.reason === reason),
      }))
      .filter((group) => group.count > 0),
  };
}

/** Who a campaign would reach now, and why not the others. */
export async function reachOf(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<Reach> {
  authorize(ctx, "campaigns:read");
  return inTransaction(ctx, async (tx) => reachIn(tx, await campaignOf(tx, campaignId)));
}

/** The people behind one figure of the reach. */
export async function audienceRows(ctx: Ctx, given: AudienceRowsInput) {
  authorize(ctx, "leads:read");
  const { campaignId, which, cursor, limit } = AudienceRowsInput.parse(given);
  return inTransaction(ctx, async (tx) => {
    const campaign = await campaignOf(tx, campaignId);
    const sorted = tx
      .select({
        id: leads.id,
        firstName: leads.firstName,
        lastName: leads.lastName,
        company: leads.company,
        conversationState: leads.conversationState,
        reason: exclusionOf(campaignId).as("reason"),
        part: partOf(campaignId).as("part"),
      })
      .from(leads)
      .where(await audienceOf(tx, campaign))
      .as("sorted");
    const meant: Record<string, SQL | undefined> = {
      audience: undefined,
      reachable: sql`${sorted.reason} is null`,
      texted: sql`${sorted.reason} is null and ${sorted.part} >= ${campaign.holdoutPercent}`,
      holdout: sql`${sorted.reason} is null and ${sorted.part} < ${campaign.holdoutPercent}`,
    };
    const rows = await tx
      .select()
      .from(sorted)
      .where(
        and(
          which in meant ? meant[which] : eq(sorted.reason, which as Exclusion),
          cursor ? gt(sorted.id, cursor) : undefined,
        ),
      )
      .orderBy(asc(sorted.id))
      .limit(limit + 1);
    const data = rows
      .slice(0, limit)
      .map(({ part: _, ...row }) => ({ ...row, sentence: row.reason ? exclusionSentences[row.reason] : null }));
    return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
  });
}
