import { encode } from "iconv-lite";
import { describe, expect, test } from "vitest";
import { listLeads } from "@/server/leads";
import { aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { configureImport, getImport, listProblems, runImportBatches, startImport, uploadImport } from ".";

withDatabase();

type Pieces = (string | Buffer)[];
const ana = "Ana,4155550100\n";
const plain = `name,phone\n${ana}`;
const umlauts = "name,phone\nJürgen Müßig,4155550100\nZoë Brontë,4155550101\n";

async function* streamOf(pieces: Pieces, chunk: number) {
  const bytes = Buffer.concat(pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece)));
  for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
}

async function run(ctx: TestCtx, pieces: Pieces, chunk = 65_536) {
  const { id } = await uploadImport(ctx, { fileName: "nasty.csv", source: streamOf(pieces, chunk) });
  await configureImport(ctx, { importId: id, date_order: "mdy" });
  await startImport(ctx, { importId: id });
  for (let turn = 0; turn < 20; turn++) if ((await runImportBatches(ctx, { importId: id })).done) break;
  return getImport(ctx, { importId: id });
}

const names = async (ctx: TestCtx) =>
  (await listLeads(ctx, { sort: "name", limit: 200 })).leads.map((lead) => lead.name);
const wide = Array.from({ length: 500 }, (_, at) => (at === 0 ? "phone" : `c${at}`)).join(",");

/** Each file with the leads it must give and the rows it must list; together they are all rows of the file. */
const good: [what: string, pieces: Pieces, leads: string[], rejected: number][] = [
  ["UTF-8 with a byte order mark", ["\uFEFF", plain], ["Ana"], 0],
  [
    "UTF-16 LE with a mark",
    [Buffer.from([0xff, 0xfe]), encode(umlauts, "utf-16le")],
    ["Jürgen Müßig", "Zoë Brontë"],
    0,
  ],
  [
    "UTF-16 BE with a mark",
    [Buffer.from([0xfe, 0xff]), encode(umlauts, "utf-16be")],
    ["Jürgen Müßig", "Zoë Brontë"],
    0,
  ],
  ["UTF-16 LE without a mark", [encode(umlauts, "utf-16le")], ["Jürgen Müßig", "Zoë Brontë"], 0],
  ["UTF-32 LE with a mark", [Buffer.from([0xff, 0xfe, 0, 0]), encode(plain, "utf-32le")], ["Ana"], 0],
  ["Windows-1252", [encode(umlauts, "windows-1252")], ["Jürgen Müßig", "Zoë Brontë"], 0],
  [
    "Windows-1252 whose first odd letter comes late",
    ["name,phone\n", "Plain Name,4155550100\n".repeat(1), encode("Renée,4155550101\n", "windows-1252")],
    ["Plain Name", "Renée"],
    0,
  ],
  ["semicolons", ["name;phone\nAna;4155550100\n"], ["Ana"], 0],
  ["tabs", ["name\tphone\nAna\t4155550100\n"], ["Ana"], 0],
  ["pipes", ["name|phone\nAna|4155550100\n"], ["Ana"], 0],
  ["Excel's sep= line", ["sep=;\r\nname;phone\r\nAna;4155550100\r\n"], ["Ana"], 0],
  ["CRLF, LF and CR mixed", ["name,phone\r\nAna,4155550100\nBo,4155550101\rCy,4155550102\r\n"], ["Ana", "Bo", "Cy"], 0],
  ["no line end at the end", ["name,phone\nAna,4155550100"], ["Ana"], 0],
  ["empty lines between", [`name,phone\n\n\n${ana}\n\n`], ["Ana"], 0],
  ["rows of nothing but commas", [`name,phone\n${ana},\n,\n`], ["Ana"], 0],
  [
    "quoted cells with commas, quotes and line breaks",
    ['name,phone,note\n"Lee, Ana",4155550100,"says ""hi""\nand leaves"\n'],
    ["Ana Lee"],
    0,
  ],
  ["a quote in the middle of a cell", ['name,phone,note\nAna,4155550100,5" pipe\n'], ["Ana"], 0],
  [
    "short and long rows",
    ["name,phone,city\nAna,4155550100\nBo,4155550101,Austin,,\nCy,4155550102,Austin,surplus\n"],
    ["Ana", "Bo"],
    1,
  ],
  ["duplicate headers", ["phone,phone,name\n4155550100,junk,Ana\n"], ["Ana"], 0],
  ["headers without a name", [",phone\nAna,4155550100\n"], [""], 0],
  ["no header", ["Ana,4155550100\nBo,4155550101\n"], ["", ""], 0],
  ["NUL characters", [`name,phone\nA\0na,4155550100\nBo,4155550101\n`], ["Bo"], 1],
  ["a cell of 1 MB", [`name,phone,note\nAna,4155550100,${"x".repeat(1_048_576)}\nBo,4155550101,\n`], ["Bo"], 1],
  ["500 columns", [`${wide}\n4155550100${",".repeat(499)}\n`], [""], 0],
  ["scientific notation", ["name,phone\nAna,1.41555E+10\nBo,1.4155550101E+10\n"], ["Bo"], 1],
  [
    "numbers as spreadsheet text",
    [`name,phone\nAna,"=""4155550100"""\nBo,'4155550101\nCy,4155550102.0\n`],
    ["Ana", "Bo", "Cy"],
    0,
  ],
  ["formula cells", ["name,phone\n=1+1,4155550100\n@cmd,4155550101\n"], ["=1+1", "@cmd"], 0],
  [
    "SQL and quotes in names",
    [`name,phone\n"Robert'); drop table leads;--",4155550100\n`],
    ["Robert'); drop table leads;--"],
    0,
  ],
  ["emoji and right-to-left names", ["name,phone\n🙂 دانا,4155550100\n"], ["🙂 دانا"], 0],
  [
    "a lone surrogate",
    [
      Buffer.from([0xff, 0xfe]),
      encode("name,phone\nA", "utf-16le"),
      Buffer.from([0x00, 0xd8]),
      encode("na,4155550100\n", "utf-16le"),
    ],
    ["A\uFFFDna"],
    0,
  ],
  ["duplicates inside", [`${plain}Again,+1 415 555 0100\n`], ["Ana"], 1],
];

describe("[P-7.2a] files of every making", () => {
  test.each(good)("%s", async (_what, pieces, leads, rejected) => {
    const ctx = await aTenant();
    const done = await run(ctx, pieces);
    expect([done.status, done.error]).toEqual(["completed", null]);
    expect(await names(ctx)).toEqual([...leads].sort());
    expect(done.rejected).toBe(rejected);
    expect(done.created + done.updated + done.skipped + done.rejected).toBe(done.rowsTotal);
    for (const problem of await listProblems(ctx, { importId: done.id })) expect(problem.reason).not.toBe("");
  });

  test("in pieces of one byte they are the same", async () => {
    const ctx = await aTenant();
    const done = await run(ctx, [Buffer.from([0xff, 0xfe]), encode(umlauts, "utf-16le")], 1);
    expect(done).toMatchObject({ status: "completed", created: 2 });
  });
});

const bad: [what: string, pieces: Pieces, sentence: string][] = [
  ["an empty file", [], "The file is empty"],
  ["nothing but a mark", ["\uFEFF"], "The file is empty"],
  ["nothing but line breaks", ["\n\n\n"], "The file is empty"],
  ["a header and no rows", ["name,phone\n"], "no rows below it"],
  ["501 columns", [`${wide},more\n4155550100\n`], "501 columns; at most 500"],
  ["an Excel workbook", [Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0])], "Excel workbook"],
  ["an old Excel workbook", [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])], "old Excel workbook"],
  ["a PDF", ["%PDF-1.7\n"], "This is a PDF"],
  ["a compressed file", [Buffer.from([0x1f, 0x8b, 8, 0])], "compressed file"],
];

test.each(bad)("%s is refused in a sentence, and nothing is kept", async (_what, pieces, sentence) => {
  const ctx = await aTenant();
  await expect(uploadImport(ctx, { fileName: "nasty.csv", source: streamOf(pieces, 1024) })).rejects.toThrow(sentence);
});

test("a quotation that never ends fails the whole file, however long it is", async () => {
  const ctx = await aTenant();
  const done = await run(ctx, [plain, 'Bo,"4155550101\n', "Cy,4155550102\n".repeat(300_000)]);
  expect(done).toMatchObject({ status: "failed", created: 0 });
  expect(done.error).toMatch(/quotation mark/);
  expect(await names(ctx)).toEqual([]);
});
