import { expect, test } from "vitest";
import { database } from "@/server/platform/db";
import { aTenant, withDatabase } from "@/server/testing";
import { configureImport, getImport, runImportBatches, startImport, uploadImport } from "..";

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
