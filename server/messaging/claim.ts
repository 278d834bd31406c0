import { and, asc, eq, exists, inArray, isNull, lte, type SQL, sql } from "drizzle-orm";
import { campaigns, touches } from "@/drizzle/schema";
import type { Brand } from "@/server/branding/schemas";
import type { OpenSender } from "@/server/channels";
import type { Tx } from "@/server/platform/db";
import type { Windows } from "@/server/timing/schemas";
import { dateIn, nextDateIn } from "./dates";
import { type Budget, budgetFor } from "./governor";
import type { ChannelChoice, ChannelRule } from "./schemas";
import type { DueTouch } from "./touch-source";

export interface RunningCampaign {
  readonly id: string;
  readonly status: string;
  readonly ratePerMinute: number | null;
  readonly dailyNewLeads: number | null;
  readonly windows: Partial<Windows> | null;
  readonly bestTime: boolean;
  readonly tracksMail: boolean;
}

export type Claimed = DueTouch & {
  readonly attempts: number;
  readonly channelRule: ChannelRule;
  readonly choice: ChannelChoice | null;
  /** The gate looked at it before. */
  readonly hasWaited: boolean;
};

export const touchColumns = {
  id: touches.id,
  source: touches.source,
  sourceKey: touches.sourceKey,
  campaignId: touches.campaignId,
  step: touches.step,
  conversationId: touches.conversationId,
  leadId: touches.leadId,
  channel: touches.channel,
  channelRule: touches.channelRule,
  choice: touches.choice,
  class: touches.class,
  author: touches.author,
  authorId: touches.authorId,
  answersMessageId: touches.answersMessageId,
  dueAt: touches.dueAt,
  attempts: touches.attempts,
  hasWaited: sql<boolean>`${touches.verdict} is not null`,
};

const waiting = inArray(touches.status, ["pending", "held"]);

/** Running, or done with a text that a carrier asked to try again. */
const mayText = ["running", "done"] as const;

/** The campaigns whose texts may leave and in which one waits that is due within a minute. */
export async function runningCampaigns(tx: Tx): Promise<RunningCampaign[]> {
  const rows = await tx
    .select({
      id: campaigns.id,
      status: campaigns.status,
      ratePerMinute: campaigns.ratePerMinute,
      dailyNewLeads: campaigns.dailyNewLeads,
      window: campaigns.window,
      bestTime: campaigns.bestTime,
      tracksMail: campaigns.tracksMail,
    })
    .from(campaigns)
    .where(and(eq(campaigns.tenantId, tx.tenantId), inArray(campaigns.status, [...mayText]), exists(soon(tx))))
    .orderBy(asc(campaigns.id));
  return rows.map(({ window, ...row }) => ({ ...row, windows: window as Partial<Windows> | null }));
}

const soon = (tx: Tx) =>
  tx
    .select({ one: sql`1` })
    .from(touches)
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        eq(touches.campaignId, campaigns.id),
        waiting,
        lte(touches.dueAt, new Date(tx.now().getTime() + 60_000)),
      ),
    );

type Standing = { brand: Brand; senders: readonly OpenSender[]; running: readonly RunningCampaign[]; limit: number };

/** Rows that are due, oldest first, locked and skipping those that another drain holds. */
function due(tx: Tx, which: SQL | undefined, limit: number): Promise<Claimed[]> {
  if (limit <= 0) return Promise.resolve([]);
  return tx
    .select(touchColumns)
    .from(touches)
    .where(and(eq(touches.tenantId, tx.tenantId), waiting, lte(touches.dueAt, tx.now()), which))
    .orderBy(asc(touches.dueAt), asc(touches.id))
    .limit(limit)
    .for("update", { skipLocked: true });
}

/**
 * Claims what may leave now: replies and required texts first, then each running campaign within its own rate, in turns.
 * A paused campaign's rows are not even looked at.
 */
export async function claimDue(
  tx: Tx,
  { brand, senders, running, limit }: Standing,
): Promise<{ touches: Claimed[]; budget: Budget }> {
  const budget = await budgetFor(tx, {
    senders,
    campaigns: running,
    workspace: brand,
    today: dateIn(brand.timeZone, tx.now()),
  });
  const room = Math.min(
    limit,
    senders.length === 0 ? limit : Math.max(...senders.map(({ id }) => budget.senderRoom(id))),
  );
  const claimed = await due(tx, isNull(touches.campaignId), room);
  for (const [at, campaign] of running.entries()) {
    const share = Math.ceil((room - claimed.length) / (running.length - at));
    await holdOverQuota(tx, { campaign, budget, brand });
    claimed.push(
      ...(await due(tx, eq(touches.campaignId, campaign.id), Math.min(share, budget.campaignRoom(campaign.id)))),
    );
  }
  return { touches: claimed, budget };
}

/** A campaign that has met its new people of the day holds its other first texts until tomorrow: one statement. */
async function holdOverQuota(
  tx: Tx,
  { campaign, budget, brand }: { campaign: RunningCampaign; budget: Budget; brand: Brand },
): Promise<void> {
  if (campaign.dailyNewLeads === null || budget.newLeadsRoom(campaign.id) > 0) return;
  await tx
    .update(touches)
    .set({
      status: "held",
      dueAt: nextDateIn(brand.timeZone, tx.now()),
      reason: `Held until tomorrow: the campaign starts with at most ${campaign.dailyNewLeads} new people a day.`,
      updatedAt: tx.realNow(),
    })
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        eq(touches.campaignId, campaign.id),
        eq(touches.step, 1),
        waiting,
        lte(touches.dueAt, tx.now()),
      ),
    );
}

/** When the next row of a running campaign or of none is due, at most a minute ahead; null when nothing is. */
export async function nextDueAt(tx: Tx, running: readonly RunningCampaign[]): Promise<Date | null> {
  const soon = new Date(tx.now().getTime() + 60_000);
  const eligible = running.length
    ? sql`(${touches.campaignId} is null or ${inArray(
        touches.campaignId,
        running.map(({ id }) => id),
      )})`
    : isNull(touches.campaignId);
  const [row] = await tx
    .select({ dueAt: touches.dueAt })
    .from(touches)
    .where(and(eq(touches.tenantId, tx.tenantId), waiting, lte(touches.dueAt, soon), eligible))
    .orderBy(asc(touches.dueAt))
    .limit(1);
  return row?.dueAt ?? null;
}
