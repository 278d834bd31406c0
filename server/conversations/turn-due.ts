/** A burst of texts is answered at the latest this long after its first, unless the debounce itself is longer. */
const longestBurstMs = 30_000;

type Burst = { now: Date; debounceSeconds: number; firstUnansweredAt: Date | null };

/** When the AI answers: `debounceSeconds` after the newest text, but a burst waits at most max(30 s, the setting) in all. */
export function nextTurnDue({ now, debounceSeconds, firstUnansweredAt }: Burst): Date {
  const debounceMs = debounceSeconds * 1000;
  const quiet = now.getTime() + debounceMs;
  const latest = (firstUnansweredAt ?? now).getTime() + Math.max(longestBurstMs, debounceMs);
  return new Date(Math.min(quiet, Math.max(latest, now.getTime())));
}
