import { mkdirSync, writeFileSync } from "node:fs";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";

// Writes the sample list of 500 leads, always the same. Nobody in it exists: numbers are 555-01XX, addresses end in .example.

/** mulberry32 */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = seeded(20261122);
const list = (text: string) => text.split(",");
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
const chance = (share: number) => random() < share;

const firstNames = list(
  "Ana,Ben,Carla,Devon,Elena,Frank,Grace,Hector,Imani,Jack,Karen,Luis,Maya,Noah,Olivia,Priya,Quentin,Rosa,Sam,Tara,Umar,Vera,Walt,Xenia,Yusuf,Zoe,Aaron,Bianca,Chris,Dana,Emil,Faith,Gina,Hugo,Ivy,Jamal,Kim,Leah,Marcus,Nina,Omar,Paula,Rafael,Sofia,Tom,Wendy",
);
const lastNames = list(
  "Lee,Okoro,Martinez,Nguyen,Johnson,Patel,Rossi,Schmidt,Kowalski,Brown,Davis,Garcia,Wilson,Anderson,Thomas,Moore,Martin,Thompson,White,Harris,Clark,Lewis,Walker,Hall,Young,King,Wright,Scott,Green,Baker,Adams,Nelson,Carter,Mitchell,Perez,Roberts,Turner,Phillips,Campbell,Parker,Evans,Edwards,Collins,Stewart,Morris,Rogers,O'Brien,de la Cruz",
);
const companyNames = list(
  "Harbor Roofing,Blue Mesa Dental,Cedar & Co,Summit Gyms,Northside Solar,Lakeview Realty,Ironwood Builders,Brightside Learning,Copper Kettle Cafe,Pioneer Movers,Redwood Legal,Skyline Windows,Maple Street Vet,Granite Accounting,Sunrise Pools,Willow Spa,Prairie HVAC,Beacon Insurance,Delta Landscaping,Foxglove Interiors",
);
const titles = list("Owner,Office manager,Operations lead,Marketing manager,General manager,Founder,Director,Buyer");
const interests = list(
  "Website redesign,Monthly retainer,Solar quote,Demo request,Price list,Trial,Free audit,Winter offer",
);
const sources = list("web form /quote,trade fair 2025,newsletter sign-up,demo request form");
const wordings = [
  "Yes, Northwind may text me offers and appointment reminders. Message and data rates may apply. Reply STOP to opt out.",
  "I agree to receive marketing texts from Northwind at this number. Consent is not a condition of purchase. Reply STOP to opt out.",
];
const personas = list("eager_booker,price_asker,busy,skeptic,objector,angry,stopper,silent");
const places = list(
  "415 San Francisco CA 94103,213 Los Angeles CA 90012,619 San Diego CA 92101,303 Denver CO 80202,602 Phoenix AZ 85004,512 Austin TX 78701,214 Dallas TX 75201,713 Houston TX 77002,312 Chicago IL 60601,617 Boston MA 02108,212 New York NY 10001,718 Brooklyn NY 11201,305 Miami FL 33130,813 Tampa FL 33602,404 Atlanta GA 30303,704 Charlotte NC 28202,615 Nashville TN 37203,313 Detroit MI 48226,612 Minneapolis MN 55401,206 Seattle WA 98101,503 Portland OR 97204,702 Las Vegas NV 89101,801 Salt Lake City UT 84101,504 New Orleans LA 70112,215 Philadelphia PA 19103",
).map((line) => {
  const [area = "", ...rest] = line.split(" ");
  const [zip = "", state = "", ...city] = rest.reverse();
  return { area, city: city.reverse().join(" "), state, zip };
});

const columns = list(
  "Lead ID,First Name,Last Name,Company,Title,Mobile,Email,City,State,ZIP,Last Contact,Interest,Consent,Consent Source,Consent Date,Consent Text,Opted Out,Persona",
);
type Lead = Record<string, string>;

const used = new Set<string>();
function freePhone(area: string): string {
  for (;;) {
    const line = `01${String(Math.floor(random() * 100)).padStart(2, "0")}`;
    const number = `${area}555${line}`;
    if (used.has(number) || !parsePhoneNumberFromString(number, "US")?.isValid()) continue;
    used.add(number);
    return pick([`(${area}) 555-${line}`, `${area}-555-${line}`, `+1${number}`, `${area}.555.${line}`]);
  }
}

const day = (year: number, spread: number) =>
  new Date(Date.UTC(year, 0, 1 + Math.floor(random() * spread))).toISOString().slice(0, 10);

function consentOf(): Partial<Lead> {
  const roll = random();
  const whole = {
    Consent: "yes",
    "Consent Source": pick(sources),
    "Consent Date": day(2024, 600),
    "Consent Text": pick(wordings),
  };
  if (roll < 0.72) return whole;
  if (roll < 0.84) return { ...whole, "Consent Text": "" };
  if (roll < 0.9) return { ...whole, "Consent Date": "", "Consent Text": "" };
  return roll < 0.95 ? { Consent: "no" } : {};
}

function person(at: number): Lead {
  const place = places[at % places.length] ?? { area: "415", city: "", state: "", zip: "" };
  const [first, last, company] = [pick(firstNames), pick(lastNames), pick(companyNames)];
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]+/g, "");
  return {
    "Lead ID": `NW-${1001 + at}`,
    "First Name": first,
    "Last Name": last,
    Company: company,
    Title: pick(titles),
    Mobile: freePhone(place.area),
    Email: chance(0.9) ? `${plain(first)}.${plain(last)}${at}@${plain(company)}.example` : "",
    City: place.city,
    State: place.state,
    ZIP: place.zip,
    "Last Contact": chance(0.9) ? day(2025, 500) : "",
    Interest: pick(interests),
    ...consentOf(),
    Persona: chance(0.12) ? pick(personas) : "",
  };
}

const faults: Partial<Lead>[] = [
  { Mobile: "555-01" },
  { Mobile: "1.41555E+10" },
  { Mobile: "call the office" },
  { Mobile: "(000) 555-0100" },
  { Mobile: "415-555-0100 / 415-555-0101" },
  { Email: "no-at-sign.example" },
  { Email: "two@at@signs.example" },
  { Mobile: "", Email: "" },
  { Mobile: "+999 123 4567" },
  { "Last Contact": "sometime in spring" },
];

const leads = Array.from({ length: 500 }, (_, at) => person(at));
for (let at = 0; at < 20; at++) Object.assign(leads[17 + at * 23] ?? {}, faults[at % faults.length]);
for (let at = 0; at < 8; at++)
  Object.assign(leads[31 + at * 53] ?? {}, { Mobile: leads[3 + at * 41]?.Mobile, Email: "" });
for (let at = 0; at < 6; at++)
  Object.assign(leads[9 + at * 71] ?? {}, { "Opted Out": pick(["yes", "TRUE", "2025-08-14"]) });
const whole = {
  Consent: "yes",
  "Consent Source": sources[0],
  "Consent Date": "2025-02-03",
  "Consent Text": wordings[0],
};
for (const [at, persona] of personas.entries())
  Object.assign(leads[2 + at] ?? {}, { Persona: persona, "Opted Out": "", ...whole });

const cell = (text = "") => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = `${[columns, ...leads.map((lead) => columns.map((column) => lead[column]))].map((row) => row.map((text) => cell(text)).join(",")).join("\r\n")}\r\n`;
for (const folder of ["drizzle/seed", "public"]) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/sample-leads.csv`, csv);
}
