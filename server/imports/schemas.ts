import { z } from "zod";
import type { Channel, ConsentStatus } from "@/server/leads/schemas";
import { cellText, columnName, ProblemAnswer, type ProblemWord, problemWords } from "./problem-schemas";

export { ProblemAnswer, type ProblemWord, problemWords };
export const importStatuses = ["mapping", "validating", "running", "completed", "cancelled", "failed"] as const;
export type ImportStatus = (typeof importStatuses)[number];
export const onExisting = ["update", "fill_blanks", "skip"] as const;
export const OnExisting = z.enum(onExisting);
export type OnExisting = z.infer<typeof OnExisting>;

/** By which key a row finds its lead: by any of them, or by one alone. */
export const identities = ["any", "phone", "email", "external_id"] as const;
export const Identity = z.enum(identities);
export type IdentityKey = z.infer<typeof Identity>;

/** Whether rows may become new leads, may change known ones, or both. */
export const importModes = ["both", "create", "update"] as const;
export const ImportMode = z.enum(importModes);
export type ImportMode = z.infer<typeof ImportMode>;

/** What becomes of a known lead's field: overwritten, filled where it is empty, or kept as it is. */
export const fieldRules = ["update", "fill_blanks", "keep"] as const;
export const FieldRule = z.enum(fieldRules);
export type FieldRule = z.infer<typeof FieldRule>;

export const dateOrders = ["mdy", "dmy", "ymd"] as const;
export const DateOrder = z.enum(dateOrders);
export type DateOrder = z.infer<typeof DateOrder>;

/** The columns of addresses beside the primary ones. */
export const furtherFields = ["phone_2", "phone_3", "email_2", "email_3", "profile"] as const;
export type FurtherField = (typeof furtherFields)[number];

/** What a column of a file may become; `custom:<key>` becomes an attribute, an empty text is not imported. */
export const importFields = [
  "external_id",
  "first_name",
  "last_name",
  "full_name",
  "phone",
  "email",
  ...furtherFields,
  "company",
  "company_website",
  "timezone",
  "state",
  "postcode",
  "country",
  "last_contacted",
  "tags",
  "owner",
  "persona",
  "consent_sms",
  "consent_sms_source",
  "consent_sms_at",
  "consent_sms_wording",
  "consent_email",
  "consent_email_source",
  "consent_email_at",
  "consent_email_wording",
  "consent_whatsapp",
  "consent_whatsapp_source",
  "consent_whatsapp_at",
  "consent_whatsapp_wording",
  "opt_out",
] as const;
export type ImportField = (typeof importFields)[number];
/** The channels that a file can state a consent to. */
export const statedChannels = ["sms", "email", "whatsapp"] as const satisfies readonly Channel[];
export type StatedChannel = (typeof statedChannels)[number];
export const dateFields: readonly string[] = [
  "last_contacted",
  "consent_sms_at",
  "consent_email_at",
  "consent_whatsapp_at",
];

const isField = (field: string) =>
  field === "" || importFields.some((known) => known === field) || /^custom:.{1,100}$/.test(field);

/** Column of the file -> field. */
export const Mapping = z
  .record(
    z.string(),
    z.string().refine(isField, { error: (issue) => `There is no field called "${String(issue.input)}".` }),
  )
  .superRefine((mapping, check) => {
    const used = Object.values(mapping).filter((field) => field !== "" && field !== "tags");
    const twice = used.find((field, at) => used.indexOf(field) !== at);
    if (twice) check.addIssue({ code: "custom", message: `Two columns are mapped to ${twice}. Choose one of them.` });
  })
  .meta({
    description: `Column of the file -> field: ${importFields.join(", ")}, custom:<key> or an empty text. phone_2, phone_3, email_2, email_3 and profile become further addresses of the lead; one that belongs to another lead is left out and counted in addresses_left_out.`,
  });
export type Mapping = z.infer<typeof Mapping>;

/** A statement about everybody in the file: how they agreed to be contacted. */
export const FileConsent = z.object({
  channel: z.enum(statedChannels),
  source: z.string().trim().max(500).optional(),
  obtained_at: z
    .string()
    .refine((text) => text === "" || !Number.isNaN(Date.parse(text)), "obtained_at must be a date such as 2026-03-04.")
    .optional(),
  wording: z.string().trim().max(5000).optional(),
  evidence: z.record(z.string(), z.string().max(2000)).optional(),
});
export type FileConsent = z.infer<typeof FileConsent>;

export const ImportSettings = z.object({
  mapping: Mapping.optional(),
  consent: z.array(FileConsent).max(statedChannels.length).optional(),
  /** The importer warrants the consent that the file or the import states; absent, it is stored as unknown. */
  warranty: z.boolean().nullable().optional(),
  default_country: z
    .string()
    .regex(/^[A-Z]{2}$/, "default_country is a two-letter code such as US.")
    .optional(),
  date_order: DateOrder.nullable().optional(),
  on_existing: OnExisting.optional(),
  /** By which key a row finds its lead; absent, by any. */
  identity: Identity.optional(),
  /** Whether rows become new leads, change known ones, or both. */
  mode: ImportMode.optional(),
  /** Fields that go by a rule of their own instead of on_existing: {"company": "keep"}. */
  field_rules: z.record(z.string(), FieldRule).optional(),
});
export type ImportSettings = z.infer<typeof ImportSettings>;

export const ImportIdInput = z.object({ importId: z.string() });
export type ImportIdInput = z.infer<typeof ImportIdInput>;
export const ConfigureImportInput = ImportIdInput.extend(ImportSettings.shape);
export type ConfigureImportInput = z.infer<typeof ConfigureImportInput>;
export const CancelImportInput = ImportIdInput.extend({ rollback: z.boolean().default(false) });
export type CancelImportInput = z.input<typeof CancelImportInput>;
export const ListProblemsInput = ImportIdInput.extend({
  /** Of one problem only. */
  kind: z.enum(problemWords).optional(),
  column: z.string().nullable().optional(),
  after: z.int().min(0).default(0),
  limit: z.int().min(1).max(1000).default(100),
});
export type ListProblemsInput = z.input<typeof ListProblemsInput>;

export const AnswerProblemsInput = ImportIdInput.extend({ answers: z.array(ProblemAnswer).max(200) });
export type AnswerProblemsInput = z.infer<typeof AnswerProblemsInput>;

/** Rows written anew: column -> cell. */
export const FixRowsInput = ImportIdInput.extend({
  rows: z
    .array(z.object({ row: z.int().min(1), values: z.record(columnName, cellText) }))
    .min(1)
    .max(200),
});
export type FixRowsInput = z.infer<typeof FixRowsInput>;

const typed = z.string().trim().max(200).optional();
export const AddLeadInput = z.object({ firstName: typed, lastName: typed, company: typed, phone: typed, email: typed });
export type AddLeadInput = z.input<typeof AddLeadInput>;

export const delimiters = [",", ";", "\t", "|"] as const;
export const encodings = [
  "utf8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "iso-8859-2",
  "windows-1251",
  "shift_jis",
  "gb18030",
] as const;

/** What a person answers instead of what the reader found. */
export const ReadingAnswers = z.object({
  sheet: z.string().max(200).optional(),
  /** How many rows stand above the data; the last of them names the columns. */
  header_rows: z.int().min(0).max(20).optional(),
  delimiter: z.enum(delimiters).optional(),
  encoding: z.enum(encodings).optional(),
});
export type ReadingAnswers = z.infer<typeof ReadingAnswers>;
export const RereadImportInput = ImportIdInput.extend(ReadingAnswers.shape);
export type RereadImportInput = z.infer<typeof RereadImportInput>;

/** How a file is written. */
export interface Dialect {
  encoding: string;
  delimiter: string;
  /** Rows above the data: none, the header, or titles with the header as the last of them. */
  headerRows: number;
  /** Lines before the first row, such as Excel's "sep=;". */
  skippedLines: number;
  /** Of a workbook: the sheet that is read, and all that it has. */
  sheet: string | null;
  sheets: string[];
  columns: string[];
  /** What the reader noticed, in sentences. */
  notes: string[];
}

/** The countries offered, and tried, for numbers that name none. */
export const commonCountries = "US CA GB IE AU NZ DE FR ES IT NL BE AT CH PT SE NO DK FI PL MX BR IN ZA SG".split(" ");
export type CountryGuess = { country: string; percent: number };

/** What an undo could not take back: how many by reason, and the first of them. */
export interface Kept {
  contacted: number;
  merged: number;
  changed: number;
  leadIds: string[];
}

export type Guess = { field: string; by: "name" | "values" | "earlier" | "none"; confidence: number };

/** What an import would do or did. */
export interface Outcome {
  created: number;
  updated: number;
  skipped: number;
  rejected: number;
  suppressed: number;
}

/** What the check of all rows found, before anything is written. */
export interface CheckResult extends Outcome {
  /** People who would be reachable by text, by what their consent comes to. */
  consent: Record<ConsentStatus, number>;
}

export interface ImportView extends Outcome {
  id: string;
  fileName: string;
  fileBytes: number;
  status: ImportStatus;
  columns: string[];
  notes: string[];
  encoding: string;
  delimiter: string;
  headerRows: number;
  sheet: string | null;
  sheets: string[];
  mapping: Mapping;
  guesses: Record<string, Guess>;
  consent: FileConsent[];
  warranty: boolean | null;
  defaultCountry: string;
  dateOrder: DateOrder | null;
  /** Columns whose dates can be read in two ways: the import waits for an answer. */
  ambiguousDates: string[];
  onExisting: OnExisting;
  identity: IdentityKey;
  mode: ImportMode;
  fieldRules: Record<string, FieldRule>;
  isSample: boolean;
  rowsTotal: number | null;
  rowsDone: number;
  countryGuess: CountryGuess | null;
  /** An earlier finished import had the very same columns: its settings hold again. */
  isTemplate: boolean;
  kept: Kept | null;
  /** Further addresses that belong to other leads: their rows were taken without them. */
  addressesLeftOut: number;
  check: CheckResult | null;
  /** By the batches since it began or went on; null until one is done. */
  rowsPerSecond: number | null;
  pausedAt: Date | null;
  cancelRequested: boolean;
  rollback: boolean;
  error: string | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  undoneAt: Date | null;
  undoableUntil: Date | null;
  createdAt: Date;
}

/** Rejected rows of one problem. */
export interface ProblemKind {
  kind: ProblemWord;
  column: string | null;
  reason: string;
  count: number;
  firstRow: number;
  /** The commonest values in that column, of the first rows. */
  values: { value: string; count: number }[];
  /** A person said to import without these rows. */
  isLeftOut: boolean;
}

export interface ImportProblem {
  row: number;
  kind: ProblemWord;
  column: string | null;
  value: string | null;
  reason: string;
  original: string[];
  /** What a person wrote instead and is still not right. */
  edited: string[] | null;
}
