/** A token bucket: how fast it fills, and the most it holds. */
export interface Rate {
  readonly perSecond: number;
  readonly capacity: number;
}

export interface Level {
  readonly tokens: number;
  readonly at: Date;
}

/** What the bucket holds now; a new one is full, and a clock that went back fills nothing. */
export function levelAt(level: Level | null, { perSecond, capacity }: Rate, now: Date): number {
  if (!level) return capacity;
  const seconds = Math.max(0, (now.getTime() - level.at.getTime()) / 1_000);
  return Math.min(capacity, level.tokens + seconds * perSecond);
}

/**
 * So much a second on average. From one a second on, what flows in while a batch is chosen and weighed is kept, a fifth of
 * a second's worth; that no second holds more is seen to where the calls begin (`pace.ts`).
 */
const evenly = (perSecond: number): Rate => ({ capacity: perSecond < 1 ? 1 : 1 + perSecond / 5, perSecond });

/** So much may leave within any so many milliseconds. */
export interface Window {
  readonly most: number;
  readonly ms: number;
}

/** Whole texts in the time in which they flow in, a second or a little more: 3.75 a second are 4 in any 1,067 ms. */
export function windowOf({ perSecond }: Rate): Window {
  const most = Math.max(1, Math.ceil(perSecond));
  return { most, ms: 1_000 * (perSecond > 1 ? most / perSecond : 1) };
}

/** A sender's segments. Null = no limit. */
export const senderRate = (segmentsPerSecond: number | null): Rate | null =>
  segmentsPerSecond === null ? null : evenly(segmentsPerSecond);

/** A campaign's texts a minute, spread evenly. */
export const campaignRate = (perMinute: number | null): Rate | null =>
  perMinute === null ? null : evenly(perMinute / 60);

/** When one whole token is there; now when it is there already. A bucket that never fills answers null. */
export function nextTokenAt(tokens: number, { perSecond }: Rate, now: Date): Date | null {
  if (tokens >= 1) return now;
  return perSecond > 0 ? new Date(now.getTime() + Math.ceil(((1 - tokens) / perSecond) * 1_000 - 1e-6)) : null;
}

/** When half of what the bucket can hold is there, at least one text: a batch costs the same for one as for several. */
export function nextBatchAt(tokens: number, rate: Rate, now: Date): Date | null {
  return nextTokenAt(tokens + 1 - Math.max(1, rate.capacity / 2), rate, now);
}

/** A text may be taken when it fits, or when the bucket is full: a long text then leaves it in debt. */
export const mayTake = (tokens: number, cost: number, { capacity }: Rate): boolean =>
  tokens >= Math.min(cost, capacity);

const firstDelayMs = 100;
/** The rule allows 30 s; whoever waits so long is not back at full speed ten seconds after the carrier is. */
const longestDelayMs = 8_000;

/** Doubles with each failure in a row, +-10 %, at most 8 s [messaging-rules 2.1]; `chance` in [0, 1). */
export function backoffMs(failures: number, chance: number): number {
  const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.max(0, failures - 1));
  return Math.round(Math.min(longestDelayMs, delay * (0.9 + 0.2 * chance)));
}
