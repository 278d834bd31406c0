import { configureImport, getImport, runImportBatches, startImport, uploadImport } from "@/server/imports";
import type { ImportSettings } from "@/server/imports/schemas";
import type { TestCtx } from "./tenant";

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}

export const upload = (ctx: TestCtx, text: string, fileName = "leads.csv") =>
  uploadImport(ctx, { fileName, source: bytesOf(text) });

/** Batch by batch, as the job does. */
export async function untilDone(ctx: TestCtx, importId: string) {
  for (let turn = 0; turn < 50; turn++) if ((await runImportBatches(ctx, { importId })).done) break;
  return getImport(ctx, { importId });
}

/** A whole import from the text of a file to its end. */
export async function importText(ctx: TestCtx, text: string, settings: ImportSettings = {}) {
  const { id } = await upload(ctx, text);
  await configureImport(ctx, { importId: id, ...settings });
  await startImport(ctx, { importId: id });
  return untilDone(ctx, id);
}
