import { expect, test } from "vitest";
import { editLead, listLeads } from "@/server/leads";
import { aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { importText, untilDone, upload } from "@/server/testing/imports";
import { cancelImport, configureImport, getImport, runImportBatches, startImport, undoImport } from "..";
import { rowsAtAStretch } from "./batches";
import { rowsPerBatch } from "./work";

withDatabase();

const all = async (ctx: TestCtx) => (await listLeads(ctx, { sort: "name", limit: 200 })).leads;

/** A batch has at least so many rows, and is closed by the stretch that reaches them. */
async function expectOneBatch(rows: number) {
  const least = (await rowsPerBatch())();
  expect(rows).toBeGreaterThanOrEqual(least);
  expect(rows).toBeLessThan(least + rowsAtAStretch);
}

const three =
  "First,Last,Mobile,Email,Company,Plan\nAna,Lee,(415) 555-0100,ana@northwind.test,Northwind,gold\nBo,Oko,212-555-0101,bo@fabrikam.test,Fabrikam,\nCy,Day,,cy@x.test,,\n";

const proof = { source: "web form", obtained_at: "2026-01-02", wording: "Yes, text me offers." };

test("an import goes on behind its last batch, and no row is written twice", async () => {
  const ctx = await aTenant();
  const many = Array.from({ length: 5000 }, (_, at) => `P${at},lead${at}@x.test`);
  const { id } = await upload(ctx, `name,email\n${many.join("\n")}\n`);
  await startImport(ctx, { importId: id });
  expect(await runImportBatches(ctx, { importId: id })).toEqual({ done: false });
  expect(await runImportBatches(ctx, { importId: id, budgetMs: 0 })).toEqual({ done: false });
  const first = await getImport(ctx, { importId: id });
  expect(first).toMatchObject({ status: "running", created: first.rowsDone });
  await expectOneBatch(first.rowsDone);
  expect(await untilDone(ctx, id)).toMatchObject({ status: "completed", created: 5000, rowsDone: 5000 });
});

test("[IMP-3] cancelled with a roll-back, the workspace is as it was", async () => {
  const ctx = await aTenant();
  await importText(ctx, three);
  const many = Array.from({ length: 4500 }, (_, at) => `P${at},lead${at}@x.test,`);
  const { id } = await upload(ctx, `First,Email,Company\nAna,ana@northwind.test,Changed\n${many.join("\n")}\n`);
  await configureImport(ctx, { importId: id, consent: [{ channel: "email", ...proof }], warranty: true });
  await startImport(ctx, { importId: id });
  await runImportBatches(ctx, { importId: id });
  await runImportBatches(ctx, { importId: id, budgetMs: 0 });
  expect((await all(ctx)).find((lead) => lead.email === "ana@northwind.test")?.company).toBe("Changed");
  await cancelImport(ctx, { importId: id, rollback: true });
  expect(await untilDone(ctx, id)).toMatchObject({ status: "cancelled", created: 0, updated: 0 });
  const left = await all(ctx);
  expect(left).toHaveLength(3);
  expect(left[0]).toMatchObject({ name: "Ana Lee", company: "Northwind", consent: { email: "unknown" } });
});

test("cancelled without a roll-back, what is written stays", async () => {
  const ctx = await aTenant();
  const many = Array.from({ length: 3000 }, (_, at) => `P${at},lead${at}@x.test`);
  const { id } = await upload(ctx, `name,email\n${many.join("\n")}\n`);
  await startImport(ctx, { importId: id });
  await runImportBatches(ctx, { importId: id });
  await runImportBatches(ctx, { importId: id, budgetMs: 0 });
  await cancelImport(ctx, { importId: id });
  const ended = await untilDone(ctx, id);
  expect(ended.status).toBe("cancelled");
  await expectOneBatch(ended.created);
  await expect(cancelImport(ctx, { importId: id })).rejects.toThrow("already");
});

test("a whole import can be undone for seven days", async () => {
  const ctx = await aTenant({ now: "2026-11-02T10:00:00Z" });
  const done = await importText(ctx, three);
  ctx.setNow("2026-11-03T10:00:00Z");
  await undoImport(ctx, { importId: done.id });
  expect(await untilDone(ctx, done.id)).toMatchObject({ status: "cancelled", undoneAt: expect.any(Date) });
  expect(await all(ctx)).toHaveLength(0);
  const late = await importText(ctx, three);
  ctx.setNow("2026-11-20T10:00:00Z");
  await expect(undoImport(ctx, { importId: late.id })).rejects.toThrow("7 days");
});

test("an undo keeps whom somebody worked with since, and says how many and why", async () => {
  const ctx = await aTenant({ now: "2026-11-02T10:00:00Z" });
  await importText(ctx, "First,Email,Company\nOld,old@x.test,Before\n");
  ctx.setNow("2026-11-02T11:00:00Z");
  const done = await importText(
    ctx,
    "First,Email,Company\nOld,old@x.test,After\nAna,ana@x.test,\nBo,bo@x.test,\nCy,cy@x.test,\n",
  );
  ctx.setNow("2026-11-03T10:00:00Z");
  const idOf = async (name: string) => (await all(ctx)).find((lead) => lead.name === name)?.id ?? "";
  await editLead(ctx, { leadId: await idOf("Old"), company: "Mine" });
  await editLead(ctx, { leadId: await idOf("Bo"), company: "Mine" });
  await undoImport(ctx, { importId: done.id });
  const undone = await untilDone(ctx, done.id);
  expect(undone).toMatchObject({ status: "cancelled", kept: { contacted: 0, merged: 0, changed: 2 } });
  expect(undone.kept?.leadIds.toSorted()).toEqual([await idOf("Old"), await idOf("Bo")].toSorted());
  expect((await all(ctx)).map((lead) => [lead.name, lead.company])).toEqual([
    ["Bo", "Mine"],
    ["Old", "Mine"],
  ]);
});
