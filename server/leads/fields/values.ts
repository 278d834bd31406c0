import { type LeadField, optionSeparator } from "../field-schemas";

/** A cell as its field keeps it (null when it is empty), or why it cannot be kept. */
export type FieldValue = { value: string | null } | { reason: string };

/** Reads a date as people write it; an import brings its own, which knows the order of day and month. */
export type DateReader = (text: string) => { at: Date } | { reason: string };

type Described = Pick<LeadField, "type" | "options">;
type Reader = (text: string, field: Described, readDate: DateReader) => FieldValue;

const longestText = 10_000;
const longestNumber = 40;

const withThousands = /^-?\d{1,3}([,' ]\d{3})+(\.\d+)?$/;
const european = /^-?\d{1,3}([. ]\d{3})*,\d+$/;
const plain = /^-?\d*\.?\d+$/;

/** "1,234.50" and "1.234,50" -> "1234.5"; a comma before one or two digits alone is a decimal comma. */
function decimalOf(text: string): string | null {
  const bare = text.replace(/[\u00a0\u202f]/g, " ").replace(/^(-?)\s*[$€£]\s*|\s*[$€£]$/g, "$1");
  if (bare.length > longestNumber) return null;
  if (plain.test(bare)) return canonical(bare);
  if (withThousands.test(bare)) return canonical(bare.replace(/[,' ]/g, ""));
  return european.test(bare) ? canonical(bare.replace(/[. ]/g, "").replace(",", ".")) : null;
}

function canonical(number: string): string {
  const [, sign = "", whole = "", part = ""] = /^(-?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(number) ?? [];
  const digits = `${whole || "0"}${part ? `.${part}` : ""}`;
  return digits === "0" ? "0" : sign + digits;
}

const yes = new Set(["yes", "y", "true", "t", "1", "x", "on", "✓"]);
const no = new Set(["no", "n", "false", "f", "0", "off"]);

function readYesNo(text: string): FieldValue {
  const word = text.toLowerCase();
  if (yes.has(word)) return { value: "yes" };
  return no.has(word) ? { value: "no" } : { reason: `"${shortened(text)}" is neither yes nor no.` };
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const optionIn = (options: readonly string[], text: string) =>
  options.find((one) => one.toLowerCase() === text.toLowerCase());
const known = (options: readonly string[]) =>
  options.slice(0, 10).join(", ") + (options.length > 10 ? `, and ${options.length - 10} more` : "");

function readChoice(text: string, { options }: Described): FieldValue {
  const option = optionIn(options, text);
  return option ? { value: option } : { reason: `"${shortened(text)}" is none of: ${known(options)}.` };
}

function readChoices(text: string, { options }: Described): FieldValue {
  const whole = optionIn(options, text);
  if (whole) return { value: whole };
  const parts = text.split(/[;|\r\n]/).flatMap((part) => (optionIn(options, part.trim()) ? [part] : part.split(",")));
  const wanted = parts.map((part) => part.trim()).filter((part) => part !== "");
  const unknown = wanted.find((part) => !optionIn(options, part));
  if (unknown !== undefined) return { reason: `"${shortened(unknown)}" is none of: ${known(options)}.` };
  const chosen = options.filter((option) => wanted.some((part) => part.toLowerCase() === option.toLowerCase()));
  return { value: chosen.join(optionSeparator) || null };
}

/** A web address as it is kept: with its scheme. */
export function readLink(text: string): FieldValue {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+:\d+(\/|$)/.test(text) ? text : `https://${text}`;
  const link = URL.parse(withScheme);
  const isWeb = link?.protocol === "http:" || link?.protocol === "https:";
  if (!link || !isWeb || !link.hostname.includes(".") || link.username !== "" || /\s/.test(text))
    return { reason: `"${shortened(text)}" is no web address. Write it as https://example.com.` };
  return { value: link.href };
}

function readDay(text: string, _: Described, readDate: DateReader): FieldValue {
  const read = readDate(text);
  return "at" in read ? { value: read.at.toISOString().slice(0, 10) } : { reason: read.reason };
}

const readers: Record<LeadField["type"], Reader> = {
  text: (text) => (text.length > longestText ? { reason: "A text has at most 10,000 characters." } : { value: text }),
  number: (text) => {
    const number = decimalOf(text);
    return number === null ? { reason: `"${shortened(text)}" is no number.` } : { value: number };
  },
  date: readDay,
  yes_no: readYesNo,
  choice: readChoice,
  multi_choice: readChoices,
  link: readLink,
};

/** An ISO date, or an instant of which the day counts. */
export const readIsoDay: DateReader = (text) => {
  const [, day = ""] = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text) ?? [];
  const at = new Date(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
  return day !== "" && exists ? { at } : { reason: `"${shortened(text)}" is no date. Write it as 2026-03-04.` };
};

/**
 * Reads a cell by its field's type. Canonical: plain decimals (1234.5), ISO days (2026-03-04), yes or no, the option as
 * it is defined, options joined by "; " in their order, a whole web address. An empty cell is null.
 */
export function readFieldValue(field: Described, cell: string, readDate: DateReader = readIsoDay): FieldValue {
  const text = cell.trim();
  return text === "" ? { value: null } : readers[field.type](text, field, readDate);
}
