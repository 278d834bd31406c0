import { expect, test } from "vitest";
import { database } from "@/server/platform/db";
import { noteTraffic } from "@/server/platform/traffic";
import { aTenant, withDatabase } from "@/server/testing";
import { configureImport, getImport, runImportBatches, startImport, uploadImport } from "..";
import { rowsPerBatch } from "./work";

withDatabase();

async function* file(rows: number) {
  yield Buffer.from("first_name,email,consent_email\n");
  for (let at = 0; at < rows; at++) yield Buffer.from(`Ana${at},ana${at}@mail.example.com,yes\n`);
}

test("after its first batch the planner knows the tables: a foreign key is checked by the primary key, not by a walk through the tenant's leads", async () => {
  const ctx = await aTenant();
  const { id } = await uploadImport(ctx, { fileName: "leads.csv", source: file(1500) });
  await configureImport(ctx, { importId: id });
  await startImport(ctx, { importId: id });
  for (let turn = 0; turn < 50; turn++) if ((await runImportBatches(ctx, { importId: id })).done) break;
  expect(await getImport(ctx, { importId: id })).toMatchObject({ status: "completed", created: 1500 });

  const { query } = await database();
  const known = await query("select relname, reltuples from pg_class where relname in ('leads', 'consent_records')");
  for (const { reltuples } of known.rows) expect(Number(reltuples)).toBeGreaterThan(0);
});

test("while texts come in, batches are small and the import goes on all the same", async () => {
  const size = await rowsPerBatch();
  expect(size()).toBeGreaterThanOrEqual(1000);
  noteTraffic();
  expect(size()).toBe(200);
  const carrier = setInterval(noteTraffic, 50);
  try {
    const ctx = await aTenant();
    const { id } = await uploadImport(ctx, { fileName: "leads.csv", source: file(1000) });
    await configureImport(ctx, { importId: id });
    await startImport(ctx, { importId: id });
    expect(await runImportBatches(ctx, { importId: id, budgetMs: 0 })).toEqual({ done: false });
    expect(await getImport(ctx, { importId: id })).toMatchObject({ status: "running", rowsDone: 0 });
    await runImportBatches(ctx, { importId: id, budgetMs: 0 });
    expect((await getImport(ctx, { importId: id })).rowsDone).toBe(200);
    for (let turn = 0; turn < 50; turn++) if ((await runImportBatches(ctx, { importId: id })).done) break;
    expect(await getImport(ctx, { importId: id })).toMatchObject({ status: "completed", created: 1000 });
  } finally {
    clearInterval(carrier);
  }
});
