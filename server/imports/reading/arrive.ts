import { readStoredFile, removeStoredFile, storeFile } from "@/server/platform/files";
import { StoredFile } from "@/server/platform/stored-file";
import type { TenantKeys } from "@/server/platform/vault";
import type { ReadingAnswers } from "../schemas";
import { dialectOf, dialectOfSheet, type Understood } from "./dialect";
import { startsWith } from "./encoding";
import { FileImpression } from "./impression";
import { refuseCompoundFile } from "./workbook/protected";
import { unfoldWorkbook } from "./workbook/unfold";

const largestFileBytes = 200 * 1_048_576;
const largestSheetBytes = 4 * 1_073_741_824;
const zip = [0x50, 0x4b];
const compound = [0xd0, 0xcf, 0x11, 0xe0];

/** The rows of an import's file as text; of a workbook the chosen sheet as CSV. */
export const storedName = (importId: string) => `import-${importId}`;
const workbookName = (importId: string) => `import-${importId}-workbook`;

/** Where an import's file lies. */
export type Place = { keys: TenantKeys; importId: string };

/** Removes all that is kept of an import's file. */
export async function forgetFile({ keys, importId }: Place): Promise<void> {
  await removeStoredFile(keys, storedName(importId));
  await removeStoredFile(keys, workbookName(importId));
}

/**
 * Stores a file sealed as it arrives and works out how it is written: by its first bytes, never by its name.
 * @throws Refused with a sentence for what is no list; then nothing is kept.
 */
export async function arrive(
  place: Place,
  source: AsyncIterable<Uint8Array>,
): Promise<Understood & { fileBytes: number }> {
  const { keys, importId } = place;
  const { start, whole } = await begun(source);
  const isWorkbook = startsWith(start, zip) || startsWith(start, compound);
  const seen = new FileImpression();
  const name = isWorkbook ? workbookName(importId) : storedName(importId);
  const see = (chunk: Uint8Array) => seen.see(chunk);
  try {
    const fileBytes = await storeFile(keys, { name, source: whole, maxBytes: largestFileBytes, seen: see });
    if (startsWith(start, compound)) await refuseCompoundFile(await StoredFile.open(keys, name));
    return { ...(isWorkbook ? await unfolded(place, {}) : dialectOf(seen)), fileBytes };
  } catch (error) {
    await forgetFile(place);
    throw error;
  }
}

/** Reads a stored file anew, as a person said. @throws Refused when it cannot be read that way; what was read before stays. */
export async function readAgain(place: Place, answers: ReadingAnswers): Promise<Understood> {
  if (await hasWorkbook(place)) return unfolded(place, answers);
  const seen = new FileImpression();
  for await (const chunk of readStoredFile(place.keys, storedName(place.importId))) seen.see(chunk);
  return dialectOf(seen, { headerRows: answers.header_rows, ...answers });
}

async function hasWorkbook({ keys, importId }: Place): Promise<boolean> {
  try {
    await (await StoredFile.open(keys, workbookName(importId))).close();
    return true;
  } catch {
    return false;
  }
}

async function unfolded(place: Place, { sheet: wanted, header_rows }: ReadingAnswers): Promise<Understood> {
  const { keys, importId } = place;
  const { csv, sheet, sheets, notes } = await unfoldWorkbook({ keys, name: workbookName(importId), sheet: wanted });
  const seen = new FileImpression();
  const see = (chunk: Uint8Array) => seen.see(chunk);
  await storeFile(keys, { name: storedName(importId), source: csv, maxBytes: largestSheetBytes, seen: see });
  const { dialect, records } = dialectOfSheet(seen, header_rows);
  return { dialect: { ...dialect, sheet, sheets, notes: [...dialect.notes, ...notes] }, records };
}

/** The first bytes of a stream, and all of it. */
async function begun(source: AsyncIterable<Uint8Array>) {
  const pieces = source[Symbol.asyncIterator]();
  const heads: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < 8) {
    const next = await pieces.next();
    if (next.done) break;
    heads.push(next.value);
    bytes += next.value.length;
  }
  return { start: Buffer.concat(heads), whole: joined(heads, pieces) };
}

async function* joined(heads: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* heads;
  try {
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
