import { readPhone } from "@/server/leads";
import { placeOfPhone } from "@/server/timing";
import { type CountryGuess, commonCountries, type Mapping } from "./schemas";

const fewest = 3;
const goodShare = 0.8;
const clearLead = 0.2;

const shareIn = (country: string, values: readonly string[]) =>
  values.filter((value) => "phone" in readPhone(value, country)).length / values.length;

const namesCountry = (phone: string) => /^\s*(\+|00)/.test(phone);

/** What a file shows of its country. */
export interface Showing {
  phones: readonly string[];
  emails: readonly string[];
}

/**
 * The country whose numbers these are, when they are not the usual country's. Numbers alone rarely tell (most are valid
 * in several countries): it takes a country that the file's full numbers or e-mail addresses point to and where they are
 * valid, or the only country where they are. Null when nobody can tell: then the person says it.
 */
export function guessCountry({ phones, emails }: Showing, usual: string): CountryGuess | null {
  const bare = phones.filter((phone) => phone.replace(/\D/g, "").length >= 7 && !namesCountry(phone));
  if (bare.length < fewest || shareIn(usual, bare) >= goodShare) return null;
  const shares = commonCountries
    .map((country) => ({ country, share: shareIn(country, bare) }))
    .sort((one, other) => other.share - one.share);
  const shown = commonest([...phones.filter(namesCountry).map(countryOfPhone), ...emails.map(countryOfEmail)]);
  const [best, next] = shares;
  const isAlone = best && (!next || best.share - next.share >= clearLead);
  const found = shares.find(({ country }) => country === shown) ?? (isAlone ? best : undefined);
  if (!found || found.share < goodShare) return null;
  return { country: found.country, percent: Math.round(found.share * 100) };
}

function countryOfPhone(phone: string): string | null {
  const read = readPhone(phone, "");
  return "phone" in read ? placeOfPhone(read.phone).country : null;
}

/** ".co.uk" is Britain's; ".com" is nobody's. */
function countryOfEmail(email: string): string | null {
  const ending = email.trim().split(".").at(-1)?.toUpperCase() ?? "";
  const country = ending === "UK" ? "GB" : ending;
  return commonCountries.includes(country) ? country : null;
}

function commonest(countries: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const country of countries) if (country) counts.set(country, (counts.get(country) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? null;
}

/** The first phones and addresses of a file; none of a file that says the country itself. */
export function showingOf(mapping: Mapping, columns: readonly string[], rows: readonly string[][]): Showing {
  const valuesOf = (field: string) => {
    const at = columns.findIndex((column) => mapping[column] === field);
    return at < 0 ? [] : rows.map((row) => row[at] ?? "");
  };
  if (Object.values(mapping).includes("country")) return { phones: [], emails: [] };
  return { phones: valuesOf("phone"), emails: valuesOf("email") };
}
