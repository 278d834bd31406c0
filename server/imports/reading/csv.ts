import { Readable } from "node:stream";
import { CsvError, type Options, parse } from "csv-parse";
import { parse as parseNow } from "csv-parse/sync";
import { getDecoder } from "iconv-lite";
import { Refused } from "@/server/platform/errors";
import type { Dialect } from "../schemas";

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

async function* decoded(source: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = getDecoder(encoding);
  let isFirst = true;
  for await (const chunk of source) {
    const text = decoder.write(chunk);
    yield isFirst ? text.replace(/^\uFEFF/, "") : text;
    isFirst = isFirst && text === "";
  }
  yield decoder.end() ?? "";
}

/** Why a file cannot be read to its end, in words for its owner. */
function sentenceFor(error: CsvError): string {
  const near = Number.isFinite(error.records) ? ` after row ${error.records}` : "";
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
  const text = Readable.from(decoded(source, dialect.encoding));
  const firstLine = 1 + dialect.skippedLines;
  const parser = parse({ ...options(dialect.delimiter), from_line: firstLine });
  text.on("error", (error) => parser.destroy(error));
  let above = dialect.headerRows;
  try {
    for await (const record of text.pipe(parser)) {
      if (above <= 0) yield record as string[];
      above--;
    }
  } catch (error) {
    throw error instanceof CsvError ? new Refused(sentenceFor(error), { cause: error.code }) : error;
  } finally {
    text.destroy();
  }
}
