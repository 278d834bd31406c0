import { readProfile } from "@/server/addresses";
import { readEmail, readPhone } from "@/server/leads";
import type { LeadField } from "@/server/leads/schemas";
import { orderOf } from "./dates";
import { fieldNamed, plainName } from "./field-names";
import { dateFields, type FurtherField, furtherFields, type Guess, type Mapping } from "./schemas";

/** "Last Quote ($)" becomes "last_quote". */
export const attributeKey = (column: string): string => plainName(column).replaceAll(" ", "_").slice(0, 60) || "column";

const shareOf = (values: readonly string[], test: (value: string) => boolean) => {
  const filled = values.filter((value) => value.trim() !== "");
  return filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
};
/** As dialled at home in most of the world, or with its country: whose numbers these are is another question. */
const isDialled = (value: string) => /^\s*(0|\+)[\d\s().-]{8,20}$/.test(value) && value.replace(/\D/g, "").length >= 9;
const isPhone = (value: string) =>
  isDialled(value) || (value.replace(/\D/g, "").length >= 7 && "phone" in readPhone(value, "US"));
const isEmail = (value: string) => "email" in readEmail(value);

function byName(column: string): Guess | null {
  const field = fieldNamed(column);
  return field === null ? null : { field, by: "name", confidence: 0.98 };
}

function byValues(values: readonly string[]): Guess | null {
  if (shareOf(values, isEmail) > 0.7) return { field: "email", by: "values", confidence: 0.9 };
  return shareOf(values, isPhone) > 0.7 ? { field: "phone", by: "values", confidence: 0.9 } : null;
}

/** A column without a name ("Column 3") is another one in each file. */
function byEarlier(column: string, earlier: Mapping | null): Guess | null {
  const field = /^Column \d+$/.test(column) ? undefined : earlier?.[column];
  return field === undefined ? null : { field, by: "earlier", confidence: 1 };
}

const asAttribute = (column: string): Guess => ({ field: `custom:${attributeKey(column)}`, by: "none", confidence: 0 });

/**
 * What each column is likely to be: by its name, else by its values, else an attribute of its own, so that nothing of the
 * file is lost. An earlier import of the same columns answers first. No field is given twice.
 */
export function guessMapping(
  columns: readonly string[],
  rows: readonly string[][],
  earlier: Mapping | null,
): Record<string, Guess> {
  const used = new Set<string>();
  const take = (column: string, guess: Guess | null): Guess => {
    const free =
      guess && (guess.field === "" || guess.field === "tags" || !used.has(guess.field))
        ? guess
        : freeAttribute(column, used);
    if (free.field) used.add(free.field);
    return free;
  };
  const valuesOf = (at: number) => rows.map((row) => row[at] ?? "");
  const placed = inTheirPlaces(columns.map((column) => byEarlier(column, earlier) ?? byName(column)));
  const named = placed.map((guess, at) => (guess && isDoubtful(guess, valuesOf(at)) ? null : guess));
  const taken = new Set(named.flatMap((guess) => (guess?.field ? [guess.field] : [])));
  return Object.fromEntries(
    columns.map((column, at) => {
      const values = named[at] ? null : byValues(valuesOf(at));
      return [column, take(column, named[at] ?? (values && !taken.has(values.field) ? values : null))];
    }),
  );
}

const tests: Record<FurtherField, (value: string) => boolean> = {
  phone_2: isPhone,
  phone_3: isPhone,
  email_2: isEmail,
  email_3: isEmail,
  profile: (value) => "profile" in readProfile(value),
};

/** A further address costs no row its lead because of a name alone: most values must be such addresses. */
function isDoubtful({ field, by }: Guess, values: readonly string[]): boolean {
  const further = furtherFields.find((one) => one === field);
  const isFilled = values.some((value) => value.trim() !== "");
  return further !== undefined && by === "name" && isFilled && shareOf(values, tests[further]) <= 0.7;
}

const severals = [
  ["phone", "phone_2", "phone_3"],
  ["email", "email_2", "email_3"],
];

/** Of several columns of phones or e-mails the first that is no other one's ("Work phone") is the primary one, the others follow. */
function inTheirPlaces(named: readonly (Guess | null)[]): (Guess | null)[] {
  const placed = [...named];
  for (const family of severals) {
    const claims = named.flatMap((guess, at) =>
      guess && family.includes(guess.field) ? [{ at, field: guess.field, by: guess.by }] : [],
    );
    const free = family.filter((field) => !claims.some((claim) => claim.by === "earlier" && claim.field === field));
    const byNames = claims.filter(({ by }) => by === "name");
    const inOrder = family.flatMap((field) => byNames.filter((claim) => claim.field === field));
    for (const [place, { at }] of inOrder.entries()) {
      const field = free[place];
      placed[at] = field ? { field, by: "name", confidence: 0.98 } : null;
    }
  }
  return placed;
}

function freeAttribute(column: string, used: ReadonlySet<string>): Guess {
  const first = asAttribute(column);
  let free = first;
  for (let again = 2; used.has(free.field); again++) free = { ...first, field: `${first.field}_${again}` };
  return free;
}

export const mappingOf = (guesses: Record<string, Guess>): Mapping =>
  Object.fromEntries(Object.entries(guesses).map(([column, { field }]) => [column, field]));

/** What is known of the dates of a file: its first rows, what its columns become, and which of the workspace's fields hold dates. */
export interface Dated {
  mapping: Mapping;
  columns: readonly string[];
  rows: readonly string[][];
  fields: readonly LeadField[];
}

const isDate = (field: string, fields: readonly LeadField[]) =>
  dateFields.includes(field) || fields.some(({ key, type }) => type === "date" && field === `custom:${key}`);

const datesIn = ({ mapping, columns, rows, fields }: Dated) =>
  columns.flatMap((column, at) =>
    isDate(mapping[column] ?? "", fields) ? [{ column, values: rows.map((row) => row[at] ?? "") }] : [],
  );

/** The mapped date columns whose first values can be read both ways. */
export const ambiguousDates = (dated: Dated): string[] =>
  datesIn(dated).flatMap(({ column, values }) => (orderOf(values) === null ? [column] : []));

/** The order that a file's own dates prove, or null when they prove none. */
export function provenOrder(dated: Dated) {
  const values = datesIn(dated).flatMap((one) => one.values);
  const order = orderOf(values);
  return order === "clear" ? null : order;
}
