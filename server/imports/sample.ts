import { createReadStream } from "node:fs";
import { join } from "node:path";
import type { Ctx } from "@/server/platform/ctx";
import { Refused } from "@/server/platform/errors";
import type { ImportView } from "./schemas";
import { uploadImport } from "./upload";

/** Uploads the 500 sample leads through the same door as every file; a sandbox alone may. */
export async function uploadSample(ctx: Ctx): Promise<ImportView> {
  if (!ctx.sandbox) throw new Refused("The sample leads are for sandbox workspaces only.");
  const source = createReadStream(join(process.cwd(), "public", "sample-leads.csv"));
  return uploadImport(ctx, { fileName: "sample-leads.csv", source, isSample: true });
}
