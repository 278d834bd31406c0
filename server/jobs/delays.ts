const unitMs = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 } as const;

/** Milliseconds of an Inngest duration such as `2h30m`; null when it is not one. */
export function durationMs(text: string): number | null {
  if (!/^(\d+[wdhms])+$/.test(text)) return null;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+)([wdhms])/g)) {
    total += Number(amount) * unitMs[unit as keyof typeof unitMs];
  }
  return total;
}

/** When a job wakes: at an instant (ISO 8601), or that many milliseconds after the statement that stores it. */
export type Wake = { at: string } | { afterMs: number };

/** The moment a sleep names: a duration, or an ISO date; null when it is neither. */
export function wakeOf(text: string): Wake | null {
  const afterMs = durationMs(text);
  if (afterMs !== null) return { afterMs };
  return /^[+-]?\d{4,6}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text)) ? { at: text } : null;
}

/** The moment a Retry-After header names: whole seconds or a date; null when it says nothing usable. */
export function retryAfter(header: string | undefined): Wake | null {
  if (!header) return null;
  if (/^\d+$/.test(header)) return { afterMs: Number(header) * 1_000 };
  return wakeOf(header);
}

const backoffSeconds = [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200];

/** Inngest's own table: the wait before retry number `attempt` (1 is the first retry), plus up to 30 s so that a crowd spreads. */
export function backoffMs(attempt: number, chance: number): number {
  const seconds = backoffSeconds[Math.min(attempt, backoffSeconds.length) - 1] ?? 15;
  return seconds * 1_000 + Math.floor(chance * 30_000);
}
