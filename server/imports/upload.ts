import { imports } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { readStoredFile, removeStoredFile, storeFile } from "@/server/platform/files";
import { newId } from "@/server/platform/ids";
import { type TenantKeys, tenantKeys } from "@/server/platform/vault";
import { dialectOf, FileImpression } from "./dialect";
import { ambiguousDates, guessMapping, mappingOf, provenOrder } from "./guess";
import { recordsOf, recordsOfHead } from "./records";
import { earlierMapping, factsOf, importRow, viewOf } from "./rows";
import type { Dialect, ImportIdInput, ImportView } from "./schemas";

const largestFileBytes = 200 * 1_048_576;
export const storedName = (importId: string) => `import-${importId}`;

export type UploadedFile = { fileName: string; source: AsyncIterable<Uint8Array>; isSample?: boolean };

/**
 * Stores a file sealed as it arrives, works out how it is written and what its columns are likely to be. Nothing is
 * imported yet.
 * @throws Refused when it is empty, too large, no text or has too many columns; then nothing is kept.
 */
export async function uploadImport(ctx: Ctx, file: UploadedFile): Promise<ImportView> {
  authorize(ctx, "leads:import");
  const importId = newId();
  const keys = await inTransaction(ctx, (tx) => tenantKeys(tx));
  const seen = new FileImpression();
  const stored = {
    name: storedName(importId),
    source: file.source,
    maxBytes: largestFileBytes,
    seen: (chunk: Uint8Array) => seen.see(chunk),
  };
  const fileBytes = await storeFile(keys, stored);
  try {
    const { dialect, records } = dialectOf(seen, recordsOfHead);
    return await inTransaction(ctx, (tx) => insertImport(tx, { importId, file, fileBytes, dialect, records }));
  } catch (error) {
    await removeStoredFile(keys, storedName(importId));
    throw error;
  }
}

type Understood = { importId: string; file: UploadedFile; fileBytes: number; dialect: Dialect; records: string[][] };

async function insertImport(tx: Tx, { importId, file, fileBytes, dialect, records }: Understood): Promise<ImportView> {
  const guesses = guessMapping(dialect.columns, records, await earlierMapping(tx, dialect.columns));
  const mapping = mappingOf(guesses);
  const unclear = ambiguousDates(mapping, dialect.columns, records);
  const facts = { dialect, guesses, ambiguousDates: unclear, check: null, next: "review", takingBack: null };
  const [row] = await tx
    .insert(imports)
    .values({
      tenantId: tx.tenantId,
      id: importId,
      fileName: file.fileName.replace(/[\p{Cc}/\\]/gu, "").slice(0, 200) || "leads.csv",
      fileBytes,
      status: "mapping",
      dialect: facts,
      mapping,
      dateOrder: unclear.length > 0 ? null : provenOrder(mapping, dialect.columns, records),
      isSample: file.isSample ?? false,
      createdBy: tx.ctx.actor.id,
      createdAt: tx.now(),
    })
    .returning();
  if (!row) throw new Error("An insert answers its row.");
  await record(tx, "import.uploaded", {
    subject: { type: "import", id: importId },
    after: { bytes: fileBytes, columns: dialect.columns.length },
  });
  return viewOf(row);
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
export async function firstRows(keys: TenantKeys, importId: string, dialect: Dialect): Promise<string[][]> {
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
