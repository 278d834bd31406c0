import { instantOf, wallAt, weekdayOf } from "@/server/timing";
import type { Timeline } from "./schemas";

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];
const daysPerWeek = 7;
/** No chart has more points than this. */
export const mostPoints = 500;

/** From the first happening to the last moment that a chart shows, in ms since the epoch. */
export type Span = { from: number; until: number; timeZone: string };
export type Buckets = Pick<Timeline, "unit" | "size"> & { starts: number[] };

/**
 * How a span is cut: into hours below 3 days, into days up to 180 days, else into weeks from Monday, or into several
 * weeks where single ones would be too many. Days begin at the zone's midnight, whatever its clocks do.
 */
export function bucketsOf(span: Span): Buckets {
  const days = (span.until - span.from) / dayMs;
  if (days < 3) return { unit: "hour", size: 1, starts: hoursOf(span) };
  if (days <= 180) return { unit: "day", size: 1, starts: daysOf(span, { every: 1 }) };
  const size = Math.ceil((days / daysPerWeek + 2) / mostPoints);
  return { unit: "week", size, starts: daysOf(span, { every: daysPerWeek * size, fromMonday: true }) };
}

function hoursOf({ from, until, timeZone }: Span): number[] {
  const first = from - (from % minuteMs) - (wallAt(timeZone, from).minute % 60) * minuteMs;
  return Array.from({ length: Math.floor((until - first) / hourMs) + 1 }, (_, hour) => first + hour * hourMs);
}

/** The midnights at which buckets of that many days begin, the last one at or before `until`. */
export function daysOf(
  { from, until, timeZone }: Span,
  { every, fromMonday = false }: { every: number; fromMonday?: boolean },
): number[] {
  const day = wallAt(timeZone, from).day;
  const first = fromMonday ? day - ((weekdayOf(day) + 6) % daysPerWeek) : day;
  const last = wallAt(timeZone, until).day;
  return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, place) =>
    instantOf(timeZone, { day: first + place * every, minute: 0 }),
  );
}

/** Which bucket holds a moment; moments before the first belong to the first. */
export function placeAmong(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
