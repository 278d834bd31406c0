import { describe, expect, test } from "vitest";
import { countLeads, listLeads } from "@/server/leads";
import { aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { untilDone } from "@/server/testing/imports";
import { brokenLater, nastyFile, taken, unusable } from "@/server/testing/nasty/corpus";
import { listProblems, rereadImport, startImport, uploadImport } from ".";

withDatabase();

async function* inPieces(bytes: Buffer, length = 65_536) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const uploaded = async (ctx: TestCtx, fileName: string, length?: number) =>
  uploadImport(ctx, { fileName, source: inPieces(await nastyFile(fileName), length) });

async function imported(ctx: TestCtx, fileName: string, length?: number) {
  const { id } = await uploaded(ctx, fileName, length);
  await startImport(ctx, { importId: id });
  return untilDone(ctx, id);
}

const leadsOf = async (ctx: TestCtx) =>
  (await listLeads(ctx, { sort: "name", limit: 200 })).leads.map((lead) => `${lead.name} ${lead.phone ?? lead.email}`);

test("the corpus has at least 40 files, none of them twice", () => {
  const files = [...taken, ...unusable, ...brokenLater].map((one) => one.file);
  expect(new Set(files).size).toBe(files.length);
  expect(files.length).toBeGreaterThanOrEqual(40);
});

describe("[P-7.2a] [P-FR1.2] files of every making", () => {
  test.each(taken)(
    "$file gives its leads and lists the rest",
    async ({ file, leads, rejected = [], blank = 0, notes = [] }) => {
      const ctx = await aTenant();
      const done = await imported(ctx, file);
      expect([done.status, done.error]).toEqual(["completed", null]);
      expect(await leadsOf(ctx)).toEqual(leads.toSorted());
      const problems = await listProblems(ctx, { importId: done.id });
      expect(problems.map((one) => [one.row, one.column])).toEqual(rejected.map(([row, column]) => [row, column]));
      for (const [at, [, , reason]] of rejected.entries()) expect(problems[at]?.reason).toContain(reason);
      expect(done.rowsTotal).toBe(leads.length + rejected.length + blank);
      expect([done.created, done.rejected, done.skipped, done.updated]).toEqual([
        leads.length,
        rejected.length,
        blank,
        0,
      ]);
      expect(done.notes).toHaveLength(notes.length);
      for (const [at, note] of notes.entries()) expect(done.notes[at]).toContain(note);
    },
  );

  test.each(["utf-16le-mark.csv", "shift-jis.csv", "workbook.xlsx"])(
    "%s in pieces of one byte is the same",
    async (file) => {
      const [whole, pieces] = [await aTenant(), await aTenant()];
      await imported(whole, file);
      expect(await imported(pieces, file, 1)).toMatchObject({ status: "completed" });
      expect(await leadsOf(pieces)).toEqual(await leadsOf(whole));
    },
  );

  test("an odd letter far behind the first pieces still tells the encoding", async () => {
    const ctx = await aTenant();
    const done = await imported(ctx, "late-odd-letter.csv");
    expect(done).toMatchObject({ created: 5001, rejected: 0, encoding: "windows-1252" });
    expect((await countLeads(ctx, { search: "renée" })).count).toBe(1);
  });
});

test.each(unusable)("$file is refused in a sentence, and nobody is imported", async ({ file, sentence }) => {
  const ctx = await aTenant();
  await expect(imported(ctx, file)).rejects.toMatchObject({
    kind: "refused",
    message: expect.stringContaining(sentence),
  });
  expect(await leadsOf(ctx)).toEqual([]);
});

test.each(brokenLater)("$file fails whole: nobody is imported", async ({ file, sentence }) => {
  const ctx = await aTenant();
  const done = await imported(ctx, file);
  expect(done).toMatchObject({ status: "failed", created: 0, error: expect.stringContaining(sentence) });
  expect(await leadsOf(ctx)).toEqual([]);
});

test("another sheet of a workbook is read when a person chooses it; one that is not there is named", async () => {
  const ctx = await aTenant();
  const { id, sheet, sheets } = await uploaded(ctx, "hidden-first-sheet.xlsx");
  expect([sheet, sheets]).toEqual(["Leads", [".Lists", "Leads"]]);
  const other = await rereadImport(ctx, { importId: id, sheet: ".Lists", header_rows: 0 });
  expect(other).toMatchObject({ sheet: ".Lists", headerRows: 0, columns: ["Column 1"] });
  await expect(rereadImport(ctx, { importId: id, sheet: "Nowhere" })).rejects.toThrow(
    'Its sheets are: ".Lists", "Leads"',
  );
  await rereadImport(ctx, { importId: id, sheet: "Leads", header_rows: 1 });
  await startImport(ctx, { importId: id });
  expect(await untilDone(ctx, id)).toMatchObject({ status: "completed", created: 1 });
  await expect(rereadImport(ctx, { importId: id, header_rows: 0 })).rejects.toThrow("has started");
});

test("a person corrects what the reader found: header rows, delimiter, encoding", async () => {
  const ctx = await aTenant();
  const { id } = await uploaded(ctx, "title-above.csv");
  expect(await rereadImport(ctx, { importId: id, header_rows: 0 })).toMatchObject({
    headerRows: 0,
    columns: ["Column 1"],
  });
  expect(await rereadImport(ctx, { importId: id, header_rows: 3 })).toMatchObject({
    columns: ["Name", "Mobile", "Company"],
  });
  expect(await rereadImport(ctx, { importId: id, delimiter: ";" })).toMatchObject({ columns: ["Name,Mobile,Company"] });
  const { id: latin } = await uploaded(ctx, "windows-1252.csv");
  expect(await rereadImport(ctx, { importId: latin, encoding: "iso-8859-2" })).toMatchObject({
    encoding: "iso-8859-2",
  });
});
