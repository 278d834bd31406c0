/** A schedule as minutes since midnight cannot say it: five fields and the zone whose clock they are read on. */
export interface Cron {
  zone: string;
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  days: ReadonlySet<number>;
  months: ReadonlySet<number>;
  weekdays: ReadonlySet<number>;
  /** When both day fields are restricted, either may match (POSIX crontab). */
  eitherDay: boolean;
}

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const dayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const nicknames: Record<string, string> = {
  "@hourly": "0 * * * *",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@weekly": "0 0 * * 0",
  "@monthly": "0 0 1 * *",
  "@yearly": "0 0 1 1 *",
};

function numberIn(text: string, from: number, names: readonly string[]): number {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return named + from;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

function parseField(field: string, [from, to]: readonly [number, number], names: readonly string[] = []) {
  const found = new Set<number>();
  for (const part of field.split(",")) {
    const { low, high, stride } = parsePart(part, [from, to], names);
    if (!(low >= from && high <= to && low <= high && Number.isInteger(stride) && stride > 0)) return null;
    for (let value = low; value <= high; value += stride) found.add(value);
  }
  return found;
}

/** `*`, `5`, `5/15`, `1-5` or `mon-fri/2`; what cannot be read becomes NaN. */
function parsePart(part: string, [from, to]: readonly [number, number], names: readonly string[]) {
  const [range = "", step = "1"] = part.split("/");
  if (range === "*" || range === "?") return { low: from, high: to, stride: Number(step) };
  const [first = "", last] = range.split("-");
  const isOpen = part.includes("/") && last === undefined;
  const high = isOpen ? to : numberIn(last ?? first, from, names);
  return { low: numberIn(first, from, names), high, stride: Number(step) };
}

/** Reads `[TZ=Area/City ]minute hour day month weekday`; null when it is not one. Without a zone it is UTC. */
export function parseCron(expression: string): Cron | null {
  const [, named, rest] = /^(?:(?:CRON_)?TZ=(\S+)\s+)?(.+)$/.exec(expression.trim()) ?? [];
  const zone = named ?? "UTC";
  if (!rest || !isZone(zone)) return null;
  const [minute, hour, day, month, weekday, ...more] = (nicknames[rest] ?? rest).split(/\s+/);
  if (!minute || !hour || !day || !month || !weekday || more.length) return null;
  const minutes = parseField(minute, [0, 59]);
  const hours = parseField(hour, [0, 23]);
  const days = parseField(day, [1, 31]);
  const months = parseField(month, [1, 12], monthNames);
  const weekdays = parseField(weekday.replace(/\b7\b/g, "0"), [0, 6], dayNames);
  if (!minutes || !hours || !days || !months || !weekdays) return null;
  return { zone, minutes, hours, days, months, weekdays, eitherDay: !/^[*?]/.test(day) && !/^[*?]/.test(weekday) };
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en-US", { timeZone: zone }));
  } catch {
    return false;
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of a zone at an instant, as a Date whose UTC fields are the local ones. */
function wallClock(instantMs: number, zone: string): Date {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    });
  clocks.set(zone, clock);
  const read: Record<string, number> = {};
  for (const part of clock.formatToParts(instantMs)) read[part.type] = Number(part.value);
  return new Date(Date.UTC(read.year ?? 0, (read.month ?? 1) - 1, read.day ?? 1, read.hour ?? 0, read.minute ?? 0));
}

function matchesDay(cron: Cron, wall: Date): boolean {
  if (!cron.months.has(wall.getUTCMonth() + 1)) return false;
  const day = cron.days.has(wall.getUTCDate());
  const weekday = cron.weekdays.has(wall.getUTCDay());
  return cron.eitherDay ? day || weekday : day && weekday;
}

const minuteMs = 60_000;
const dayMinutes = 1_440;

/** Minutes to the next local midnight, in steps that a clock change inside the day cannot jump over. */
function toNextDay(wall: Date): number {
  const left = dayMinutes - (wall.getUTCHours() * 60 + wall.getUTCMinutes());
  return left > 180 ? left - 180 : Math.min(left, 15 - (wall.getUTCMinutes() % 15));
}

/**
 * The first tick after an instant, or null when the schedule names no day in the next eight years. A wall time that a
 * clock change skips has no tick that day; one that it repeats ticks twice (as Inngest's own scheduler does).
 */
export function nextTick(cron: Cron, after: Date): Date | null {
  let at = Math.floor(after.getTime() / minuteMs + 1) * minuteMs;
  const horizon = at + 8 * 366 * dayMinutes * minuteMs;
  while (at < horizon) {
    const wall = wallClock(at, cron.zone);
    if (!matchesDay(cron, wall)) at += toNextDay(wall) * minuteMs;
    else if (!cron.hours.has(wall.getUTCHours())) at += (15 - (wall.getUTCMinutes() % 15)) * minuteMs;
    else if (!cron.minutes.has(wall.getUTCMinutes())) at += minuteMs;
    else return new Date(at);
  }
  return null;
}
