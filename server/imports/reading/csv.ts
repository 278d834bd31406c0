import { Readable } from "node:stream";
import { CsvError, type Options, parse } from "csv-parse";
import { parse as parseNow } from "csv-parse/sync";
import { getDecoder } from "iconv-lite";
import { Refused } from "@/server/platform/errors";
import type { Dialect } from "../schemas";
import { PlainRecords } from "./plain-records";

const largestRecordBytes = 16_777_216;

const options = (delimiter: string): Options => ({
  delimiter,
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  max_record_size: largestRecordBytes,
});

/** The records of a piece of text that may end in the middle of one. */
export function recordsOfHead(text: string, delimiter: string): string[][] {
  const read = (lines: string) => parseNow(lines, { ...options(delimiter), to: 200 }) as string[][];
  try {
    return read(text);
  } catch {
    return text
      .split(/\r\n|\n|\r/)
      .slice(0, 20)
      .flatMap((line) => {
        try {
          return read(line);
        } catch {
          return [];
        }
      });
  }
}

/** A piece of the file may end between the two halves of an emoji. */
const halfALetter = /[\uD800-\uDBFF]$/;

async function* decoded(source: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = getDecoder(encoding);
  let isFirst = true;
  let half = "";
  for await (const chunk of source) {
    const text = half + decoder.write(chunk);
    half = text.match(halfALetter)?.[0] ?? "";
    const whole = text.slice(0, text.length - half.length);
    yield isFirst ? whole.replace(/^\uFEFF/, "") : whole;
    isFirst = isFirst && whole === "";
  }
  yield half + (decoder.end() ?? "");
}

/** Why a file cannot be read to its end, in words for its owner. */
function sentenceFor(error: CsvError, before: number): string {
  const near = Number.isFinite(error.records) ? ` after row ${before + Number(error.records)}` : "";
  if (error.code === "CSV_QUOTE_NOT_CLOSED") {
    return `A quotation mark is opened and never closed${near}. Close it, or remove it, and upload the file again.`;
  }
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    return `A row${near} is larger than 16 MB: most likely a quotation mark is opened and never closed there.`;
  }
  return `The file cannot be read as CSV${near}. Save it again as CSV (UTF-8) and upload that.`;
}

/**
 * The data rows of a stored file, in order, without its header and without empty lines.
 * @throws Refused with a sentence when the file is not CSV to its end.
 */
export async function* recordsOf(source: AsyncIterable<Buffer>, dialect: Dialect): AsyncGenerator<string[]> {
  for await (const records of recordGroupsOf(source, dialect)) yield* records;
}

/** The same, as many at a time as a piece of the file holds: what reads all of a large file waits less often. */
export async function* recordGroupsOf(source: AsyncIterable<Buffer>, dialect: Dialect): AsyncGenerator<string[][]> {
  let above = dialect.headerRows;
  for await (const records of allRecords(decoded(source, dialect.encoding), dialect)) {
    yield above > 0 ? records.slice(above) : records;
    above -= records.length;
  }
}

/** Plainly written records are read several times faster than the full parser could; it takes over at the first other one. */
async function* allRecords(texts: AsyncGenerator<string>, dialect: Dialect): AsyncGenerator<string[][]> {
  const plain = new PlainRecords(dialect.delimiter);
  plain.isOver = dialect.skippedLines > 0 || dialect.delimiter.length > 1;
  let before = 0;
  try {
    for (let isLast = false; !isLast && !plain.isOver; ) {
      const { done, value } = await texts.next();
      const records = plain.read(done ? "" : value, done);
      before += records.length;
      yield records;
      isLast = done ?? false;
    }
    if (plain.isOver) yield* parsedRecords(following(plain.rest, texts), { dialect, before });
  } finally {
    await texts.return(undefined);
  }
}

async function* following(first: string, texts: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* texts;
}

const recordsAtOnce = 100;

type Parsing = { dialect: Dialect; before: number };

async function* parsedRecords(texts: AsyncGenerator<string>, { dialect, before }: Parsing): AsyncGenerator<string[][]> {
  const text = Readable.from(texts);
  const parser = parse({ ...options(dialect.delimiter), from_line: 1 + dialect.skippedLines });
  text.on("error", (error) => parser.destroy(error));
  let records: string[][] = [];
  try {
    for await (const record of text.pipe(parser)) {
      records.push(record as string[]);
      if (records.length < recordsAtOnce) continue;
      yield records;
      records = [];
    }
    yield records;
  } catch (error) {
    yield records;
    throw error instanceof CsvError ? new Refused(sentenceFor(error, before), { cause: error.code }) : error;
  } finally {
    text.destroy();
  }
}
