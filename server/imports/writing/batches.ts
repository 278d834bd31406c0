import { readStoredFile } from "@/server/platform/files";
import { giveWay } from "@/server/platform/traffic";
import type { TenantKeys } from "@/server/platform/vault";
import type { Repairs } from "../fixing/repairs";
import { type FieldPlaces, type ReadRow, readRow } from "../read-row";
import { storedName } from "../reading/arrive";
import { recordGroupsOf } from "../reading/csv";
import { factsOf, type ImportRow } from "../rows";

/** A row of the file with its number (data rows from 1) and what it says. */
export interface FileRow {
  row: number;
  cells: string[];
  read: ReadRow;
}

export type Source = { keys: TenantKeys; one: ImportRow; places: FieldPlaces; repairs: Repairs };

/** So much is read at a stretch: others get their turn within a few milliseconds. */
const pieceBytes = 32_768;
export const rowsAtAStretch = 100;

async function* inPieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      yield chunk.subarray(at, at + pieceBytes);
      await giveWay();
    }
  }
}

const recordGroupsIn = ({ keys, one }: Pick<Source, "keys" | "one">) =>
  recordGroupsOf(inPieces(readStoredFile(keys, storedName(one.id))), factsOf(one).dialect);

/** How many data rows the file has. @throws Refused when it is not CSV to its end. */
export async function countRows(source: Source): Promise<number> {
  let rows = 0;
  for await (const records of recordGroupsIn(source)) rows += records.length;
  return rows;
}

/** Where to begin, and how many rows a batch is to have by now. */
export type Stretch = { from: number; size: () => number };

/** The file's rows from the first that is not done, in batches of at least so many. */
export async function* batchesOf(source: Source, { from, size }: Stretch) {
  let batch: FileRow[] = [];
  for await (const stretch of stretchesOf(source, from)) {
    batch.push(...stretch);
    if (batch.length < size()) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* stretchesOf(source: Source, from: number): AsyncGenerator<FileRow[]> {
  let before = 0;
  for await (const records of recordGroupsIn(source)) {
    for (let at = Math.max(0, from - before); at < records.length; at += rowsAtAStretch) {
      yield records.slice(at, at + rowsAtAStretch).map((cells, index) => rowOf(source, before + at + index + 1, cells));
      await giveWay();
    }
    before += records.length;
  }
}

const rowOf = ({ repairs, places }: Source, row: number, cells: string[]): FileRow => ({
  row,
  cells,
  read: readRow(repairs.of(row, cells), places),
});

/** The same things, each made while the one before is in use. */
export async function* ahead<One>(source: AsyncGenerator<One>): AsyncGenerator<One> {
  let next = source.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = source.next();
      next.catch(() => undefined); // heard when its turn comes
      yield value;
    }
  } finally {
    await source.return(undefined);
  }
}
