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

/** A sender's segments: a second's worth at once, never less than one. Null = no limit. */
export const senderRate = (segmentsPerSecond: number | null): Rate | null =>
  segmentsPerSecond === null ? null : { perSecond: segmentsPerSecond, capacity: Math.max(1, segmentsPerSecond) };

/** A campaign's texts a minute, spread evenly: a second's worth at once, never less than one. */
export const campaignRate = (perMinute: number | null): Rate | null =>
  perMinute === null ? null : { perSecond: perMinute / 60, capacity: Math.max(1, perMinute / 60) };

/** When one whole token is there; now when it is there already. A bucket that never fills answers null. */
export function nextTokenAt(tokens: number, { perSecond }: Rate, now: Date): Date | null {
  if (tokens >= 1) return now;
  return perSecond > 0 ? new Date(now.getTime() + Math.ceil(((1 - tokens) / perSecond) * 1_000 - 1e-6)) : null;
}

/** A text may be taken when it fits, or when the bucket is full: a long text then leaves it in debt. */
export const mayTake = (tokens: number, cost: number, { capacity }: Rate): boolean =>
  tokens >= Math.min(cost, capacity);

const firstDelayMs = 100;
const longestDelayMs = 30_000;

/** Doubles with each failure in a row, +-10 %, at most 30 s [messaging-rules 2.1]; `chance` in [0, 1). */
export function backoffMs(failures: number, chance: number): number {
  const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.max(0, failures - 1));
  return Math.round(Math.min(longestDelayMs, delay * (0.9 + 0.2 * chance)));
}
