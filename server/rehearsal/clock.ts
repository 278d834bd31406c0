import { and, eq, gt, isNotNull, isNull, min, sql } from "drizzle-orm";
import { campaigns, conversations, simulatedReplies, touches } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { finishCampaigns, launchDue } from "@/server/campaigns";
import { takeDueTurns } from "@/server/dialogue";
import { sendDueTouches } from "@/server/messaging";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { assessDue } from "@/server/sourcing";
import { moveClock, systemCtx } from "@/server/tenancy";
import { actAsLeads } from "./act";
import { clockMoved } from "./events";
import { mustBeSandbox } from "./sandbox";
import type { AdvanceClockInput } from "./schemas";
import { everySource } from "./sources";

const batch = 200;
const turnsAtOnce = 20;
/** A runaway stops here rather than holding the request for ever. */
const mostSteps = 50_000;

export type ClockMoved = { now: Date; processed: number };

/**
 * Moves a sandbox's clock and does everything that falls due on the way, in the order of its time: a reply at hour two
 * comes before the follow-up at day seven. Answers when the clock stands at its target.
 */
export async function advanceClock(ctx: Ctx, { advance_seconds }: AdvanceClockInput): Promise<ClockMoved> {
  mustBeSandbox(ctx);
  const target = new Date(ctx.now().getTime() + advance_seconds * 1000);
  let processed = 0;
  for (let step = 0; step < mostSteps; step++) {
    const here = await systemCtx(ctx.tenantId, "rehearsal.clock", ctx.requestId);
    const done = await settle(here);
    processed += done.processed;
    const next = await nextDue(here, done.nextTokenAt);
    if (!next || next >= target) break;
    await stepTo(here, next);
  }
  const last = await systemCtx(ctx.tenantId, "rehearsal.clock", ctx.requestId);
  await stepTo(last, target);
  const there = await systemCtx(ctx.tenantId, "rehearsal.clock", ctx.requestId);
  processed += (await settle(there)).processed;
  while ((await assessDue(there)).isMore);
  await told(ctx, advance_seconds);
  return { now: there.now(), processed };
}

const told = (ctx: Ctx, seconds: number) =>
  inTransaction(ctx, async (tx) => {
    await record(tx, "sandbox.clock_moved", { subject: { type: "tenant", id: tx.tenantId }, after: { seconds } });
    await announce(tx, clockMoved, {});
  });

/** Marked `system`: a step of a move that was authorized and is recorded as a whole. */
async function stepTo(ctx: Ctx, at: Date): Promise<void> {
  const byMs = at.getTime() - ctx.now().getTime();
  if (byMs > 0) await inTransaction(ctx, (tx) => moveClock(tx, byMs));
}

type Settled = { processed: number; nextTokenAt: Date | null };

/** Does everything that is due now, until nothing is. */
async function settle(ctx: Ctx): Promise<Settled> {
  let processed = 0;
  for (let round = 0; round < mostSteps; round++) {
    const launched = await launchDue(ctx);
    const drained = await sendDueTouches(ctx, { limit: batch, ...everySource });
    const { taken } = await takeDueTurns(ctx, { limit: turnsAtOnce });
    const acted = await actAsLeads(ctx);
    const moved = launched + drained.sent + drained.held + drained.skipped + taken + acted;
    processed += moved;
    if (drained.isBusy) await new Promise((resolve) => setTimeout(resolve, 50));
    else if (moved === 0)
      return { processed: processed + (await finishCampaigns(ctx)), nextTokenAt: drained.nextTokenAt };
  }
  return { processed, nextTokenAt: null };
}

/** The next moment at which something falls due, or null. */
async function nextDue(ctx: Ctx, tokenAt: Date | null): Promise<Date | null> {
  const now = ctx.now();
  const times = await inTransaction(ctx, (tx) => dueTimes(tx, now));
  const later = [...times, tokenAt].filter((at) => at !== null && at > now) as Date[];
  return later.length > 0 ? new Date(Math.min(...later.map((at) => at.getTime()))) : null;
}

async function dueTimes(tx: Tx, now: Date): Promise<(Date | null)[]> {
  const waiting = and(
    eq(touches.tenantId, tx.tenantId),
    sql`${touches.status} in ('pending', 'held')`,
    gt(touches.dueAt, now),
  );
  const [touch] = await tx
    .select({ at: min(touches.dueAt) })
    .from(touches)
    .where(waiting);
  const turnDue = and(
    eq(conversations.tenantId, tx.tenantId),
    isNotNull(conversations.turnDueAt),
    gt(conversations.turnDueAt, now),
  );
  const [turn] = await tx
    .select({ at: min(conversations.turnDueAt) })
    .from(conversations)
    .where(turnDue);
  const scheduled = and(
    eq(campaigns.tenantId, tx.tenantId),
    eq(campaigns.status, "scheduled"),
    gt(campaigns.launchAt, now),
  );
  const [launch] = await tx
    .select({ at: min(campaigns.launchAt) })
    .from(campaigns)
    .where(scheduled);
  const planned = and(
    eq(simulatedReplies.tenantId, tx.tenantId),
    isNull(simulatedReplies.doneAt),
    gt(simulatedReplies.dueAt, now),
  );
  const [simulated] = await tx
    .select({ at: min(simulatedReplies.dueAt) })
    .from(simulatedReplies)
    .where(planned);
  return [touch?.at, turn?.at, launch?.at, simulated?.at].map((at) => at ?? null);
}

/** What the clock could jump to: the next thing due, or null. */
export async function nextEvent(ctx: Ctx): Promise<{ now: Date; at: Date | null }> {
  mustBeSandbox(ctx);
  return { now: ctx.now(), at: await nextDue(ctx, null) };
}
