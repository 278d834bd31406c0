import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { fromBuffer } from "yauzl";
import { addLead } from "@/server/imports";
import { aTenant, withDatabase } from "@/server/testing";
import { exportLeads, exportWorkbook } from ".";
import { workbookOf } from "./workbook";

withDatabase();

/** The sheet of a workbook as XML. */
const sheetOf = (file: Buffer): Promise<string> =>
  new Promise((resolve, reject) =>
    fromBuffer(file, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on("entry", (entry: { fileName: string }) => {
        if (!entry.fileName.endsWith("sheet1.xml")) return zip.readEntry();
        zip.openReadStream(entry as never, (failed, stream) =>
          failed ? reject(failed) : resolve(buffer(stream).then(String)),
        );
      });
      zip.readEntry();
    }),
  );

const cellsOf = (sheet: string) => [...sheet.matchAll(/<t xml:space="preserve">(.*?)<\/t>/gs)].map(([, text]) => text);

test("[LEADS-3] a workbook and a CSV hold the same rows, columns and order", async () => {
  const ctx = await aTenant();
  for (const [at, firstName] of ["Ana", "Bo", "Cy"].entries())
    await addLead(ctx, { firstName, company: "Northwind", phone: `415555010${at}` });
  const asked = { sort: "name_desc" as const, columns: ["first_name" as const, "company" as const] };
  let csv = "";
  for await (const piece of await exportLeads(ctx, asked)) csv += piece;
  const sheet = await sheetOf(await buffer(await exportWorkbook(ctx, asked)));
  expect(cellsOf(sheet)).toEqual(["first_name", "company", "Cy", "Northwind", "Bo", "Northwind", "Ana", "Northwind"]);
  expect(
    csv
      .replace("\uFEFF", "")
      .trim()
      .split(/[\r\n,]+/),
  ).toEqual(cellsOf(sheet));
});

test("no cell runs: a formula is a text, markup is escaped, what XML cannot hold is left out", async () => {
  const nasty = ["=HYPERLINK(1)", '<b>&"', "a\u0000\u0008b", "half \ud83d", "whole \ud83d\ude00", "مرحبا"];
  const sheet = await sheetOf(await buffer(workbookOf(Readable.from([[nasty]]))));
  expect(cellsOf(sheet)).toEqual([
    "=HYPERLINK(1)",
    "&lt;b&gt;&amp;&quot;",
    "ab",
    "half ",
    "whole \ud83d\ude00",
    "مرحبا",
  ]);
  expect(sheet).not.toContain("<f>");
});
