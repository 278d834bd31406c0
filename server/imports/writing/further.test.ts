import { expect, test } from "vitest";
import { listAddresses } from "@/server/addresses";
import { suppress } from "@/server/consent";
import { listLeads } from "@/server/leads";
import { inTransaction } from "@/server/platform/db";
import { aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { importText, untilDone, upload } from "@/server/testing/imports";
import {
  cancelImport,
  checkImport,
  configureImport,
  listProblems,
  runImportBatches,
  startImport,
  undoImport,
} from "..";

withDatabase();

const leads = async (ctx: TestCtx) => (await listLeads(ctx, { sort: "name", limit: 200 })).leads;
const leadNamed = async (ctx: TestCtx, name: string) => {
  const lead = (await leads(ctx)).find((one) => one.name === name);
  if (!lead) throw new Error(`There is no ${name}.`);
  return lead;
};
/** What a lead has beside its primary addresses. */
async function beside(ctx: TestCtx, name: string) {
  const all = await listAddresses(ctx, { leadId: (await leadNamed(ctx, name)).id });
  return all.filter(({ id }) => id !== null).map(({ kind, value, confidence }) => [kind, value, confidence]);
}

const header = "Name,Mobile,Work Phone,Email,Personal Email,LinkedIn\n";
const ana = "Ana,4155550100,212-555-0101 x7,ana@x.test,ana@home.test,linkedin.com/in/ana/\n";
const anasOthers = [
  ["phone", "+12125550101", "Unknown"],
  ["email", "ana@home.test", "Unknown"],
  ["profile", "https://linkedin.com/in/ana", "Unknown"],
];

test("[P-FR1.1] further phones, e-mails and a profile of a row become the lead's, of one that is known too; the same file again changes nothing", async () => {
  const ctx = await aTenant();
  await importText(ctx, "name,email\nBo,bo@x.test\n");
  const file = `${header}${ana}Bo,,415 555 0102,bo@x.test,bo@x.test,\n`;
  expect(await importText(ctx, file)).toMatchObject({ created: 1, updated: 1, rejected: 0, addressesLeftOut: 0 });
  expect(await beside(ctx, "Ana")).toEqual(anasOthers);
  expect(await leadNamed(ctx, "Ana")).toMatchObject({
    phone: "+14155550100",
    attributes: { phone_2_extension: "7" },
  });
  expect(await beside(ctx, "Bo")).toEqual([["phone", "+14155550102", "Unknown"]]);
  expect(await importText(ctx, file)).toMatchObject({ created: 0, updated: 0, skipped: 2 });
});

test("a further address of another lead stays there: the row keeps its lead, and the import counts it", async () => {
  const ctx = await aTenant();
  await importText(ctx, header + ana);
  const rows = [
    "Bo,4155550103,4155550100,,ana@home.test,https://linkedin.com/in/ana",
    "Cy,4155550104,4155550105,,,",
    "Di,4155550106,4155550105,,,",
    "Ed,4155550107,4155550103,,,",
    "Fi,4155550105,,,,",
  ];
  const { id } = await upload(ctx, `${header}${rows.join("\n")}\n`);
  await checkImport(ctx, { importId: id });
  const checked = await untilDone(ctx, id);
  expect(checked).toMatchObject({ check: { created: 4, rejected: 1 }, addressesLeftOut: 5 });
  await startImport(ctx, { importId: id });
  expect(await untilDone(ctx, id)).toMatchObject({ created: 4, rejected: 1, addressesLeftOut: 5 });
  expect((await listProblems(ctx, { importId: id }))[0]).toMatchObject({ row: 5, kind: "duplicate" });
  expect(await beside(ctx, "Bo")).toEqual([]);
  expect(await beside(ctx, "Cy")).toEqual([["phone", "+14155550105", "Unknown"]]);
  expect(await beside(ctx, "Di")).toEqual([]);
});

test("a cell that is no address is a problem of its column; a field that is kept takes nothing on", async () => {
  const ctx = await aTenant();
  await importText(ctx, header + ana);
  const done = await importText(ctx, `${header}Bo,4155550103,55510,,,\nCy,4155550104,,,none,\n`);
  expect(done).toMatchObject({ created: 0, rejected: 2 });
  expect((await listProblems(ctx, { importId: done.id })).map(({ kind, column }) => [kind, column])).toEqual([
    ["phone", "Work Phone"],
    ["email", "Personal Email"],
  ]);
  const kept = await importText(ctx, `${header}Ana,4155550100,4155550199,,,\n`, { field_rules: { phone_2: "keep" } });
  expect(kept).toMatchObject({ updated: 0, skipped: 1 });
  expect(await beside(ctx, "Ana")).toEqual(anasOthers);
});

test("[P-FR2.2] a further address on the suppression list suppresses the lead; an opted-out row suppresses its further addresses", async () => {
  const ctx = await aTenant();
  await inTransaction(ctx, (tx) => suppress(tx, { kind: "phone", address: "+12125550101", reason: "manual" }));
  expect(await importText(ctx, header + ana)).toMatchObject({ created: 1, suppressed: 1 });
  expect((await leadNamed(ctx, "Ana")).suppressed).toContain("sms");
  await importText(
    ctx,
    "name,email,phone,work phone,opt out\nBo,bo@x.test,4155550103,4155550104,yes\nCy,bad,,4155550105,yes\n",
  );
  const after = await importText(ctx, "name,phone\nBo,4155550104\nDi,4155550105\n");
  expect(after).toMatchObject({ created: 1, suppressed: 2 });
});

test("[IMP-3] a roll-back and an undo take further addresses back, of new leads and of known ones", async () => {
  const ctx = await aTenant();
  await importText(ctx, "name,email,phone\nBo,bo@x.test,4155550109\n");
  const file = `${header}${ana}Bo,4155550110,4155550109,bo@x.test,,\n`;
  const done = await importText(ctx, file);
  expect(await leadNamed(ctx, "Bo")).toMatchObject({ phone: "+14155550110" });
  expect(await beside(ctx, "Bo")).toEqual([["phone", "+14155550109", "Unknown"]]);
  await undoImport(ctx, { importId: done.id });
  await untilDone(ctx, done.id);
  expect((await leads(ctx)).map(({ name, phone }) => [name, phone])).toEqual([["Bo", "+14155550109"]]);
  expect(await beside(ctx, "Bo")).toEqual([]);

  const many = Array.from({ length: 2500 }, (_, at) => `P${at},,415556${1000 + at},p${at}@x.test,,`);
  const { id, mapping } = await upload(ctx, file + many.join("\n"));
  await configureImport(ctx, { importId: id, mapping });
  await startImport(ctx, { importId: id });
  await runImportBatches(ctx, { importId: id });
  await runImportBatches(ctx, { importId: id, budgetMs: 0 });
  expect(await beside(ctx, "Ana")).toEqual(anasOthers);
  await cancelImport(ctx, { importId: id, rollback: true });
  expect(await untilDone(ctx, id)).toMatchObject({ status: "cancelled", created: 0 });
  expect((await leads(ctx)).map(({ name }) => name)).toEqual(["Bo"]);
  expect(await beside(ctx, "Bo")).toEqual([]);
});
