import { americanHolidayRows } from "./data/holidays-americas";
import { europeanHolidayRows } from "./data/holidays-europe";
import { oceanianHolidayRows } from "./data/holidays-oceania";

const tables = new Map<string, ReadonlySet<string>>();
for (const row of [americanHolidayRows, europeanHolidayRows, oceanianHolidayRows].join("").trim().split(/\n+/)) {
  const [place = "", year = "", ...days] = row.split(" ");
  tables.set(`${place} ${year}`, new Set(days));
}

/**
 * Whether the dated table calls this date ("2026-10-12") a holiday of the place ("US-RI", "DE"); null when the table
 * does not reach that year: then nobody knows, and nothing may be sent there.
 */
export function isHoliday(place: string, date: string): boolean | null {
  const table = tables.get(`${place} ${date.slice(0, 4)}`);
  return table ? table.has(date.slice(5, 7) + date.slice(8, 10)) : null;
}
