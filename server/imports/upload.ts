import { imports } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { fieldsOf } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Conflict } from "@/server/platform/errors";
import { readStoredFile } from "@/server/platform/files";
import { newId } from "@/server/platform/ids";
import { type TenantKeys, tenantKeys } from "@/server/platform/vault";
import { guessCountry, showingOf } from "./country-guess";
import { forgetEdits } from "./fixing/repairs";
import { ambiguousDates, guessMapping, mappingOf, provenOrder } from "./guess";
import { arrive, forgetFile, readAgain, storedName } from "./reading/arrive";
import { recordsOf } from "./reading/csv";
import type { Understood } from "./reading/dialect";
import {
  earlierImports,
  type FileFacts,
  factsOf,
  type ImportRow,
  importRow,
  lockImport,
  updateImport,
  viewOf,
} from "./rows";
import { type Dialect, type ImportIdInput, type ImportView, type ReadingAnswers, RereadImportInput } from "./schemas";

export type UploadedFile = { fileName: string; source: AsyncIterable<Uint8Array>; isSample?: boolean };

/**
 * Stores a file sealed as it arrives, works out how it is written and what its columns are likely to be. Nothing is
 * imported yet.
 * @throws Refused when it is empty, too large, no table or has too many columns; then nothing is kept.
 */
export async function uploadImport(ctx: Ctx, file: UploadedFile): Promise<ImportView> {
  authorize(ctx, "leads:import");
  const importId = newId();
  const keys = await inTransaction(ctx, (tx) => tenantKeys(tx));
  const arrived = await arrive({ keys, importId }, file.source);
  try {
    return await inTransaction(ctx, (tx) => insertImport(tx, { importId, file, ...arrived }));
  } catch (error) {
    await forgetFile({ keys, importId });
    throw error;
  }
}

type Arrived = Understood & { importId: string; file: UploadedFile; fileBytes: number };

async function insertImport(tx: Tx, { importId, file, fileBytes, ...understood }: Arrived): Promise<ImportView> {
  const [row] = await tx
    .insert(imports)
    .values({
      tenantId: tx.tenantId,
      id: importId,
      fileName: file.fileName.replace(/[\p{Cc}/\\]/gu, "").slice(0, 200) || "leads.csv",
      fileBytes,
      status: "mapping",
      ...(await firstSettings(tx, understood, {})),
      isSample: file.isSample ?? false,
      createdBy: tx.ctx.actor.id,
      createdAt: tx.now(),
    })
    .returning();
  if (!row) throw new Error("An insert answers its row.");
  await record(tx, "import.uploaded", {
    subject: { type: "import", id: importId },
    after: { bytes: fileBytes, columns: understood.dialect.columns.length },
  });
  return viewOf(row);
}

/** What a file's columns and first rows suggest; the same columns as an earlier import bring its settings along. */
async function firstSettings(tx: Tx, { dialect, records }: Understood, readAs: ReadingAnswers) {
  const { columns } = dialect;
  const { template, fields } = await earlierImports(tx, columns);
  const guesses = guessMapping(columns, records, fields);
  const mapping = mappingOf(guesses);
  const dated = { mapping, columns, rows: records, fields: await fieldsOf(tx) };
  const unclear = ambiguousDates(dated);
  const countryGuess = template ? null : guessCountry(showingOf(mapping, columns, records), usualCountry);
  const facts: FileFacts = {
    dialect,
    guesses,
    ambiguousDates: unclear,
    countryGuess,
    isTemplate: template !== null,
    check: null,
    readAs,
    next: "review",
    takingBack: null,
  };
  return {
    dialect: { ...facts },
    mapping,
    defaultCountry: template?.defaultCountry ?? countryGuess?.country ?? usualCountry,
    dateOrder: unclear.length > 0 ? (template?.dateOrder ?? null) : provenOrder(dated),
    ...(template ? chosenIn(template) : {}),
  };
}

const usualCountry = "US";

const chosenIn = ({ onExisting, identity, mode, fieldRules }: ImportRow) => ({
  onExisting,
  identity,
  mode,
  fieldRules,
});

/**
 * Reads the file anew: another sheet, other header rows, another delimiter or encoding than what was found. The mapping
 * is guessed anew. @throws Conflict once the rows are being written; Refused when it cannot be read that way.
 */
export async function rereadImport(ctx: Ctx, input: RereadImportInput): Promise<ImportView> {
  authorize(ctx, "leads:import");
  const { importId, ...answers } = RereadImportInput.parse(input);
  const { before, keys } = await inTransaction(ctx, async (tx) => ({
    before: await importRow(tx, importId),
    keys: await tenantKeys(tx),
  }));
  refuseUnlessMapping(before);
  const readAs = { ...factsOf(before).readAs, ...answers };
  const understood = await readAgain({ keys, importId }, readAs);
  return inTransaction(ctx, async (tx) => {
    refuseUnlessMapping(await lockImport(tx, importId));
    await forgetEdits(tx, importId);
    const settings = await firstSettings(tx, understood, readAs);
    const after = await updateImport(tx, importId, { ...settings, answersSealed: null });
    await record(tx, "import.reread", { subject: { type: "import", id: importId }, after: readAs });
    return viewOf(after);
  });
}

function refuseUnlessMapping(one: ImportRow) {
  if (one.status !== "mapping") throw new Conflict("This import has started; its file stays as it was read.");
}

/** The first rows of the file, read from the sealed store: screens show them beside the mapping. */
export async function previewImport(
  ctx: Ctx,
  { importId }: ImportIdInput,
): Promise<{ columns: string[]; rows: string[][] }> {
  authorize(ctx, "leads:import");
  const { dialect, keys } = await inTransaction(ctx, async (tx) => ({
    dialect: factsOf(await importRow(tx, importId)).dialect,
    keys: await tenantKeys(tx),
  }));
  return { columns: dialect.columns, rows: await firstRows(keys, importId, dialect) };
}

const previewRows = 5;

/** At most the first rows of a stored import; none once its file is gone. */
async function firstRows(keys: TenantKeys, importId: string, dialect: Dialect): Promise<string[][]> {
  const rows: string[][] = [];
  try {
    for await (const row of recordsOf(readStoredFile(keys, storedName(importId)), dialect)) {
      rows.push(row.map((cell) => cell.slice(0, 200)));
      if (rows.length >= previewRows) break;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") return rows;
  }
  return rows;
}
