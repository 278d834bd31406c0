import { readEmail, readFieldValue } from "@/server/leads";
import type { LeadField } from "@/server/leads/schemas";
import { countryFrom, zoneFrom } from "@/server/timing";
import { isOptOut } from "./answers";
import { readDate } from "./dates";
import { type ConsentFact, readConsent } from "./read-consent";
import { type FurtherAddress, readFurther } from "./read-further";
import { phoneOf, phoneProblem } from "./read-phone";
import {
  type DateOrder,
  type FileConsent,
  type FurtherField,
  furtherFields,
  type ImportField,
  type Mapping,
  type ProblemWord,
  statedChannels,
} from "./schemas";

export const longestCell = 10_000;

/** Everything that decides how a row is read: the same for all rows of an import. */
export interface ReadingPlan {
  columns: readonly string[];
  mapping: Mapping;
  defaultCountry: string;
  /** Countries that a person assumed for numbers that are none of the default country. */
  assumedCountries: readonly string[];
  dateOrder: DateOrder | null;
  consent: readonly FileConsent[];
  warranty: boolean | null;
  now: Date;
  /** Personas are a sandbox's. */
  sandbox: boolean;
  /** The workspace's own fields: a column of one is read by its type. */
  fields: readonly LeadField[];
}

export interface ReadLead {
  externalId: string | null;
  firstName: string | null;
  lastName: string | null;
  phone: string | null;
  email: string | null;
  further: FurtherAddress[];
  company: string | null;
  companyWebsite: string | null;
  timeZone: string | null;
  state: string | null;
  postcode: string | null;
  country: string | null;
  lastContactedAt: Date | null;
  tags: string[];
  owner: string | null;
  persona: string | null;
  attributes: Record<string, string>;
}

export type ReadRow =
  | { kind: "lead"; lead: ReadLead; consent: ConsentFact[]; optOut: boolean }
  | { kind: "blank" }
  | {
      kind: "problem";
      problem: ProblemWord;
      column: string | null;
      reason: string;
      phone: string | null;
      email: string | null;
      further: FurtherAddress[];
      optOut: boolean;
    };

/** A cell that cannot be taken as it is. */
class CellProblem {
  constructor(
    readonly column: string | null,
    readonly reason: string,
    readonly problem: ProblemWord = "value",
  ) {}
}

/** The columns of a plan by field, worked out once an import. */
export interface FieldPlaces {
  plan: ReadingPlan;
  at: Partial<Record<ImportField, number>>;
  further: readonly FurtherField[];
  tags: number[];
  custom: OwnColumn[];
}

/** A column that becomes an attribute, or the value of one of the workspace's own fields. */
type OwnColumn = { key: string; at: number; field: LeadField | null };

export function placesOf(plan: ReadingPlan): FieldPlaces {
  const mapped = new Set(plan.columns.map((column) => plan.mapping[column]));
  const further = furtherFields.filter((field) => mapped.has(field));
  const places: FieldPlaces = { plan, at: {}, further, tags: [], custom: [] };
  plan.columns.forEach((column, at) => {
    const field = plan.mapping[column] ?? "";
    if (field === "") return;
    if (field.startsWith("custom:")) places.custom.push(ownColumn(field.slice("custom:".length), at, plan));
    else if (field === "tags") places.tags.push(at);
    else places.at[field as ImportField] = at;
  });
  return places;
}

const ownColumn = (key: string, at: number, { fields }: ReadingPlan): OwnColumn => ({
  key,
  at,
  field: fields.find((one) => one.key === key) ?? null,
});

/** Marks that turn the direction of the text around them, and of the screen that shows it. */
const turning = /[\u202A-\u202E\u2066-\u2069]/g;

/** Nothing to take off: printable ASCII that begins with no apostrophe, and spaces within alone. */
const isTidy = /^(?:[!-&(-~](?:[ -~]*[!-~])?)?$/;

/** Takes off what spreadsheets and our own export put in front of harmless text. */
function tidy(cell = ""): string {
  if (isTidy.test(cell)) return cell;
  return cell
    .toWellFormed()
    .replace(turning, "")
    .trim()
    .replace(/^'(?=[=+\-@\t\r])/, "");
}

/** What one row says. Pure: the same cells and plan give the same answer. */
export function readRow(cells: readonly string[], places: FieldPlaces): ReadRow {
  if (cells.every((cell) => cell.trim() === "")) return { kind: "blank" };
  const cell = (field: ImportField) => tidy(cells[places.at[field] ?? -1]);
  const columnOf = (field: ImportField) => places.plan.columns[places.at[field] ?? -1] ?? null;
  const optOut = isOptOut(cell("opt_out"));
  const { phone, email, further, known } = addressesIn(cell, places);
  try {
    checkShape(cells, places.plan.columns);
    if (phone && "reason" in phone) {
      const { reason, problem } = phoneProblem(cell("phone"), phone);
      throw new CellProblem(columnOf("phone"), reason, problem);
    }
    if (email && "reason" in email) throw new CellProblem(columnOf("email"), email.reason, "email");
    if (further.problem) {
      const { field, reason, problem } = further.problem;
      throw new CellProblem(columnOf(field), reason, problem);
    }
    const extensions = { ...(phone?.extension ? { phone_extension: phone.extension } : {}), ...further.extensions };
    const lead = leadOf({ cells, cell, columnOf, places }, { ...known, extensions });
    const consent = statedChannels.flatMap((channel) =>
      readConsent(channel, { cell, plan: places.plan, isMapped: columnOf }),
    );
    return { kind: "lead", lead, consent, optOut };
  } catch (error) {
    if (!(error instanceof CellProblem)) throw error;
    const { column, reason, problem } = error;
    return { kind: "problem", column, reason, problem, ...known, optOut };
  }
}

function addressesIn(cell: (field: ImportField) => string, { plan, further: fields }: FieldPlaces) {
  const countries = [countryFrom(cell("country")) ?? plan.defaultCountry, ...plan.assumedCountries];
  const phone = cell("phone") === "" ? null : phoneOf(cell("phone"), countries);
  const email = cell("email") === "" ? null : readEmail(cell("email"));
  const primary = {
    phone: phone && "phone" in phone ? phone.phone : null,
    email: email && "email" in email ? email.email : null,
  };
  const further = readFurther({ fields, cell, countries, own: [primary.phone, primary.email] });
  return { phone, email, further, known: { ...primary, further: further.found } };
}

function checkShape(cells: readonly string[], columns: readonly string[]) {
  if (columns.length > 1 && columns.every((column, at) => (cells[at] ?? "").trim() === column))
    throw new CellProblem(null, "This row repeats the names of the columns.", "header_again");
  const extra = cells.slice(columns.length).some((cell) => cell.trim() !== "");
  if (extra)
    throw new CellProblem(
      null,
      `The row has ${cells.length} cells, the header has ${columns.length}: a delimiter or a quotation mark is out of place.`,
      "shape",
    );
  const nul = cells.findIndex((cell) => cell.includes("\0"));
  if (nul >= 0)
    throw new CellProblem(columns[nul] ?? null, "The cell holds a NUL character, which no text has.", "nul");
  const long = cells.findIndex((cell) => cell.length > longestCell);
  if (long >= 0)
    throw new CellProblem(
      columns[long] ?? null,
      `The cell is longer than ${longestCell.toLocaleString("en")} characters.`,
      "too_long",
    );
}

type Cells = {
  cells: readonly string[];
  cell: (field: ImportField) => string;
  columnOf: (field: ImportField) => string | null;
  places: FieldPlaces;
};
type Contact = Pick<ReadLead, "phone" | "email" | "further"> & { extensions: Record<string, string> };

function leadOf(row: Cells, { extensions, ...contact }: Contact): ReadLead {
  const { cell, columnOf } = row;
  const short = (field: ImportField) => {
    const text = cell(field).replace(/\s+/g, " ");
    if (text.length > 200) throw new CellProblem(columnOf(field), "It is longer than 200 characters.", "too_long");
    return text === "" ? null : text;
  };
  const externalId = short("external_id");
  if (!contact.phone && !contact.email && !externalId)
    throw new CellProblem(
      columnOf("phone") ?? columnOf("email"),
      "The row has neither a phone nor an e-mail.",
      "no_address",
    );
  const names = namesOf(short("first_name"), short("last_name"), short("full_name"));
  return {
    ...contact,
    ...names,
    externalId,
    company: short("company"),
    companyWebsite: short("company_website"),
    timeZone: zoneOf(row),
    state: short("state"),
    postcode: short("postcode"),
    country: countryFrom(cell("country")) ?? short("country"),
    lastContactedAt: pastDate(row, "last_contacted"),
    tags: [
      ...new Set(
        row.places.tags
          .flatMap((at) => tidy(row.cells[at]).split(/[;,|]/))
          .map((tag) => tag.trim().slice(0, 60))
          .filter(Boolean),
      ),
    ],
    owner: short("owner"),
    persona: row.places.plan.sandbox ? short("persona") : null,
    attributes: { ...attributesOf(row), ...extensions },
  };
}

/** "Lee, Ana" and "Ana Lee" are both Ana, of the family Lee. */
export function namesOf(
  first: string | null,
  last: string | null,
  full: string | null,
): { firstName: string | null; lastName: string | null } {
  if (!full || (first && last)) return { firstName: first, lastName: last };
  const comma = full.match(/^([^,]+),\s*(.+)$/);
  const [given = "", ...family] = comma ? [comma[2] ?? "", comma[1] ?? ""] : full.split(" ");
  return { firstName: first ?? (given || null), lastName: last ?? (family.join(" ") || null) };
}

function zoneOf({ cell, columnOf }: Cells): string | null {
  const text = cell("timezone");
  if (text === "") return null;
  const zone = zoneFrom(text);
  if (!zone)
    throw new CellProblem(
      columnOf("timezone"),
      "This is no time zone. Write it as America/Denver or Eastern Time.",
      "time_zone",
    );
  return zone;
}

function pastDate({ cell, columnOf, places }: Cells, field: ImportField): Date | null {
  if (cell(field) === "") return null;
  const read = readDate(cell(field), places.plan.dateOrder);
  if ("reason" in read)
    throw new CellProblem(columnOf(field), read.reason, read.fault === "order" ? "date_order" : "date");
  if (read.at.getTime() > places.plan.now.getTime() + 86_400_000)
    throw new CellProblem(columnOf(field), "This date lies in the future.", "date");
  return read.at;
}

function attributesOf({ cells, places }: Cells): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const own of places.custom) {
    const value = ownValue(tidy(cells[own.at]), own, places.plan);
    if (value) attributes[own.key] = value;
  }
  return attributes;
}

/** As the file has it, or as the workspace's own field keeps it. */
function ownValue(cell: string, { at, field }: OwnColumn, plan: ReadingPlan): string | null {
  if (!field) return cell;
  const read = readFieldValue(field, cell, (text) => readDate(text, plan.dateOrder));
  if ("reason" in read) throw new CellProblem(plan.columns[at] ?? null, read.reason, "value");
  return read.value;
}
