import { setTimeout as wait } from "node:timers/promises";
import type { Ctx } from "@/server/platform/ctx";

/** What a text counts against: so many texts or segments in any second. */
export interface Quota {
  readonly key: string;
  readonly perSecond: number;
  readonly cost: number;
}

export interface Start {
  /** Milliseconds of the tenant's clock. */
  readonly at: number;
  readonly cost: number;
}

/** A second, and what the way to the carrier may swallow of it. */
const windowMs = 1_030;

/** What this process began to hand over within the last second, the oldest first, by workspace and quota. */
const begun = new Map<string, readonly Start[]>();

/** Milliseconds until so much more may start with no second holding more than the quota; more than it holds at all waits for an empty one. */
export function waitBefore(recent: readonly Start[], more: Omit<Quota, "key">, now: number): number {
  const within = recent.filter(({ at }) => at <= now && at > now - windowMs);
  let used = within.reduce((sum, { cost }) => sum + cost, 0);
  let until = now;
  for (const { at, cost } of within) {
    if (used + more.cost <= more.perSecond) break;
    used -= cost;
    until = at + windowMs;
  }
  return until - now;
}

type Paced = { readonly quotas: readonly Quota[] };

/** What a wave counts against each quota of its workspace. */
function totalsOf({ tenantId }: Ctx, wave: readonly Paced[]): Quota[] {
  const quotas = wave.flatMap((text) => text.quotas);
  return [...Map.groupBy(quotas, ({ key }) => key)].flatMap(([key, own]) => {
    const cost = own.reduce((sum, one) => sum + one.cost, 0);
    return own.slice(0, 1).map(({ perSecond }) => ({ key: `${tenantId} ${key}`, perSecond, cost }));
  });
}

/**
 * Waits until the wave may start. The buckets space out claims; between a claim and its call lie a gate and two commits
 * that take now more and now less time, and a carrier counts calls. Marked `system`: the drain calls it.
 */
export async function untilPaced(ctx: Ctx, wave: readonly Paced[]): Promise<void> {
  const now = ctx.now().getTime();
  const waits = totalsOf(ctx, wave).map((quota) => waitBefore(begun.get(quota.key) ?? [], quota, now));
  const longest = Math.max(0, ...waits);
  if (longest > 0) await wait(longest);
}

/** The wave starts at this instant. */
export function noteStart(ctx: Ctx, wave: readonly Paced[]): void {
  const at = ctx.now().getTime();
  for (const [key, starts] of begun) if ((starts.at(-1)?.at ?? 0) <= at - windowMs) begun.delete(key);
  for (const { key, cost } of totalsOf(ctx, wave)) {
    const recent = (begun.get(key) ?? []).filter((start) => start.at > at - windowMs);
    begun.set(key, [...recent, { at, cost }]);
  }
}
