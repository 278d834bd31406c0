import { areaCodeRows } from "./data/area-codes";
import { countryRows, roamingPrefixRows } from "./data/countries";
import { prefixZoneRows } from "./data/prefix-zones";
import { rowsOf } from "./data/rows";
import { nowhere, type Place } from "./places";

const areaCodes = new Map(
  rowsOf(areaCodeRows).flatMap(([region = "", zones = "", codes = ""]) => {
    const place: Place = {
      country: region.slice(0, 2),
      regions: region.includes("-") ? [region] : [],
      zones: zones.split(" "),
    };
    return codes.split(" ").map((code) => [code, place] as const);
  }),
);
const callingCodes = new Map(rowsOf(countryRows).map(([country = "", code = ""]) => [code, country]));
const prefixes = new Map(
  [...rowsOf(prefixZoneRows), ...rowsOf(roamingPrefixRows)].flatMap(([zones = "", list = ""]) =>
    list.split(" ").map((prefix) => [prefix, zones.split(" ")] as const),
  ),
);

/**
 * What the prefix of an E.164 number says about its owner's place: weak evidence, because mobile numbers travel.
 * +1 is resolved by area code to the US, Canada or the Caribbean; a +1 number that belongs to no area (toll-free, 5XX,
 * 710, a code newer than the table) may be anywhere in the US. An area code that straddles a border counts in every
 * zone it touches.
 */
export function placeOfPhone(phone: string): Place {
  const digits = phone.replace(/^\+/, "");
  if (digits.startsWith("1")) return areaCodes.get(digits.slice(1, 4)) ?? { ...nowhere, country: "US" };
  const zones = longest(digits, prefixes) ?? [];
  return { country: longest(digits, callingCodes) ?? null, regions: [], zones };
}

function longest<T>(digits: string, table: ReadonlyMap<string, T>): T | undefined {
  for (let length = Math.min(digits.length, 9); length > 0; length--) {
    const found = table.get(digits.slice(0, length));
    if (found) return found;
  }
  return undefined;
}
