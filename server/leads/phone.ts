import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from "libphonenumber-js/max";
import { northAmericanPhone } from "./north-american";

/** What is wrong with a cell: digits that a spreadsheet lost, two numbers in one, no number at all, or no such number. */
export type PhoneFault = "shortened" | "several" | "no_number" | "no_such_number";
export type ReadPhone = { phone: string; extension: string | null } | { reason: string; fault: PhoneFault };

const lengthReasons = {
  INVALID_COUNTRY: "It begins with a country code that does not exist.",
  NOT_A_NUMBER: "This is not a phone number.",
  TOO_SHORT: "It has too few digits.",
  TOO_LONG: "It has too many digits.",
  INVALID_LENGTH: "It has the wrong number of digits for its country.",
} as const;

const spreadsheetNumber = /^(\d)(?:[.,](\d+))?E\+?(\d{1,2})$/i;

/**
 * Undoes what spreadsheets do to numbers: a leading apostrophe, ="...", a trailing ".0", and scientific notation where
 * every digit is still there. Lost digits cannot be guessed: then it answers the reason.
 */
export function fromSpreadsheet(cell: string): { text: string } | { reason: string; fault: PhoneFault } {
  const text = cell
    .trim()
    .replace(/^="?(.*?)"?$/s, "$1")
    .replace(/^'/, "")
    .trim();
  const scientific = text.match(spreadsheetNumber);
  if (!scientific) return { text: text.replace(/^(\+?\d{6,})[.,]0+$/, "$1") };
  const [, first = "", rest = "", exponent = ""] = scientific;
  if (rest.length === Number(exponent)) return { text: first + rest };
  return {
    fault: "shortened",
    reason: `A spreadsheet shortened this number to ${text} and its last digits are lost. Format the column as text and export it again.`,
  };
}

/** "00" is how most of the world dials abroad; with a US default the library would not know it. */
const asDialled = (text: string) => text.replace(/^\s*00(?=[1-9])/, "+");

/**
 * A phone as E.164, by libphonenumber's full metadata; a number without country code belongs to `country`.
 * An extension is kept apart: texts reach only the number before it.
 */
export function readPhone(cell: string, country: string): ReadPhone {
  const plain = northAmericanPhone(cell, country);
  return plain ? { phone: plain, extension: null } : readAnyPhone(cell, country);
}

/** The same by the library alone. */
export function readAnyPhone(cell: string, country: string): ReadPhone {
  const unwrapped = fromSpreadsheet(cell);
  if ("reason" in unwrapped) return unwrapped;
  if (/[/;|]|,\s*\+?\(?\d|\bor\b/i.test(unwrapped.text))
    return { reason: "The cell holds more than one number.", fault: "several" };
  const home = isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const text = asDialled(unwrapped.text);
  const number = parsePhoneNumberFromString(text, { defaultCountry: home, extract: false });
  if (number?.isValid()) return { phone: number.number, extension: number.ext ?? null };
  return faultOf(text, home);
}

function faultOf(text: string, home: CountryCode | undefined): { reason: string; fault: PhoneFault } {
  if (!home && !text.startsWith("+"))
    return { reason: "It has no country code, and the import names no country.", fault: "no_such_number" };
  const length = validatePhoneNumberLength(text, home);
  const reason = length ? lengthReasons[length] : "No such number exists in its country's numbering plan.";
  return { reason, fault: length === "NOT_A_NUMBER" ? "no_number" : "no_such_number" };
}
