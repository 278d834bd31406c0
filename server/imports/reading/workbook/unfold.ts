import { Refused } from "@/server/platform/errors";
import { removeStoredFile } from "@/server/platform/files";
import { StoredFile } from "@/server/platform/stored-file";
import type { TenantKeys } from "@/server/platform/vault";
import { Archive } from "./archive";
import { type Book, readBook, refuseForeignArchive, type Sheet } from "./book";
import { readFormats } from "./formats";
import { rowsOf } from "./rows";
import { readStrings } from "./strings";

const pieceLength = 65_536;

export interface Unfolded {
  sheet: string;
  sheets: string[];
  /** The rows as CSV, and what the reader noticed once they are all read. */
  csv: AsyncGenerator<Uint8Array>;
  notes: string[];
}

export type Workbook = { keys: TenantKeys; name: string; sheet?: string | undefined };

/**
 * Unfolds a sheet of a stored workbook: the chosen one, else the first that is not hidden. Its parts stream; nothing of
 * it is evaluated, and its strings leave memory when they are many.
 * @throws Refused with a sentence for what is no workbook, damaged, protected or a bomb.
 */
export async function unfoldWorkbook({ keys, name, sheet: wanted }: Workbook): Promise<Unfolded> {
  const archive = await Archive.open(await StoredFile.open(keys, name));
  try {
    refuseForeignArchive(archive);
    const book = await readBook(archive);
    const sheet = chosen(book.sheets, wanted);
    const notes: string[] = [];
    const csv = csvOf(archive, { book, sheet, notes, spill: { keys, name: `${name}-strings` } });
    return { sheet: sheet.name, sheets: book.sheets.map((one) => one.name), csv, notes };
  } catch (error) {
    archive.close();
    throw error;
  }
}

function chosen(sheets: readonly Sheet[], wanted: string | undefined): Sheet {
  const found =
    wanted === undefined
      ? (sheets.find((one) => !one.isHidden) ?? sheets[0])
      : sheets.find((one) => one.name === wanted);
  if (found) return found;
  const names = sheets.slice(0, 20).map((one) => `"${one.name}"`);
  throw new Refused(`The workbook has no sheet called "${wanted}". Its sheets are: ${names.join(", ")}.`);
}

type Unfolding = { book: Book; sheet: Sheet; notes: string[]; spill: { keys: TenantKeys; name: string } };

async function* csvOf(archive: Archive, { book, sheet, notes, spill }: Unfolding): AsyncGenerator<Uint8Array> {
  const partNamed = async (part: string | null) => (part ? archive.stream(part) : null);
  const strings = await readStrings(await partNamed(book.stringsPart), spill).catch((error) => {
    archive.close();
    throw error;
  });
  try {
    const formats = await readFormats(await partNamed(book.stylesPart));
    const part = await archive.stream(sheet.part);
    if (part) yield* asCsv(rowsOf(part, { formats, strings, isFrom1904: book.isFrom1904 }, (note) => notes.push(note)));
  } finally {
    await strings.close();
    await removeStoredFile(spill.keys, spill.name);
    archive.close();
  }
}

async function* asCsv(rows: AsyncIterable<string[]>): AsyncGenerator<Uint8Array> {
  let text = "";
  for await (const row of rows) {
    text += `${row.map(quoted).join(",")}\n`;
    if (text.length < pieceLength) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text !== "") yield Buffer.from(text);
}

/** Exactly the cell: nothing is escaped for spreadsheets, since our own reader is the only one. */
const quoted = (cell: string) => (/[",\r\n]|^\s|\s$|^\uFEFF/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
