import { countryRows, zoneNameRows } from "./data/countries";
import { canadianLetterRows, canadianLetterZoneRows, zip3Rows, zip3ZoneRows } from "./data/postcodes";
import { regionRows } from "./data/regions";
import { expandRanges, rowsOf } from "./data/rows";
import { isZone } from "./wall-clock";

/** Where somebody may be: country code, states ("US-FL") and zones; empty lists mean that the evidence does not say. */
export interface Place {
  readonly country: string | null;
  readonly regions: readonly string[];
  readonly zones: readonly string[];
}

export const nowhere: Place = { country: null, regions: [], zones: [] };

const regionZones = new Map(rowsOf(regionRows).map(([code = "", , zones = ""]) => [code, zones.split(" ")]));
const regionNames = new Map(rowsOf(regionRows).map(([code = "", name = ""]) => [plain(name), code]));
const regionTitles = new Map(rowsOf(regionRows).map(([code = "", name = ""]) => [code, name]));
const countryZones = new Map(rowsOf(countryRows).map(([code = "", , zones = ""]) => [code, zones.split(" ")]));
const zip3Region = new Map(
  rowsOf(zip3Rows).flatMap(([region = "", ranges = ""]) => expandRanges(ranges).map((zip) => [zip, region])),
);
const zip3Zone = new Map(
  rowsOf(zip3ZoneRows).flatMap(([zone = "", ranges = ""]) => expandRanges(ranges).map((zip) => [zip, zone])),
);
const letters = (rows: string) =>
  new Map(rowsOf(rows).flatMap(([value = "", list = ""]) => list.split(" ").map((letter) => [letter, value])));
const canadianRegion = letters(canadianLetterRows);
const canadianZone = letters(canadianLetterZoneRows);
const zoneNames = new Map(rowsOf(zoneNameRows).flatMap(([zone = "", ...names]) => names.map((name) => [name, zone])));
const canonicalZones = new Map(Intl.supportedValuesOf("timeZone").map((zone) => [zone.toLowerCase(), zone]));
const countryNames = namesOfCountries();

/** Country codes of their own, under US federal law. */
const territories: ReadonlySet<string> = new Set(["PR", "VI", "GU", "MP", "AS"]);

/** The fifty states and the capital: what an unknown US number may belong to. */
export const fiftyStates: readonly string[] = [...regionZones.keys()].filter(
  (code) => code.startsWith("US-") && !territories.has(code.slice(3)),
);

export const zonesOfRegion = (region: string): readonly string[] => regionZones.get(region) ?? [];
export const nameOfRegion = (region: string): string => regionTitles.get(region) ?? region;

/** The IANA zone that a person or a file means: "America/Denver", "eastern time", "PST"; null when it is none. */
export function zoneFrom(text: string): string | null {
  const name = text.trim().toLowerCase().replace(/\s+/g, " ");
  const known = zoneNames.get(name) ?? canonicalZones.get(name.replaceAll(" ", "_"));
  if (known) return known;
  return text.includes("/") && isZone(text.trim()) ? text.trim() : null;
}

/** "Florida", "fl" or "US-FL" as "US-FL"; a two-letter code that exists in both countries follows `country`. */
export function regionFrom(text: string, country: string | null): string | null {
  const name = plain(text);
  const named = regionNames.get(name);
  if (named) return named;
  const code = name.replaceAll(" ", "").toUpperCase();
  const full = code.match(/^(US|CA)-?([A-Z]{2})$/);
  const tries = full ? [`${full[1]}-${full[2]}`] : country === "CA" ? [`CA-${code}`] : [`US-${code}`, `CA-${code}`];
  return tries.find((candidate) => regionZones.has(candidate)) ?? null;
}

/** "USA", "United States", "us", "Deutschland" is not known, "Germany" is: the two-letter code or null. */
export function countryFrom(text: string): string | null {
  const name = plain(text);
  return countryNames.get(name) ?? null;
}

/** What a stated or imported address says about the place. */
export function placeOfAddress(address: {
  state?: string | null;
  postcode?: string | null;
  country?: string | null;
}): Place {
  const { country: stated, region } = statedRegion(address.state ?? "", countryFrom(address.country ?? ""));
  const postal = placeOfPostcode(address.postcode ?? "", stated);
  const country = stated ?? postal.country;
  const regions = unique([...(region ? [region] : []), ...postal.regions]);
  if (regions.length > 0) return { country, regions, zones: zonesOf(regions, postal) };
  return { country, regions, zones: countryZones.get(country ?? "") ?? [] };
}

/** A territory is a region of the US; a state without a country implies it; a state of another country is ignored. */
function statedRegion(state: string, named: string | null) {
  if (named && territories.has(named)) return { country: "US", region: `US-${named}` };
  const region = regionFrom(state, named);
  if (!region) return { country: named, region: null };
  const country = named ?? region.slice(0, 2);
  return { country, region: region.startsWith(`${country}-`) ? region : null };
}

/** A US ZIP or a Canadian postcode; other countries' postcodes say nothing about zones. */
export function placeOfPostcode(text: string, country: string | null): Place {
  const code = text.trim().toUpperCase();
  const zip = code.match(/^(\d{5})(-?\d{4})?$/)?.[1];
  const may = (candidate: string) => country === null || country === candidate;
  if (zip && may("US")) return placeOfZip(zip.slice(0, 3));
  if (/^[A-Z]\d[A-Z] ?\d[A-Z]\d$/.test(code) && may("CA")) return placeOfLetter(code.slice(0, 1));
  return nowhere;
}

function placeOfZip(zip3: string): Place {
  const region = zip3Region.get(zip3);
  if (!region) return { ...nowhere, country: "US" };
  const zone = zip3Zone.get(zip3);
  return { country: "US", regions: [region], zones: zone ? [zone] : zonesOfRegion(region) };
}

function placeOfLetter(letter: string): Place {
  const region = canadianRegion.get(letter);
  if (!region) return { ...nowhere, country: "CA" };
  const zone = canadianZone.get(letter);
  return { country: "CA", regions: [region], zones: zone ? [zone] : zonesOfRegion(region) };
}

/** A postcode narrows its own state's zones; a state named beside it keeps all of its own. */
function zonesOf(regions: readonly string[], postal: Place): string[] {
  const others = regions.filter((region) => !postal.regions.includes(region));
  return unique([...postal.zones, ...others.flatMap(zonesOfRegion)]);
}

export const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

function plain(text: string): string {
  return text.trim().toLowerCase().replaceAll(".", "").replace(/\s+/g, " ");
}

function namesOfCountries(): Map<string, string> {
  const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  const alphabet = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = alphabet.flatMap((a) => alphabet.map((b) => a + b));
  const known = codes.flatMap((code) => {
    const name = names.of(code);
    const current = Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
    return name && current ? [[plain(name), code] as const, [code.toLowerCase(), code] as const] : [];
  });
  const usual = [
    ["usa", "US"],
    ["united states of america", "US"],
    ["america", "US"],
    ["uk", "GB"],
    ["great britain", "GB"],
    ["england", "GB"],
    ["scotland", "GB"],
    ["wales", "GB"],
    ["northern ireland", "GB"],
  ] as const;
  return new Map([...known, ...usual]);
}
