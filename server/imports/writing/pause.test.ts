import { expect, test } from "vitest";
import { as, aTenant, withDatabase } from "@/server/testing";
import { untilDone, upload } from "@/server/testing/imports";
import { cancelImport, getImport, openImports, pauseImport, resumeImport, runImportBatches, startImport } from "..";

withDatabase();

const many = (rows: number) =>
  `name,email\n${Array.from({ length: rows }, (_, at) => `P${at},p${at}@x.test`).join("\n")}\n`;

test("a paused import stands still, also after a restart, and goes on behind its last batch at its own pace", async () => {
  const ctx = await aTenant();
  const { id } = await upload(ctx, many(6000));
  await startImport(ctx, { importId: id });
  await runImportBatches(ctx, { importId: id });
  await runImportBatches(ctx, { importId: id, budgetMs: 0 });
  const before = await getImport(ctx, { importId: id });
  expect(before.rowsDone).toBeGreaterThan(0);
  expect(before.rowsPerSecond).toBeGreaterThan(0);
  await pauseImport(ctx, { importId: id });
  expect(await openImports(ctx)).toEqual([]);
  expect(await runImportBatches(ctx, { importId: id })).toEqual({ done: true });
  expect(await getImport(ctx, { importId: id })).toMatchObject({
    rowsDone: before.rowsDone,
    pausedAt: expect.any(Date),
  });
  expect(await resumeImport(ctx, { importId: id })).toMatchObject({ pausedAt: null, rowsPerSecond: null });
  expect(await untilDone(ctx, id)).toMatchObject({ status: "completed", created: 6000, rowsDone: 6000 });
});

test("a paused import leaves its place to others, and waits for one when it goes on; it can be cancelled", async () => {
  const ctx = await aTenant();
  const { id } = await upload(ctx, many(10));
  await expect(pauseImport(ctx, { importId: id })).rejects.toThrow("Only a running import");
  await startImport(ctx, { importId: id });
  await runImportBatches(ctx, { importId: id });
  await expect(resumeImport(ctx, { importId: id })).rejects.toThrow("not paused");
  await untilDone(ctx, id);
  const { id: long } = await upload(ctx, many(4500));
  await startImport(ctx, { importId: long });
  await runImportBatches(ctx, { importId: long });
  await runImportBatches(ctx, { importId: long, budgetMs: 0 });
  await pauseImport(ctx, { importId: long });
  await expect(pauseImport(ctx, { importId: long })).rejects.toThrow("paused already");
  for (let at = 0; at < 3; at++) await startImport(ctx, { importId: (await upload(ctx, many(10))).id });
  await expect(resumeImport(ctx, { importId: long })).rejects.toThrow("3 imports are running");
  await cancelImport(ctx, { importId: long, rollback: true });
  expect(await openImports(ctx)).toContainEqual(expect.objectContaining({ id: long }));
  expect(await untilDone(ctx, long)).toMatchObject({ status: "cancelled", created: 0 });
});

test("who may not import, or works elsewhere, pauses nothing", async () => {
  const [us, them] = [await aTenant(), await aTenant()];
  const { id } = await upload(us, many(2));
  for (const act of [pauseImport, resumeImport]) {
    await expect(act(them, { importId: id })).rejects.toThrow("not found");
    await expect(act(as(us, "sales_rep"), { importId: id })).rejects.toThrow("An owner or an admin");
  }
});
