import { seeded } from "./random";

/** A CSV of leads and what its import must come to. */
export interface LeadFile {
  csv: Blob;
  /** Leads that the workspace has before: the file changes the company of some, and never mentions the others. */
  existingCsv: Blob;
  existing: number;
  rows: number;
  created: number;
  updated: number;
  rejected: number;
}

const header =
  "first_name,last_name,phone,email,company,state,zip,plan,consent_sms,consent_sms_source,consent_sms_at,consent_sms_wording";
const wording = '"I agree to marketing texts from Northwind. Reply STOP to opt out."';

const firstNames = "Ana,Lee,Maria,James,Olivia,Noah,Sofia,Liam,Grace,Omar,Yuki,Priya,Chloe,Mateo,Zoe,Ivan".split(",");
const lastNames = "Smith,Garcia,Chen,Patel,Johnson,Nguyen,Brown,Lopez,Kim,Davis,Silva,Meyer,Ortiz,Hill,Ward,Cruz".split(
  ",",
);
const companies = "Acme Roofing,Bright Solar,Oak & Sons,Harbor Windows,Summit Homes,Delta Plumbing".split(",");
const plans = "free,basic,pro,enterprise".split(",");
/** Area codes with the state they belong to. */
const places = (
  "212 NY,646 NY,718 NY,315 NY,213 CA,310 CA,415 CA,619 CA,713 TX,214 TX,512 TX,210 TX,305 FL,407 FL,813 FL,561 FL," +
  "312 IL,773 IL,404 GA,770 GA,303 CO,720 CO,602 AZ,480 AZ,206 WA,503 OR,617 MA,508 MA,215 PA,412 PA,313 MI,614 OH"
)
  .split(",")
  .map((place) => place.split(" ") as [string, string]);

/** A valid number of the United States for every index, no two the same, in three ways of writing. */
export function phoneOf(at: number): { e164: string; written: string; state: string } {
  const [area, state] = places[at % places.length] ?? ["212", "NY"];
  const within = Math.floor(at / places.length);
  const exchange = String(234 + Math.floor(within / 10_000) * 3);
  const line = String(within % 10_000).padStart(4, "0");
  const ways = [`+1${area}${exchange}${line}`, `(${area}) ${exchange}-${line}`, `${area}-${exchange}-${line}`];
  return { e164: `+1${area}${exchange}${line}`, written: ways[at % 3] ?? "", state };
}

export const firstNameOf = (at: number): string => firstNames[(at * 7) % firstNames.length] ?? "Ana";

const pick = <One>(from: readonly One[], chance: number): One => from[Math.floor(chance * from.length)] as One;

type Kind = "fresh" | "known" | "repeated" | "bad";

/** One row in a hundred is bad; three are duplicates: half of leads that exist, half of earlier rows of the file. */
function kindOf(at: number, chance: number): Kind {
  if (chance < 0.01) return "bad";
  if (chance < 0.025) return "known";
  return chance < 0.04 && at > 0 ? "repeated" : "fresh";
}

type Written = { at: number; phone: string; email: string; company: string };

function rowOf({ at, phone, email, company }: Written, chance: number): string {
  const last = pick(lastNames, chance);
  const { state } = phoneOf(at);
  const consent = `yes,web form /demo,2026-0${1 + (at % 9)}-${String(1 + (at % 28)).padStart(2, "0")},${wording}`;
  return `${firstNameOf(at)},${last},${phone},${email},${company},${state},${10_000 + (at % 89_999)},${pick(plans, chance)},${consent}`;
}

const emailOf = (at: number) => `lead${at}@mail${at % 50}.example.com`;
const bad = [
  { phone: "12-34", email: "" },
  { phone: "", email: "not an address" },
  { phone: "", email: "" },
];

/**
 * The same file for the same options, always. The workspace is to have at least `existing` leads before; `from` is the
 * number of its first lead, so that two files need not share any.
 */
export function leadFile(rows: number, { existing = 0, from = 0 } = {}): LeadFile {
  const chance = seeded(1);
  const lines: string[] = [header];
  const known: string[] = [header];
  const count = { fresh: 0, known: 0, repeated: 0, bad: 0 };
  let lastFresh = from;
  for (let at = from; at < from + rows; at++) {
    const kind = kindOf(count.fresh, chance());
    const [draw, company] = [chance(), pick(companies, chance())];
    const whole = { at, phone: phoneOf(at).written, email: emailOf(at), company };
    count[kind]++;
    if (kind === "fresh") lastFresh = at;
    if (kind === "known") known.push(rowOf({ ...whole, company: "Before Ltd" }, draw));
    if (kind === "repeated") whole.phone = phoneOf(lastFresh).written;
    lines.push(rowOf(kind === "bad" ? { ...whole, ...bad[at % bad.length] } : whole, draw));
  }
  for (let at = from + rows; known.length <= existing; at++)
    known.push(
      rowOf({ at, phone: phoneOf(at).written, email: emailOf(at), company: pick(companies, chance()) }, chance()),
    );
  return {
    csv: new Blob([lines.join("\n"), "\n"], { type: "text/csv" }),
    existingCsv: new Blob([known.join("\n"), "\n"], { type: "text/csv" }),
    existing: known.length - 1,
    rows,
    created: count.fresh,
    updated: count.known,
    rejected: count.bad + count.repeated,
  };
}

/** A file of three columns and none but good rows: many more of them fit into the largest file. */
export function narrowFile(rows: number): LeadFile {
  const lines = ["first_name,phone,email"];
  for (let at = 0; at < rows; at++) lines.push(`${firstNameOf(at)},${phoneOf(at).e164},${emailOf(at)}`);
  const csv = new Blob([lines.join("\n"), "\n"], { type: "text/csv" });
  return { csv, existingCsv: new Blob([]), existing: 0, rows, created: rows, updated: 0, rejected: 0 };
}
