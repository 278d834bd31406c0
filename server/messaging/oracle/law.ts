import Holidays from "date-holidays";

/** One jurisdiction's hours as the oracle was told them: whole hours, Monday to Friday, Saturday, Sunday, holidays. */
export interface Law {
  readonly days: readonly [string, string, string];
  readonly holidays: "ordinary" | "sunday" | "closed";
  /** A zone in which the hours must hold besides the person's own. */
  readonly also?: string;
  readonly cap?: number;
}

/**
 * The table of sending hours (messaging-rules 1.3) typed a second time, by hand: nothing here comes from the packs that
 * the product runs on, so that a slip in either shows.
 */
const table = `
US     8-21   8-21   8-21   any
US-FL  8-20   8-20   8-20   any   cap 3
US-OK  8-20   8-20   8-20   any   cap 3
US-WA  8-20   8-20   8-20   any
US-MD  8-20   8-20   8-20   any   cap 3
US-CT  9-20   9-20   9-20   any
US-OR  8-20   8-20   8-20   any   cap 3
US-TX  9-21   9-21   12-21  any   also America/Chicago
US-NJ  8-20   8-20   8-20   any
US-VA  8-21   8-21   8-21   any
US-RI  9-18   10-17  -      none
US-AL  8-20   8-20   -      none
US-LA  8-20   8-20   -      none
US-MS  8-20   8-20   -      none  also America/Chicago
US-MA  8-20   8-20   8-20   any
US-NV  9-20   9-20   9-20   any
US-KY  10-21  10-21  10-21  any
US-MI  9-21   9-21   9-21   any
US-MN  9-21   9-21   9-21   any
US-NM  9-21   9-21   9-21   any
US-IL  9-21   9-21   9-21   any
US-UT  8-21   8-21   -      none
US-PA  8-21   8-21   8-21   none
CA     8-20   10-18  10-18  sunday
FR     8-20   10-19  -      none
GB     9-20   9-17   -      none
DE     9-20   9-17   -      none
AU     9-20   9-17   -      none
IN     9-20   9-17   -      any
BS     9-20   9-17   -      any
`;

const treatments = { any: "ordinary", sunday: "sunday", none: "closed" } as const;

const laws = new Map(
  table
    .trim()
    .split("\n")
    .map((line): [string, Law] => {
      const [place = "", weekday = "-", saturday = "-", sunday = "-", holidays = "any", word, value] = line.split(/ +/);
      const treatment = treatments[holidays as keyof typeof treatments];
      const law: Law = { days: [weekday, saturday, sunday], holidays: treatment };
      if (word === "cap") return [place, { ...law, cap: Number(value) }];
      return [place, word === "also" ? { ...law, also: value } : law];
    }),
);

/** The law of a country or state; a state that the table does not name has its country's hours only. */
export const lawOf = (place: string): Law | undefined => laws.get(place);

/** Minutes of a local day in which a text may leave, [start, end); null = none. */
export function hoursUnder(law: Law, place: string, { date, weekday }: { date: string; weekday: number }) {
  const usual = spanOf(law.days[weekday === 0 ? 2 : weekday === 6 ? 1 : 0]);
  if (law.holidays === "ordinary" || !holidaysOf(place, date.slice(0, 4)).has(date)) return usual;
  if (law.holidays === "closed") return null;
  const sunday = spanOf(law.days[2]);
  return usual && sunday ? ([Math.max(usual[0], sunday[0]), Math.min(usual[1], sunday[1])] as const) : null;
}

export function spanOf(text: string): readonly [number, number] | null {
  if (text === "-") return null;
  const [start = 0, end = 0] = text.split("-").map((hour) => Number(hour) * 60);
  return [start, end];
}

const known = new Map<string, ReadonlySet<string>>();

/** Public holidays as the calendar library gives them today: the product runs on a table that was built from it once. */
function holidaysOf(place: string, year: string): ReadonlySet<string> {
  const key = `${place} ${year}`;
  const found = known.get(key) ?? new Set(place.startsWith("US-") ? ofState(place, year) : ofCountry(place, year));
  known.set(key, found);
  return found;
}

const publicDays = (calendar: Holidays, year: number) =>
  calendar
    .getHolidays(year)
    .filter(({ type }) => type === "public")
    .map(({ date }) => date.slice(0, 10));

function ofCountry(country: string, year: string): string[] {
  const regions = Object.keys(new Holidays().getStates(country) ?? {});
  const calendars = [new Holidays(country), ...regions.map((region) => new Holidays(country, region))];
  return calendars.flatMap((calendar) => publicDays(calendar, Number(year)));
}

/** A holiday on a weekend also takes the working day beside it. */
function ofState(place: string, year: string): string[] {
  const calendar = new Holidays("US", place.slice(3));
  const around = [Number(year), Number(year) + 1].flatMap((one) => [
    ...publicDays(calendar, one),
    ...extra(place, one),
  ]);
  return around.flatMap((date) => {
    const day = new Date(`${date}T12:00:00Z`);
    const shift = day.getUTCDay() === 0 ? 1 : day.getUTCDay() === 6 ? -1 : 0;
    return [date, new Date(day.getTime() + shift * 86_400_000).toISOString().slice(0, 10)];
  });
}

/** Election day (Pennsylvania every year, Rhode Island in even years) and Pennsylvania's Good Friday. */
function extra(place: string, year: number): string[] {
  const days = Array.from({ length: 8 }, (_, index) => new Date(Date.UTC(year, 10, index + 1)));
  const monday = days.findIndex((day) => day.getUTCDay() === 1);
  const election = new Date(Date.UTC(year, 10, monday + 2)).toISOString().slice(0, 10);
  if (place === "US-PA") return [election, goodFriday(year)];
  return place === "US-RI" && year % 2 === 0 ? [election] : [];
}

/** Two days before Easter Sunday by the anonymous Gregorian computus. */
function goodFriday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skipped = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 19 * golden + 15;
  const epact = ((skipped % 30) + 30) % 30;
  const moon = epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  const offset = moon - weekday;
  const month = 3 + Math.floor((offset + 40) / 44);
  const easter = Date.UTC(year, month - 1, offset + 28 - 31 * Math.floor(month / 4));
  return new Date(easter - 2 * 86_400_000).toISOString().slice(0, 10);
}
