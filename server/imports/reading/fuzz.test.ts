import fc from "fast-check";
import { encode } from "iconv-lite";
import { expect, test } from "vitest";
import { inTransaction } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { tenantKeys } from "@/server/platform/vault";
import { aTenant, withDatabase } from "@/server/testing";
import { workbook } from "@/server/testing/workbook";
import type { Dialect } from "../schemas";
import { arrive, forgetFile } from "./arrive";
import { recordsOf } from "./csv";

withDatabase();

async function* inPieces(bytes: Buffer, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const dialect = (change: Partial<Dialect>): Dialect => ({
  encoding: "utf8",
  delimiter: ",",
  headerRows: 0,
  skippedLines: 0,
  columns: [],
  notes: [],
  sheet: null,
  sheets: [],
  ...change,
});

async function rowsIn(bytes: Buffer, how: Dialect, length = 65_536): Promise<string[][] | string> {
  const rows: string[][] = [];
  try {
    for await (const row of recordsOf(inPieces(bytes, length), how)) rows.push(row);
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
  return rows;
}

const cell = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.toWellFormed()),
  fc.constantFrom('"', '""', 'a"b', "a,b", "a;b", "line\nbreak", "cr\rlf\r\n", " spaces ", "=1+1", "🙂", "\t"),
);
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 12 });

/** RFC 4180 as a writer that knows nothing of the reader; `quotes` says which harmless cells it quotes as well. */
function written(rows: readonly string[][], how: { delimiter: string; end: string; quotes: boolean }): string {
  const one = (text: string) =>
    how.quotes || /["\r\n\uFEFF]/.test(text) || text.includes(how.delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(one).join(how.delimiter)).join(how.end);
}

test("[5.8] what an independent writer wrote, in any delimiter, line end, encoding and cut, is read back cell by cell", async () => {
  const how = fc.record({
    delimiter: fc.constantFrom(",", ";", "\t", "|"),
    end: fc.constantFrom("\n", "\r\n", "\r"),
    quotes: fc.boolean(),
    encoding: fc.constantFrom("utf8", "utf-16le", "utf-16be"),
    length: fc.integer({ min: 1, max: 40 }),
  });
  await fc.assert(
    fc.asyncProperty(table, how, async (rows, { encoding, length, ...writing }) => {
      const bytes = encode(written(rows, writing), encoding);
      const read = await rowsIn(bytes, dialect({ encoding, delimiter: writing.delimiter }), length);
      expect(read).toEqual(rows);
    }),
    { numRuns: 400 },
  );
});

test("[5.8] whatever is in a file, it is rows or a sentence, and the same in whatever pieces it arrives", async () => {
  const noise = fc.array(fc.constantFrom("a", "b", ",", '"', '"', "\n", "\r", "\r\n", "\0", " ", "é", "🙂", ";"), {
    maxLength: 60,
  });
  await fc.assert(
    fc.asyncProperty(noise, fc.integer({ min: 1, max: 9 }), async (pieces, length) => {
      const bytes = Buffer.from(pieces.join(""));
      expect(await rowsIn(bytes, dialect({}), length)).toEqual(await rowsIn(bytes, dialect({})));
    }),
    { numRuns: 1000 },
  );
});

test("[5.8] what an independent writer put into a workbook is read back cell by cell, with shared strings and without", async () => {
  const ctx = await aTenant();
  const keys = await inTransaction(ctx, (tx) => tenantKeys(tx));
  const text = fc.string({ unit: "grapheme", maxLength: 12 }).map((one) =>
    one
      .toWellFormed()
      .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, "")
      .replaceAll("_x", ""),
  );
  const sheet = fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(sheet, fc.boolean(), async (rows, inline) => {
      const place = { keys, importId: "fuzz" };
      const header = ["Name", "Phone", "a", "b", "c"];
      const file = await workbook({ sheets: { Leads: [header, ["first"], ...rows] }, inline });
      const { records } = await arrive(place, inPieces(file, 1000));
      await forgetFile(place);
      const filled = rows.map((row) => row.slice(0, 1 + row.findLastIndex((one) => one !== "")));
      expect(records).toEqual([["first"], ...filled.filter((row) => row.length > 0)]);
    }),
    { numRuns: 60 },
  );
});
