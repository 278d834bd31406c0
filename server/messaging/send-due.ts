import { brandOf } from "@/server/branding";
import { openEverySender, seedSenders } from "@/server/channels";
import { type Channel, channels } from "@/server/leads/schemas";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { learnGrowth } from "@/server/platform/db/learn-growth";
import { log } from "@/server/platform/log";
import { type Claimed, claimDue, nextDueAt, type RunningCampaign, runningCampaigns } from "./claim";
import { dateIn } from "./dates";
import { clearTexts, type Sorted, sortDue } from "./gate";
import { budgetFor } from "./governor";
import { haltsInForce } from "./halts/rows";
import { haltOver } from "./halts/standing";
import { keepLease, releaseLease, takeLease } from "./lease";
import { type LeftBehind, nextLook } from "./next-look";
import { Pace } from "./pace";
import { deliverSandboxTexts } from "./sandbox-receipts";
import type { Composed, Sources } from "./touch-source";
import { type Edge, sendInWaves } from "./waves";

export interface Drained extends Sorted {
  readonly sent: number;
  /** When the next text may leave, on the tenant's clock; null when nothing is due within a minute: the sweep comes back. */
  readonly nextTokenAt: Date | null;
  /** The same as a wait in real milliseconds. */
  readonly nextTokenInMs: number | null;
  /** Another drain of this tenant is at work; what is due may be with it. */
  readonly isBusy: boolean;
}

const busyWaitMs = 500;

/**
 * Sends a batch of what is due: claim and gate, compose outside any transaction, gate again and commit the claim, call
 * the carriers, record their answers. One drain a tenant at a time. Marked `system`: the sweep and the sandbox's clock
 * call it.
 */
export async function sendDueTouches(ctx: Ctx, { limit, ...edge }: Sources & { limit: number }): Promise<Drained> {
  const lease = await takeLease(ctx);
  if (!lease) return busy(ctx);
  const pace = new Pace(ctx, lease.before);
  const stopKeeping = keepLease(ctx, lease.token);
  try {
    return await drain(ctx, limit, { ...edge, lease: lease.token, pace });
  } finally {
    await stopKeeping();
    await releaseLease(ctx, lease.token, pace.kept());
  }
}

const busy = (ctx: Ctx): Drained => ({
  ...nothing,
  sent: 0,
  isBusy: true,
  nextTokenAt: new Date(ctx.now().getTime() + busyWaitMs),
  nextTokenInMs: busyWaitMs,
});

async function drain(ctx: Ctx, limit: number, edge: Edge): Promise<Drained> {
  const first = await claimWithSender(ctx, limit);
  const second =
    first.ready.length > 0 ? await writeAndClear(ctx, first.ready, edge) : { cleared: [], sorted: nothing };
  const sent = await sendInWaves(ctx, second.cleared, edge);
  if (sent > 0) await learnGrowth(["touches", "messages", "conversations"]);
  const receipts = await deliverSandboxTexts(ctx);
  const counts = {
    sent,
    held: first.sorted.held + second.sorted.held,
    skipped: first.sorted.skipped + second.sorted.skipped,
    failed: first.sorted.failed + second.sorted.failed,
  };
  const moved = receipts.arrived + second.cleared.length + counts.held + counts.skipped + counts.failed;
  return {
    ...counts,
    isBusy: false,
    ...(await comeBack(ctx, {
      sent,
      hasMoved: moved > 0,
      lackedTokens: first.lackedTokens,
      receiptsAt: receipts.nextAt,
    })),
  };
}

const nothing: Sorted = { held: 0, skipped: 0, failed: 0 };
type Claim = {
  ready: Claimed[];
  sorted: Sorted;
  needsSender: boolean;
  /** A bucket was empty when the batch was chosen; it may be full again by now. */
  lackedTokens: boolean;
};

async function claimWithSender(ctx: Ctx, limit: number): Promise<Claim> {
  const first = await inTransaction(ctx, (tx) => claim(tx, { limit, isSeeded: false }));
  if (!first.needsSender) return first;
  await seedSenders(ctx);
  return inTransaction(ctx, (tx) => claim(tx, { limit, isSeeded: true }));
}

/** Two cheap questions first: most wake-ups find nothing due. */
async function claim(tx: Tx, { limit, isSeeded }: { limit: number; isSeeded: boolean }): Promise<Claim> {
  const running = await sendingCampaigns(tx);
  const dueAt = await nextDueAt(tx, running);
  const none = { ready: [], sorted: nothing, needsSender: false, lackedTokens: false };
  if (!dueAt || dueAt > tx.now()) return none;
  const senders = await openEverySender(tx);
  if (senders.length === 0 && !isSeeded) return { ...none, needsSender: true };
  const { touches, budget } = await claimDue(tx, { brand: await brandOf(tx), senders, running, limit });
  const lackedTokens = budget.nextTokenAt() !== null;
  return { needsSender: false, lackedTokens, ...(await sortDue(tx, touches, running)) };
}

/** The campaigns whose texts may leave: the rows of a halted one are not even looked at. */
async function sendingCampaigns(tx: Tx): Promise<RunningCampaign[]> {
  const [running, halts] = [await runningCampaigns(tx), await haltsInForce(tx)];
  const isHalted = (campaignId: string, channel: Channel) => haltOver(halts, { channel, campaignId, senderId: null });
  return running.filter(({ id }) => !channels.every((channel) => isHalted(id, channel)));
}

async function writeAndClear(ctx: Ctx, ready: readonly Claimed[], edge: Sources) {
  const composed = await compose(ctx, ready, edge);
  return inTransaction(ctx, (tx) => clear(tx, ready, composed));
}

/** Asks each source for the words of its touches; a source that fails leaves them due. */
async function compose(ctx: Ctx, ready: readonly Claimed[], { sources }: Sources): Promise<Map<string, Composed>> {
  const composed = new Map<string, Composed>();
  for (const source of sources) {
    const own = ready.filter((touch) => touch.source === source.source);
    if (own.length === 0) continue;
    const words = await source.compose(ctx, own).catch((error) => {
      log.error({ source: source.source, err: error, tenantId: ctx.tenantId }, "a touch source failed to compose");
      const holdUntil = new Date(ctx.now().getTime() + 60_000);
      return new Map(
        own.map(({ id }) => [
          id,
          { holdUntil, reason: "Its words could not be written; it is tried again in a minute." },
        ]),
      );
    });
    for (const [id, text] of words) composed.set(id, text);
  }
  return composed;
}

async function clear(tx: Tx, ready: readonly Claimed[], composed: ReadonlyMap<string, Composed>) {
  const running = await sendingCampaigns(tx);
  const brand = await brandOf(tx);
  const budget = await budgetFor(tx, {
    senders: await openEverySender(tx),
    campaigns: running,
    workspace: brand,
    today: dateIn(brand.timeZone, tx.now()),
  });
  return clearTexts(tx, { claimed: ready, composed, running, budget });
}

type Moved = Pick<LeftBehind, "sent" | "hasMoved" | "lackedTokens"> & { receiptsAt: Date | null };

/** When to come back: the next due row or token, or the sandbox's receipts; a longer wait than a minute is the sweep's. */
async function comeBack(
  ctx: Ctx,
  { receiptsAt, ...moved }: Moved,
): Promise<Pick<Drained, "nextTokenAt" | "nextTokenInMs">> {
  const now = ctx.now();
  const at = await inTransaction(ctx, async (tx) => {
    const running = await sendingCampaigns(tx);
    const dueAt = await nextDueAt(tx, running);
    if (!dueAt) return null;
    const brand = await brandOf(tx);
    const budget = await budgetFor(tx, {
      senders: await openEverySender(tx),
      campaigns: running,
      workspace: brand,
      today: dateIn(brand.timeZone, now),
    });
    return nextLook({ ...moved, now, dueAt, tokenAt: budget.nextTokenAt() });
  });
  const next = [at, receiptsAt].filter((one) => one !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
  const wait = next ? Math.max(0, next.getTime() - now.getTime()) : null;
  return wait !== null && wait <= 60_000
    ? { nextTokenAt: next, nextTokenInMs: wait }
    : { nextTokenAt: null, nextTokenInMs: null };
}
