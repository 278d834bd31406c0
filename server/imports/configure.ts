import { record } from "@/server/audit";
import { fieldsOf } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Conflict, Refused } from "@/server/platform/errors";
import { readStoredFile } from "@/server/platform/files";
import { tenantKeys } from "@/server/platform/vault";
import { importRequested } from "./events";
import { refuseForeignEvidence } from "./evidence";
import { ambiguousDates, provenOrder } from "./guess";
import { storedName } from "./reading/arrive";
import { recordsOf } from "./reading/csv";
import { factsOf, type ImportRow, importRow, importsAtWork, lockImport, updateImport, viewOf, withFacts } from "./rows";
import { ConfigureImportInput, type ImportIdInput, type ImportView, type Mapping } from "./schemas";

const mostAtOnce = 3;

/** Why no further import may run now, or null when one may. */
export const refusalOfMore = (atWork: number): string | null =>
  atWork >= mostAtOnce
    ? `${mostAtOnce} imports are running already. Wait until one of them is done, or pause one.`
    : null;

type Settled = Pick<ImportRow, "status" | "mapping" | "dateOrder" | "identity"> & {
  ambiguousDates: readonly string[];
  columns: readonly string[];
};

/** Why the rows of an import cannot be read yet, or null when they can. */
export function refusalToStart(one: Settled, atWork: number): string | null {
  if (one.status !== "mapping")
    return `This import is ${one.status}; it cannot be started again. Upload the file once more.`;
  const refusal = refusalOfMore(atWork);
  if (refusal) return refusal;
  const fields = Object.values(one.mapping);
  const foreign = Object.keys(one.mapping).find((column) => !one.columns.includes(column));
  if (foreign !== undefined)
    return `The file has no column called "${foreign}". Its columns are: ${one.columns.slice(0, 20).join(", ")}.`;
  if (!fields.includes("phone") && !fields.includes("email") && !fields.includes("external_id")) {
    return "No column tells who a lead is. Map one to phone, to email or to external_id.";
  }
  if (one.identity !== "any" && !fields.includes(one.identity)) {
    return `Leads are to be told apart by ${one.identity}, and no column is mapped to it. Map one, or choose another key.`;
  }
  if (one.ambiguousDates.length > 0 && !one.dateOrder) {
    return `The dates in "${one.ambiguousDates[0]}" can be read as month/day or as day/month. Answer with date_order mdy or dmy.`;
  }
  return null;
}

/** Changes how the file is read; what a check found before is forgotten. @throws Conflict once the rows are being written. */
export async function configureImport(ctx: Ctx, input: ConfigureImportInput): Promise<ImportView> {
  authorize(ctx, "leads:import");
  const { importId, mapping, ...settings } = ConfigureImportInput.parse(input);
  const rows = mapping ? await sampleRows(ctx, importId) : [];
  return inTransaction(ctx, async (tx) => {
    const before = await lockImport(tx, importId);
    if (before.status !== "mapping") throw new Conflict("This import has started; its settings stay as they are.");
    await refuseForeignEvidence(tx, importId, settings.consent ?? []);
    const { dialect, dateOrder } = await datesUnder(tx, before, mapping ? { mapping, rows } : null);
    const after = await updateImport(tx, importId, {
      ...answered(before, { mapping, ...settings }, dateOrder),
      dialect,
    });
    await record(tx, "import.configured", {
      subject: { type: "import", id: importId },
      before: settingsOf(before),
      after: settingsOf(after),
    });
    return viewOf(after);
  });
}

/** What was answered now, else what holds already. */
function answered(before: ImportRow, now: Omit<ConfigureImportInput, "importId">, dateOrder: ImportRow["dateOrder"]) {
  return {
    mapping: now.mapping ?? before.mapping,
    consent: now.consent ?? before.consent,
    warranty: now.warranty === undefined ? before.warranty : now.warranty,
    defaultCountry: now.default_country ?? before.defaultCountry,
    onExisting: now.on_existing ?? before.onExisting,
    identity: now.identity ?? before.identity,
    mode: now.mode ?? before.mode,
    fieldRules: now.field_rules ?? before.fieldRules,
    dateOrder: now.date_order ?? dateOrder,
  };
}

const settingsOf = ({ consent, ...one }: ImportRow) => ({
  mapping: one.mapping,
  warranty: one.warranty,
  defaultCountry: one.defaultCountry,
  dateOrder: one.dateOrder,
  onExisting: one.onExisting,
  identity: one.identity,
  mode: one.mode,
  fieldRules: one.fieldRules,
  consentChannels: consent.map((one) => String(one.channel)),
});

/** Another mapping may bring other dates: what they prove, or that they must be asked. What was answered stays answered. */
async function datesUnder(
  tx: Tx,
  before: ImportRow,
  mapped: { mapping: Mapping; rows: string[][] } | null,
): Promise<Pick<ImportRow, "dateOrder" | "dialect">> {
  const facts = factsOf(before);
  if (!mapped) return { dateOrder: before.dateOrder, dialect: withFacts(before, { check: null }) };
  const dated = { ...mapped, columns: facts.dialect.columns, fields: await fieldsOf(tx) };
  const unclear = ambiguousDates(dated);
  const isAnswered = unclear.length > 0 && unclear.every((column) => facts.ambiguousDates.includes(column));
  const dateOrder = isAnswered ? before.dateOrder : unclear.length > 0 ? null : provenOrder(dated);
  return { dateOrder, dialect: withFacts(before, { check: null, ambiguousDates: unclear }) };
}

async function sampleRows(ctx: Ctx, importId: string): Promise<string[][]> {
  authorize(ctx, "leads:import");
  const { facts, keys } = await inTransaction(ctx, async (tx) => ({
    facts: factsOf(await importRow(tx, importId)),
    keys: await tenantKeys(tx),
  }));
  const rows: string[][] = [];
  const source = readStoredFile(keys, storedName(importId));
  try {
    for await (const row of recordsOf(source, facts.dialect)) {
      rows.push(row);
      if (rows.length >= 200) break;
    }
  } catch (error) {
    if (!(error instanceof Refused))
      throw new Conflict("The file of this import is no longer kept. Upload it again.", { cause: "file" });
  }
  return rows;
}

/** Reads every row and says what an import would do, before anything is written. */
export async function checkImport(ctx: Ctx, { importId }: ImportIdInput): Promise<ImportView> {
  authorize(ctx, "leads:import");
  return inTransaction(ctx, async (tx) => begin(tx, await lockImport(tx, importId), "review"));
}

/** Starts the import: all rows are read first, then written in batches. @throws Refused with what is missing. */
export async function startImport(ctx: Ctx, { importId }: ImportIdInput): Promise<ImportView> {
  authorize(ctx, "leads:import");
  return inTransaction(ctx, async (tx) => begin(tx, await lockImport(tx, importId), "run"));
}

async function begin(tx: Tx, row: ImportRow, next: "review" | "run"): Promise<ImportView> {
  const facts = factsOf(row);
  const refusal = refusalToStart(
    { ...row, ambiguousDates: facts.ambiguousDates, columns: facts.dialect.columns },
    await importsAtWork(tx),
  );
  if (refusal) throw new Refused(refusal);
  const isChecked = next === "run" && facts.check !== null;
  const after = await updateImport(tx, row.id, {
    status: isChecked ? "running" : "validating",
    rowsDone: 0,
    rowsAtSince: 0,
    runningSince: tx.realNow(),
    pausedAt: null,
    startedAt: tx.now(),
    error: null,
    dialect: withFacts(row, { next, addressesLeftOut: 0 }),
  });
  const action = next === "run" ? "import.started" : "import.checked";
  await record(tx, action, {
    subject: { type: "import", id: row.id },
    after: { onExisting: row.onExisting, warranty: row.warranty },
  });
  await announce(tx, importRequested, { importId: row.id });
  return viewOf(after);
}
