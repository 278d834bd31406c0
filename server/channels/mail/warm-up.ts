import type { MailboxSettings } from "../mail-schemas";

const dayMs = 86_400_000;

/** What a mailbox sends in a week of its life at most, and how it begins: at most double a day (messaging-rules 3.4). */
export const warmUpSchedule = {
  version: "2026-11",
  firstDay: 20,
  weeks: [100, 500, 2_000, 10_000],
} as const;

const days = warmUpSchedule.weeks.length * 7;

/** The most that a mailbox sends on that day of its life, the first being 1; null once it is warm. */
export function warmUpLimit(day: number): number | null {
  if (day > days) return null;
  let limit: number = warmUpSchedule.firstDay;
  for (let at = 2; at <= day; at++)
    limit = Math.min(limit * 2, warmUpSchedule.weeks[Math.floor((at - 1) / 7)] ?? limit);
  return limit;
}

/** What a mailbox may send today, and why it is not its own limit. */
export interface DailyLimit {
  readonly limit: number;
  /** The day of its life while it warms up, and the first day on which it is warm; null when its own limit binds. */
  readonly warmUp: { readonly day: number; readonly until: Date } | null;
}

/** The mailbox's own limit, or the warm-up's while that is lower. */
export function dailyLimitOf({ dailyLimit, warmUpFrom }: MailboxSettings, now: Date): DailyLimit {
  if (!warmUpFrom) return { limit: dailyLimit, warmUp: null };
  const from = new Date(warmUpFrom).getTime();
  const day = Math.max(1, Math.floor((now.getTime() - from) / dayMs) + 1);
  const limit = warmUpLimit(day);
  if (limit === null || limit >= dailyLimit) return { limit: dailyLimit, warmUp: null };
  return { limit, warmUp: { day, until: new Date(from + days * dayMs) } };
}
