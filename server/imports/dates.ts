import type { DateOrder } from "./schemas";

/** `order`: day and month could be either way round. */
export type ReadDate = { at: Date } | { reason: string; fault: "order" | "unreadable" };

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const clock = /(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(am|pm)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?)?$/i;
const joined = (date: RegExp) => new RegExp(date.source + clock.source, "i");
const yearFirst = joined(/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/);
const numbers = joined(/^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})/);
const monthFirst = joined(/^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/);
const dayFirst = joined(/^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})/);
const spreadsheetDay = /^(\d{5})(?:\.\d+)?$/;
const firstSpreadsheetDay = Date.UTC(1899, 11, 30);

type Day = { year: number; month: number; day: number };
type Clock = [string?, string?, string?, string?, string?];

const fullYear = (text: string) =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900);
const monthNamed = (name: string) => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const unreadable = (reason: string): ReadDate => ({ reason, fault: "unreadable" });

/** Minutes east of UTC; a time without a zone is taken as UTC. */
function offsetMinutes(zone = ""): number {
  const parts = zone.match(/([+-])(\d{2}):?(\d{2})/);
  if (!parts) return 0;
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  return parts[1] === "-" ? -minutes : minutes;
}

function instantOf({ year, month, day }: Day, [hour = "0", minute = "0", second = "0", half, zone]: Clock): ReadDate {
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && year >= 1900 && year <= 2200;
  if (!exists) return unreadable("There is no such day.");
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0) : Number(hour);
  if (hours > 23 || Number(minute) > 59) return unreadable("There is no such time of day.");
  return {
    at: new Date(at.getTime() + (hours * 60 + Number(minute) - offsetMinutes(zone)) * 60_000 + Number(second) * 1000),
  };
}

/** Two numbers before the year: a value over 12 or a dot tells which is the day, else the import's answer does. */
function dayOfNumbers(first: number, second: number, order: DateOrder | null): { month: number; day: number } | null {
  if (order === "dmy") return { day: first, month: second };
  if (order === "mdy") return { month: first, day: second };
  if (first > 12) return { day: first, month: second };
  return second > 12 || first === second ? { month: first, day: second } : null;
}

function ofNumbers(
  [, first = "", separator, second = "", year = "", ...time]: RegExpMatchArray,
  order: DateOrder | null,
): ReadDate {
  const day = dayOfNumbers(Number(first), Number(second), separator === "." ? "dmy" : order);
  if (!day)
    return {
      reason: "This date can be read as month/day or as day/month. Answer which, and import again.",
      fault: "order",
    };
  return instantOf({ year: fullYear(year), ...day }, time as Clock);
}

const readers: [RegExp, (match: RegExpMatchArray, order: DateOrder | null) => ReadDate][] = [
  [
    yearFirst,
    ([, year, month, day, ...time]) =>
      instantOf({ year: Number(year), month: Number(month), day: Number(day) }, time as Clock),
  ],
  [numbers, ofNumbers],
  [
    monthFirst,
    ([, month = "", day, year, ...time]) =>
      instantOf({ year: Number(year), month: monthNamed(month), day: Number(day) }, time as Clock),
  ],
  [
    dayFirst,
    ([, day, month = "", year = "", ...time]) =>
      instantOf({ year: fullYear(year), month: monthNamed(month), day: Number(day) }, time as Clock),
  ],
  [spreadsheetDay, ([, days]) => ({ at: new Date(firstSpreadsheetDay + Number(days) * 86_400_000) })],
];

/** A date as people and spreadsheets write it: ISO, 3/4/2025, 4.3.2025, "Mar 4, 2025", a spreadsheet's day number. */
export function readDate(cell: string, order: DateOrder | null): ReadDate {
  const text = cell.trim().replace(/^'/, "");
  for (const [pattern, read] of readers) {
    const match = text.match(pattern);
    if (match) return read(match, order);
  }
  return unreadable("This is not a date.");
}

/** What a column's values say about the order of day and month; null when they can be read both ways. */
export function orderOf(values: readonly string[]): DateOrder | "clear" | null {
  const pairs = values.flatMap((value) => {
    const match = value.trim().match(numbers);
    return match && match[2] !== "." ? [[Number(match[1]), Number(match[3])] as const] : [];
  });
  if (pairs.every(([first, second]) => first === second)) return "clear";
  if (pairs.some(([first]) => first > 12)) return "dmy";
  return pairs.some(([, second]) => second > 12) ? "mdy" : null;
}
