import { setTimeout as wait } from "node:timers/promises";
import type { Ctx } from "@/server/platform/ctx";
import type { Window } from "./buckets";
import type { Begun, KeptPace, Start } from "./schemas";

/** What a text counts against: so many texts or segments in any window. */
export interface Quota extends Window {
  readonly key: string;
  readonly cost: number;
}

type Paced = { readonly quotas: readonly Quota[] };
/** Kept by the drain before, so many real milliseconds ago. */
export type Before = { readonly kept: KeptPace; readonly agoMs: number };

/** Clocks and timers count whole milliseconds. */
const roundingMs = 3;
/** Ways change: the fastest of the answers so far counts a little less with each. */
const forgettingShare = 1.001;
/** The first of them may open connections. */
const answersToTrust = 5;
/** No window is longer [buckets.ts]. */
const longestWindowMs = 2_000;

/** Milliseconds until so much more may start with no window holding more than the quota; more than it holds at all waits for an empty one. */
export function waitBefore(recent: readonly Start[], more: Omit<Quota, "key">, now: number): number {
  const windowMs = Math.ceil(more.ms) + roundingMs;
  const within = recent.filter(({ at }) => at <= now + longestWindowMs / 2 && at > now - windowMs);
  let used = within.reduce((sum, { cost }) => sum + cost, 0);
  let until = now;
  for (const { at, cost } of within) {
    if (used + more.cost <= more.most) break;
    used -= cost;
    until = at + windowMs;
  }
  return until - now;
}

/** What a wave counts against each quota. */
function totalsOf(wave: readonly Paced[]): Quota[] {
  const quotas = wave.flatMap((text) => text.quotas);
  return [...Map.groupBy(quotas, ({ key }) => key).values()].flatMap((own) => {
    const cost = own.reduce((sum, one) => sum + one.cost, 0);
    return own.slice(0, 1).map((quota) => ({ ...quota, cost }));
  });
}

/**
 * Spaces out the calls of a workspace. The buckets space out claims; between a claim and its call lie a gate and two
 * commits that take now more and now less time, and a carrier counts calls.
 */
export class Pace {
  private begun: ReadonlyMap<string, Begun>;

  constructor(
    private readonly ctx: Ctx,
    before: Before | null,
    private readonly thisProcess = `${process.pid}:${performance.timeOrigin}`,
  ) {
    this.begun = new Map(before ? this.onOurClock(before) : []);
  }

  /**
   * Waits until the first of these may leave, or a little longer for more of them: as long as another call would take.
   * Answers how many may leave now, at least one.
   */
  async untilOpen(texts: readonly Paced[]): Promise<number> {
    const { open, closedMs } = this.nextOpen(texts);
    if (closedMs > 0) await wait(closedMs);
    return open;
  }

  /** How long these must wait to leave together. */
  closedMs(texts: readonly Paced[], now = this.ctx.now().getTime()): number {
    const waits = totalsOf(texts).map((quota) => waitBefore(this.begun.get(quota.key)?.starts ?? [], quota, now));
    return Math.max(0, ...waits);
  }

  /** What `untilOpen` decides. */
  nextOpen(texts: readonly Paced[]): { open: number; closedMs: number } {
    const now = this.ctx.now().getTime();
    const patienceMs = this.closedMs(texts.slice(0, 1), now) + this.answerMs(texts);
    let [open, closed] = [1, texts.length + 1];
    while (closed - open > 1) {
      const middle = closed === texts.length + 1 ? texts.length : Math.floor((open + closed) / 2);
      if (this.closedMs(texts.slice(0, middle), now) <= patienceMs) open = middle;
      else closed = middle;
    }
    return { open, closedMs: this.closedMs(texts.slice(0, open), now) };
  }

  private answerMs(texts: readonly Paced[]): number {
    return Math.max(0, ...totalsOf(texts).map(({ key }) => this.begun.get(key)?.fastestMs ?? 0));
  }

  /**
   * The wave was called then and has its answers now. A second call reaches the carrier no sooner after the first than it
   * is made later, less what the first took longer than the fastest: as much as that the first counts as later.
   */
  note(wave: readonly Paced[], calledAt: Date): void {
    const called = calledAt.getTime();
    const tookMs = Math.max(0, this.ctx.now().getTime() - called);
    const begun = new Map(
      [...this.begun].filter(([, { starts }]) => starts.some(({ at }) => at > called - longestWindowMs)),
    );
    for (const { key, cost } of totalsOf(wave)) begun.set(key, withStart(begun.get(key), { called, tookMs, cost }));
    this.begun = begun;
  }

  /** For the next drain, whichever process it runs in. */
  kept(): KeptPace {
    const at = this.ctx.now().getTime();
    return { by: this.thisProcess, at, aheadMs: aheadOf(this.ctx), quotas: Object.fromEntries(this.begun) };
  }

  /** A little late rather than early; a sandbox's clock that was moved meanwhile has moved away from them. */
  private onOurClock({ kept, agoMs }: Before): [string, Begun][] {
    const quotas = Object.entries(kept.quotas);
    if (kept.by === this.thisProcess) return quotas;
    const keptAt = this.ctx.now().getTime() - agoMs - (aheadOf(this.ctx) - kept.aheadMs);
    const onOurs = ({ at, cost }: Start) => ({ at: at + keptAt - kept.at + roundingMs / 2, cost });
    return quotas.map(([key, begun]) => [key, { ...begun, starts: begun.starts.map(onOurs) }]);
  }
}

type Call = { called: number; tookMs: number; cost: number };

function withStart(before: Begun | undefined, { called, tookMs, cost }: Call): Begun {
  const { fastestMs, answers, starts } = before ?? { fastestMs: Number.POSITIVE_INFINITY, answers: 0, starts: [] };
  const lateMs = answers < answersToTrust ? tookMs : Math.max(0, tookMs - fastestMs);
  return {
    fastestMs: Math.min(tookMs, fastestMs * forgettingShare),
    answers: Math.min(answers + 1, answersToTrust),
    starts: [...starts.filter(({ at }) => at > called - longestWindowMs), { at: called + lateMs, cost }],
  };
}

/** How far the tenant's clock is ahead of the real one. */
const aheadOf = (ctx: Ctx) => ctx.now().getTime() - ctx.realNow().getTime();
