/** What a page says in one line: a field's name, or null for one of a list, and its words. */
export interface Entry {
  readonly name: string | null;
  readonly depth: number;
  /** Null for the heading of the entries below it. */
  readonly words: string | null;
  /** The first field of one of a list. */
  readonly opensOne: boolean;
}

type Field = readonly [name: string | null, value: unknown];
type Wording = { readonly zone: string };

/** "obtained_at" as "Obtained at". */
const nameOf = (field: string): string => {
  const words = field
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** "2026-11-23, 12:00:00 EST (2026-11-23T17:00:00.000Z)": as people of the zone read it, and beyond doubt. */
export function momentWords(at: Date, zone: string): string {
  const options = { timeZone: zone, hourCycle: "h23", dateStyle: "short", timeStyle: "long" } as const;
  return `${new Intl.DateTimeFormat("en-CA", options).format(at)} (${at.toISOString()})`;
}

const isNest = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !(value instanceof Date);

function wordsOf(value: unknown, { zone }: Wording): string {
  if (value === null || value === undefined || value === "" || isNest(value)) return "–";
  if (value instanceof Date) return momentWords(value, zone);
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
}

const fieldsOf = (value: object): Field[] =>
  Array.isArray(value) ? value.map((one) => [null, one]) : Object.entries(value).map(([name, one]) => [name, one]);

/** Every field of the JSON in the order in which it stands there: nothing is left out. */
export const entriesOf = (value: object, wording: Wording, depth = 0): Entry[] =>
  fieldsOf(value).flatMap(([field, one]): Entry[] => {
    const own = { name: field && nameOf(field), depth, opensOne: false };
    if (!isNest(one) || Object.keys(one).length === 0) return [{ ...own, words: wordsOf(one, wording) }];
    if (field === null) return opened(entriesOf(one, wording, depth));
    return [{ ...own, words: null }, ...entriesOf(one, wording, depth + 1)];
  });

const opened = ([first, ...rest]: Entry[]): Entry[] => (first ? [{ ...first, opensOne: true }, ...rest] : rest);

/** What Windows-1252 has besides Latin-1: a PDF's own typefaces know no other characters. */
const beyondLatin = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
const isDrawn = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  return (
    character === "\n" ||
    (code >= 0x20 && code <= 0x7e) ||
    (code >= 0xa0 && code <= 0xff) ||
    beyondLatin.includes(character)
  );
};
const unicodeNumber = (character: string): string =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;

/** The words with every character that the typeface lacks as its number, never as another character. */
export const drawable = (words: string): string =>
  [...words.normalize("NFC")].map((character) => (isDrawn(character) ? character : unicodeNumber(character))).join("");

/** Whether the typeface lacks one of its characters. */
export const isReplacedIn = (words: string): boolean => drawable(words) !== words.normalize("NFC");

/** The longest run without a space that fits a line however wide its letters are; a longer one goes on in the next. */
const longestRun = 40;
export const brokenWords = (words: string): string =>
  words.replaceAll(new RegExp(`\\S{${longestRun}}(?=\\S)`, "g"), "$&\n");
