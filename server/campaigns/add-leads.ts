import { and, eq, inArray, sql } from "drizzle-orm";
import { enrollments, leads } from "@/drizzle/schema";
import type { BulkActor, Done } from "@/server/leads";
import { touchesDue } from "@/server/messaging/events";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import { Refused } from "@/server/platform/errors";
import { exclusionOf, exclusionSentences, partOf } from "./exclusion";
import { firstTouches } from "./freeze";
import { type Campaign, campaignOf } from "./rows";
import type { Exclusion } from "./schemas";

/** The sentence that explains why nobody can be added to a campaign, or null. */
export function refusalToAdd({ name, status }: Pick<Campaign, "name" | "status">): string | null {
  if (status === "running" || status === "paused") return null;
  if (status === "draft" || status === "scheduled")
    return `"${name}" has not begun: choose its audience there. Leads are added to a campaign that is running.`;
  return `"${name}" has ended: nobody can be added to it.`;
}

type Weighed = { id: string; reason: Exclusion | null; part: number; takesPart: boolean };

/** Why a lead cannot be added, or null: what a launch would leave out is not added either. */
export function reasonAgainst({ reason, takesPart }: Weighed): string | null {
  if (takesPart) return "The lead takes part in this campaign already.";
  return reason && exclusionSentences[reason];
}

async function mustTakeMore(tx: Tx, campaignId: string): Promise<Campaign> {
  const campaign = await campaignOf(tx, campaignId);
  const refusal = refusalToAdd(campaign);
  if (refusal) throw new Refused(refusal);
  return campaign;
}

function weigh(tx: Tx, campaignId: string, leadIds: readonly string[]): Promise<Weighed[]> {
  const takesPart = sql<boolean>`exists (select from ${enrollments} where ${and(
    eq(enrollments.tenantId, leads.tenantId),
    sql`${enrollments.campaignId} = ${campaignId}::uuid`,
    eq(enrollments.leadId, leads.id),
  )})`;
  return tx
    .select({ id: leads.id, reason: exclusionOf(campaignId), part: partOf(campaignId), takesPart })
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), inArray(leads.id, [...leadIds])));
}

async function enroll(tx: Tx, campaign: Campaign, taken: readonly Weighed[]): Promise<void> {
  const arm = (part: number) => (part < campaign.holdoutPercent ? ("holdout" as const) : ("treated" as const));
  const rows = taken.map(({ id: leadId, part }) => ({
    ...{ tenantId: tx.tenantId, campaignId: campaign.id, leadId, arm: arm(part), enrolledAt: tx.now() },
  }));
  await tx.insert(enrollments).values(rows).onConflictDoNothing();
  const added = and(
    eq(enrollments.tenantId, tx.tenantId),
    eq(enrollments.campaignId, campaign.id),
    among(
      enrollments.leadId,
      taken.map(({ id }) => id),
    ),
  );
  await tx.execute(await firstTouches(tx, campaign, sql`(select * from ${enrollments} where ${added}) as e`));
  await announce(tx, touchesDue, {});
}

/** Adds leads to a campaign that runs: each gets its first text, or the reason why it cannot be added. */
export const addToCampaign: BulkActor<"campaign"> = {
  kind: "campaign",
  may: "campaigns:launch",
  check: async (tx, { campaignId }) => void (await mustTakeMore(tx, campaignId)),
  apply: async (tx, { act, leadIds }) => {
    const campaign = await mustTakeMore(tx, act.campaignId);
    const weighed = await weigh(tx, campaign.id, leadIds);
    const taken = weighed.filter((lead) => reasonAgainst(lead) === null);
    if (taken.length > 0) await enroll(tx, campaign, taken);
    return new Map(
      weighed.map((lead): [string, Done] => {
        const skipped = reasonAgainst(lead);
        return [lead.id, skipped ? { skipped } : { before: {} }];
      }),
    );
  },
};
