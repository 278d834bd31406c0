import { Refused } from "@/server/platform/errors";
import type { Dialect } from "../schemas";
import { recordsOfHead } from "./csv";
import { delimiterOf } from "./delimiter";
import { encodingOf } from "./encoding";
import { emptyFile, refuseForeignBytes, refuseForeignText } from "./foreign";
import { columnNames, headerRowsOf } from "./header";
import type { FileImpression } from "./impression";

export const mostColumns = 500;

/** What a person answered instead of what was found. */
export type ReadAs = { headerRows?: number | undefined; delimiter?: string | undefined; encoding?: string | undefined };
export type Understood = { dialect: Dialect; records: string[][] };

/** Encoding, delimiter, header and columns of a file. @throws Refused when there is nothing to import from it. */
export function dialectOf(seen: FileImpression, as: ReadAs = {}): Understood {
  refuseForeignBytes(seen.head);
  const encoding = as.encoding ?? encodingOf(seen);
  const text = seen.text(encoding);
  refuseForeignText(text);
  const declared = text.match(/^\uFEFF?sep=(.)\r?\n/i);
  const body = declared ? text.slice(declared[0].length) : text;
  const delimiter = as.delimiter ?? declared?.[1] ?? delimiterOf(body);
  return understood(seen, body, { encoding, delimiter, skippedLines: declared ? 1 : 0, headerRows: as.headerRows });
}

/** The same of a sheet that was unfolded to CSV. */
export function dialectOfSheet(seen: FileImpression, headerRows: number | undefined): Understood {
  if (seen.head.length === 0) throw new Refused("This sheet is empty. Choose another one, or another file.");
  return understood(seen, seen.text("utf8"), { encoding: "utf8", delimiter: ",", skippedLines: 0, headerRows });
}

type Written = Pick<Dialect, "encoding" | "delimiter" | "skippedLines"> & { headerRows: number | undefined };

function understood(seen: FileImpression, body: string, written: Written): Understood {
  const all = recordsOfHead(body, written.delimiter);
  const headerRows = written.headerRows ?? headerRowsOf(all);
  const { columns, notes } = columnsOf(all, headerRows);
  const records = all.slice(headerRows);
  if (records.length === 0 && seen.isWhole) throw new Refused("The file has a header but no rows below it.");
  return { dialect: { ...written, headerRows, columns, notes, sheet: null, sheets: [] }, records };
}

function columnsOf(all: readonly string[][], headerRows: number) {
  const names = all[Math.max(0, headerRows - 1)];
  if (!names) throw new Refused(emptyFile);
  if (names.length > mostColumns)
    throw new Refused(
      `The file has ${names.length} columns; at most ${mostColumns} can be imported. Remove those that you do not need.`,
    );
  return columnNames(all, headerRows);
}
