import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { chanceFrom } from "@/scripts/proofs/chance";
import { recordsOf } from "./csv";
import { PlainRecords } from "./plain-records";

const letters = [
  "a",
  "b",
  ",",
  ",",
  '"',
  '"',
  '""',
  '","',
  "\n",
  "\n",
  "\r\n",
  "\r",
  " ",
  "é",
  "😀",
  '"a"',
  '"\n"',
  "x,y\n",
];

function textByChance(chance: () => number): string {
  const length = 1 + Math.floor(chance() * 14);
  return Array.from({ length }, () => letters[Math.floor(chance() * letters.length)]).join("");
}

const byTheParser = (text: string): string[][] =>
  parse(text, {
    delimiter: ",",
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });

/** The text in pieces that may end anywhere, also within a line end or between two quotation marks. */
function plainly(text: string, chance: () => number): { records: string[][]; rest: string } {
  const plain = new PlainRecords(",");
  const records: string[][] = [];
  let at = 0;
  while (at < text.length && !plain.isOver) {
    const size = 1 + Math.floor(chance() * 4);
    records.push(...plain.read(text.slice(at, at + size)));
    at += size;
  }
  if (!plain.isOver) records.push(...plain.read("", true));
  return { records, rest: plain.rest + text.slice(at) };
}

const answerOf = (read: () => string[][]): string[][] | string => {
  try {
    return read();
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : "another error";
  }
};

test("what is read plainly, and then by the full parser from where that stopped, is what the full parser reads alone", () => {
  const chance = chanceFrom(11);
  let wholly = 0;
  for (let round = 0; round < 60_000; round++) {
    const text = textByChance(chance);
    const { records, rest } = plainly(text, chance);
    if (rest === "") wholly++;
    expect(
      answerOf(() => [...records, ...byTheParser(rest)]),
      JSON.stringify(text),
    ).toEqual(answerOf(() => byTheParser(text)));
  }
  expect(wholly).toBeGreaterThan(10_000);
});

test("a quotation mark that is never closed is reported behind the last whole row, however the rows before were read", async () => {
  async function* file() {
    yield Buffer.from('name,phone\nAna,1\n"Bo, Lee",2\nCy,"3\n');
  }
  const dialect = {
    encoding: "utf8",
    delimiter: ",",
    hasHeader: true,
    headerRows: 1,
    skippedLines: 0,
    columns: ["name", "phone"],
    notes: [],
    sheet: null,
    sheets: [],
  };
  const rows: string[][] = [];
  const reading = async () => {
    for await (const row of recordsOf(file(), dialect)) rows.push(row);
  };
  await expect(reading()).rejects.toThrow("never closed after row 3");
  expect(rows).toEqual([
    ["Ana", "1"],
    ["Bo, Lee", "2"],
  ]);
});
