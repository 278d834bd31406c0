import { remembered } from "./memo";

const quarterHour = 900_000;
const dayLength = 86_400_000;
const wallParts = {
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
} as const;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** A moment as a clock on the wall shows it: days since 1970-01-01 and minutes after midnight. */
export interface WallTime {
  readonly day: number;
  readonly minute: number;
}

/** Whether the runtime knows this IANA zone. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What a wall clock shows in `zone` at an instant (ms since the epoch). */
export function wallAt(zone: string, instant: number): WallTime {
  const local = instant + offsetAt(zone, instant) * 60_000;
  const day = Math.floor(local / dayLength);
  return { day, minute: Math.floor((local - day * dayLength) / 60_000) };
}

/**
 * The first instant at which the wall clock of `zone` shows this day and minute. In a spring gap, where it never does,
 * the instant that lies as far after the gap.
 */
export function instantOf(zone: string, { day, minute }: WallTime): number {
  const guess = day * dayLength + minute * 60_000;
  const before = guess - offsetAt(zone, guess - dayLength) * 60_000;
  const after = guess - offsetAt(zone, guess + dayLength) * 60_000;
  const shown = [before, after].sort((a, b) => a - b).find((instant) => showsTime(zone, instant, { day, minute }));
  return shown ?? before;
}

/** 0 = Sunday, as everywhere in JavaScript. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** "2026-11-22" */
export const dateOf = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10);

/** "08:00" */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** "America/New_York" as people say it: "New York". */
export const cityOf = (zone: string): string => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");

/** Whether two zones show the same time all year round. */
export function zonesAgree(a: string, b: string, at: number): boolean {
  return (
    a === b ||
    [0, 91, 182, 273].every((days) => offsetAt(a, at + days * dayLength) === offsetAt(b, at + days * dayLength))
  );
}

function showsTime(zone: string, instant: number, wanted: WallTime): boolean {
  const wall = wallAt(zone, instant);
  return wall.day === wanted.day && wall.minute === wanted.minute;
}

/** Minutes east of UTC. Offsets change on quarter hours only, so one answer serves a quarter of an hour. */
function offsetAt(zone: string, instant: number): number {
  const bucket = Math.floor(instant / quarterHour);
  const known = remembered(offsets, zone, () => new Map<number, number>());
  return remembered(known, bucket, () => readOffset(zone, bucket * quarterHour));
}

function readOffset(zone: string, instant: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return Math.round((Date.UTC(year, month - 1, day, hour, minute) - instant) / 60_000);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  return remembered(formats, zone, () => new Intl.DateTimeFormat("en-US", { ...wallParts, timeZone: zone }));
}
