import { and, eq, inArray, isNull, lte, or } from "drizzle-orm";
import { campaigns, touches } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import type { Rival } from "@/server/timing";
import { type Priority, priorities } from "@/server/timing/schemas";

/** A message that waits further away than this stands in nobody's way. */
const nearDays = 30;
const dayMs = 86_400_000;

type Asked = { readonly leadId: string | null; readonly campaign: { readonly id: string } | null };

export const rivalKey = (campaignId: string, leadId: string) => `${campaignId}:${leadId}`;
const rankOf = (priority: Priority) => priorities.indexOf(priority);

/**
 * What running campaigns of a higher priority have waiting for the same people: two queries whatever the number of
 * texts, one where no campaign outranks another.
 */
export async function rivalsOf(tx: Tx, asked: readonly Asked[]): Promise<Map<string, Rival[]>> {
  const own = new Set(asked.flatMap(({ campaign }) => campaign?.id ?? []));
  if (own.size === 0) return new Map();
  const known = await rankedCampaigns(tx, [...own]);
  const ranks = new Map(known.map(({ id, priority }) => [id, rankOf(priority)]));
  const lowest = Math.max(...[...own].map((id) => ranks.get(id) ?? 0));
  const ahead = known.filter(({ status, priority }) => status === "running" && rankOf(priority) < lowest);
  if (ahead.length === 0) return new Map();
  const names = new Map(ahead.map(({ id, name }) => [id, name]));
  const waiting = Map.groupBy(await waitingOf(tx, [...names.keys()], asked), ({ leadId }) => leadId);
  const rivals = new Map<string, Rival[]>();
  for (const { leadId, campaign } of asked) {
    if (!leadId || !campaign) continue;
    const rank = ranks.get(campaign.id) ?? 0;
    const first = (waiting.get(leadId) ?? []).filter(({ campaignId }) => (ranks.get(campaignId ?? "") ?? rank) < rank);
    const told = first.map(({ campaignId, dueAt }) => ({ campaign: names.get(campaignId ?? "") ?? "", dueAt }));
    if (told.length > 0) rivals.set(rivalKey(campaign.id, leadId), told);
  }
  return rivals;
}

const rankedCampaigns = (tx: Tx, own: readonly string[]) =>
  tx
    .select({ id: campaigns.id, name: campaigns.name, priority: campaigns.priority, status: campaigns.status })
    .from(campaigns)
    .where(and(eq(campaigns.tenantId, tx.tenantId), or(eq(campaigns.status, "running"), among(campaigns.id, own))));

function waitingOf(tx: Tx, campaignIds: readonly string[], asked: readonly Asked[]) {
  const leadIds = [...new Set(asked.flatMap(({ leadId }) => leadId ?? []))];
  return tx
    .select({ leadId: touches.leadId, campaignId: touches.campaignId, dueAt: touches.dueAt })
    .from(touches)
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        among(touches.leadId, leadIds),
        isNull(touches.sentAt),
        inArray(touches.status, ["pending", "held", "sending"]),
        among(touches.campaignId, campaignIds),
        lte(touches.dueAt, new Date(tx.now().getTime() + nearDays * dayMs)),
      ),
    );
}
