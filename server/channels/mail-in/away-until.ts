/** Month names by their first letters, in the languages whose absence notes are read. */
const months: readonly RegExp[] = [
  /^(?:jan|gen|ene|janv|tammi)/i,
  /^(?:feb|f[ée]v|fev|helmi)/i,
  /^(?:mar(?!r)|m[äa]r|maart|maa|mrt)/i,
  /^(?:apr|avr|abr|huhti)/i,
  /^(?:may|mai|mei|mag|mayo|maj|touko)/i,
  /^(?:jun|juin|giu|kes[äa])/i,
  /^(?:jul|juil|lug|hein[äa])/i,
  /^(?:aug|ao[ûu]|ago|elo)/i,
  /^(?:sep|set|syys)/i,
  /^(?:oct|okt|out|ott|loka)/i,
  /^(?:nov|marras)/i,
  /^(?:dec|dez|d[ée]c|dic|joulu)/i,
];

const monthOf = (name: string): number => months.findIndex((pattern) => pattern.test(name)) + 1;

/** Words after which the end of an absence stands. */
const lead =
  "(?:until|till|through|thru|to|back(?: in the office)?(?: on)?|return(?:ing)?(?: to (?:the office|work))?(?: on)?|bis(?: einschlie(?:ß|ss)lich)?(?: zum)?|zur(?:ü|ue)ck(?: am)?|wieder(?: ab| am)?|ab dem|jusqu['’]au|au|de retour(?: le)?|retour le|hasta(?: el)?|al|regreso el|vuelvo el|at[ée](?: o dia)?|retorno(?: em| no dia)?|volto(?: em| no dia)?|tot(?: en met)?|t/m|terug(?: op)?|fino al|rientro(?: il)?|torn(?:o|er[òo])(?: il)?)";
const weekday = "(?:\\s+(?:le|el|de|am|den|dem|the|on|op|il|dia)){0,2}(?:\\s+\\p{L}{2,12}\\.?,?){0,2}\\s+";
const day = "(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?";

type Ymd = readonly [year: number | null, month: number, day: number];
type Form = { readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => readonly Ymd[] };

const n = (text: string | undefined): number => Number(text ?? Number.NaN);
const yearOf = (text: string | undefined): number | null => (text ? n(text) + (text.length === 2 ? 2000 : 0) : null);

/** How a date is written after those words. Where day and month could be either, both are answered. */
const forms: readonly Form[] = [
  {
    pattern: new RegExp(`\\b${lead}${weekday}(\\d{4})-(\\d{2})-(\\d{2})\\b`, "giu"),
    read: ([, y, m, d]) => [[yearOf(y), n(m), n(d)]],
  },
  {
    pattern: new RegExp(
      `\\b${lead}${weekday}${day}\\s+(?:de\\s+|of\\s+)?(\\p{L}{3,12})\\.?,?(?:\\s+(?:de\\s+)?(20\\d\\d))?`,
      "giu",
    ),
    read: ([, d, name, y]) => [[yearOf(y), monthOf(name ?? ""), n(d)]],
  },
  {
    pattern: new RegExp(
      `\\b${lead}${weekday.replace("{0,2}\\s+", "{0,1}\\s+")}(\\p{L}{3,12})\\.?\\s+${day}(?:,?\\s+(20\\d\\d))?`,
      "giu",
    ),
    read: ([, name, d, y]) => [[yearOf(y), monthOf(name ?? ""), n(d)]],
  },
  {
    pattern: new RegExp(`\\b${lead}${weekday}(\\d{1,2})\\.\\s?(\\d{1,2})\\.(?:\\s?(20\\d\\d|\\d\\d)\\b)?`, "giu"),
    read: ([, d, m, y]) => [[yearOf(y), n(m), n(d)]],
  },
  {
    pattern: new RegExp(`\\b${lead}${weekday}(\\d{1,2})[/-](\\d{1,2})(?:[/-](20\\d\\d|\\d\\d))?\\b`, "giu"),
    read: ([, a, b, y]) => [
      [yearOf(y), n(b), n(a)],
      [yearOf(y), n(a), n(b)],
    ],
  },
  {
    pattern: /(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日(?:[(（][^)）]{1,3}[)）])?(?:まで|に(?:戻|復帰))/gu,
    read: ([, y, m, d]) => [[yearOf(y), n(m), n(d)]],
  },
];

const dayMs = 86_400_000;
const longestAbsenceDays = 200;

/**
 * The last day of an absence, as the words of an automatic answer state it, or null: "2026-12-03". Where day and month
 * could be either, the earlier date that is still to come. A date that is past, or more than 200 days off, is none.
 */
export function awayUntil(words: string, receivedAt: Date): string | null {
  for (const { pattern, read } of forms) {
    for (const match of words.matchAll(pattern)) {
      const dates = read(match).flatMap((ymd) => dateAhead(ymd, receivedAt) ?? []);
      const [earliest] = dates.sort((a, b) => a - b);
      if (earliest !== undefined) return new Date(earliest).toISOString().slice(0, 10);
    }
  }
  return null;
}

/** A missing year is the one in which the date comes next. */
function dateAhead([year, month, dayOfMonth]: Ymd, receivedAt: Date): number | null {
  const today = Math.floor(receivedAt.getTime() / dayMs) * dayMs;
  const thisYear = receivedAt.getUTCFullYear();
  const years = year === null ? [thisYear, thisYear + 1] : [year];
  const found = years.map((y) => dateOf(y, month, dayOfMonth)).find((at) => at !== null && at >= today);
  return found !== undefined && found !== null && found - today <= longestAbsenceDays * dayMs ? found : null;
}

function dateOf(year: number, month: number, dayOfMonth: number): number | null {
  const at = Date.UTC(year, month - 1, dayOfMonth);
  const date = new Date(at);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth ? at : null;
}
