import { and, asc, eq, exists, inArray, isNull, notInArray, or, type SQL, sql } from "drizzle-orm";
import { campaigns, touches } from "@/drizzle/schema";
import { type Channel, channels, isAct } from "@/server/leads/schemas";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import { cancelTasks } from "@/server/tasks";
import { touchesChanged } from "./events";
import { neverHanded } from "./handed";
import type { TouchClass } from "./schemas";

type Whose = {
  leadIds?: readonly string[];
  conversationIds?: readonly string[];
  /** Only these classes; all when missing. */
  classes?: readonly TouchClass[];
  /** Never these: an opt-out leaves `required` texts. */
  except?: readonly TouchClass[];
  /** Only these channels; all when missing. */
  channels?: readonly Channel[];
  /** Of campaigns' texts only those whose campaign stops on this. */
  stopOn?: "reply" | "booking";
  reason: string;
};

/** One whose channel is still in question is asked for another way when it is due. */
const byAnyOf = (closed: readonly Channel[]): SQL | undefined =>
  channels.every((channel) => closed.includes(channel))
    ? undefined
    : and(inArray(touches.channel, [...closed]), eq(touches.channelRule, "fixed"));

const stopsOn = (tx: Tx, condition: string) =>
  or(
    isNull(touches.campaignId),
    exists(
      tx
        .select({ id: campaigns.id })
        .from(campaigns)
        .where(
          and(
            eq(campaigns.tenantId, touches.tenantId),
            eq(campaigns.id, touches.campaignId),
            sql`${condition} = any(${campaigns.stopOn})`,
          ),
        ),
    ),
  );

/**
 * Cancels whatever waits for these leads or threads, in the caller's transaction: a reply, a booking, an opt-out.
 * A text that a carrier already has cannot be called back. Answers how many were cancelled.
 */
export async function cancelPending(
  tx: Tx,
  { leadIds, conversationIds, classes, channels: closed, except, stopOn, reason }: Whose,
): Promise<number> {
  const whose: SQL[] = [];
  if (leadIds?.length) whose.push(among(touches.leadId, leadIds));
  if (conversationIds?.length) whose.push(among(touches.conversationId, conversationIds));
  if (whose.length === 0) return 0;
  await waitForCalls(tx, or(...whose));
  const which: (SQL | undefined)[] = [or(...whose)];
  if (closed) which.push(byAnyOf(closed));
  if (classes) which.push(inArray(touches.class, [...classes]));
  if (except?.length) which.push(notInArray(touches.class, [...except]));
  if (stopOn) which.push(stopsOn(tx, stopOn));
  return cancelWhere(tx, and(...which), { reason });
}

/** Cancels what waits for people who were put on the suppression list by whatever way. Marked `system`: it follows the announcement. */
export async function cancelForSuppressed(
  ctx: Ctx,
  { leadIds, channels }: { leadIds: readonly string[]; channels?: readonly Channel[] },
): Promise<number> {
  const reason = "This person opted out or was suppressed.";
  return inTransaction(ctx, async (tx) => {
    const isClosed = !channels || channels.includes("sms");
    if (isClosed) await cancelTasks(tx, { leadIds, reason });
    return cancelPending(tx, { leadIds, channels, except: ["required"], reason });
  });
}

/**
 * Locks what may be cancelled, in the order of the drain. A text whose call begins in this instant holds its row: whoever
 * cancels waits for that, so nothing begins after the commit.
 */
async function waitForCalls(tx: Tx, whose: SQL | undefined): Promise<void> {
  await tx
    .select({ id: touches.id })
    .from(touches)
    .where(and(eq(touches.tenantId, tx.tenantId), inArray(touches.status, ["pending", "held", "sending"]), whose))
    .orderBy(asc(touches.id))
    .for("update");
}

const waits = inArray(touches.status, ["pending", "held"]);

/** Cancels what is left of a campaign, of what waits at most so many rows at once. Answers how many were cancelled. */
export async function cancelCampaign(
  tx: Tx,
  campaignId: string,
  { reason, atMost }: { reason: string; atMost: number },
): Promise<number> {
  const own = and(eq(touches.tenantId, tx.tenantId), eq(touches.campaignId, campaignId));
  const some = await tx
    .select({ id: touches.id })
    .from(touches)
    .where(and(own, waits))
    .orderBy(asc(touches.id))
    .limit(atMost)
    .for("update");
  const ids = some.map(({ id }) => id);
  return cancelWhere(tx, own, { reason, waiting: among(touches.id, ids) });
}

type Cancelling = {
  reason: string;
  /** Of what waits only these. */
  waiting?: SQL;
};

/** What waits, and what is claimed and was never handed over. */
async function cancelWhere(tx: Tx, which: SQL | undefined, { reason, waiting }: Cancelling): Promise<number> {
  const cancelled = await cancelRows(tx, and(waits, which, waiting), reason);
  const claimed = await tx
    .select({ id: touches.id })
    .from(touches)
    .where(and(eq(touches.tenantId, tx.tenantId), eq(touches.status, "sending"), which))
    .orderBy(asc(touches.id))
    .for("update");
  const ids = claimed.map(({ id }) => id);
  if (ids.length > 0)
    cancelled.push(...(await cancelRows(tx, and(among(touches.id, ids), await neverHanded(tx)), reason)));
  const byHand = cancelled.flatMap(({ id, channel }) => (isAct(channel) ? [id] : []));
  await cancelTasks(tx, { touchIds: byHand, reason });
  if (cancelled.length > 0) {
    await announce(tx, touchesChanged, {
      campaignIds: [...new Set(cancelled.flatMap(({ campaignId }) => campaignId ?? []))],
      conversationIds: [...new Set(cancelled.map(({ conversationId }) => conversationId))].slice(0, 200),
    });
  }
  return cancelled.length;
}

const cancelRows = (tx: Tx, which: SQL | undefined, reason: string) =>
  tx
    .update(touches)
    .set({ status: "cancelled", reason, attemptId: null, leaseUntil: null, updatedAt: tx.realNow() })
    .where(and(eq(touches.tenantId, tx.tenantId), which))
    .returning({
      id: touches.id,
      channel: touches.channel,
      campaignId: touches.campaignId,
      conversationId: touches.conversationId,
    });
