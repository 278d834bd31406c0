import { Readable } from "node:stream";
import { readEvidence } from "@/server/imports";
import { forViewer } from "../../../../viewer";

export const dynamic = "force-dynamic";

/** A kept file, only ever to be saved: whatever it holds, it does not open in the product's own origin. */
export const GET = forViewer(async (ctx, _request, { importId = "", evidenceId = "" }) => {
  const { fileName, bytes } = await readEvidence(ctx, { importId, evidenceId });
  return new Response(Readable.toWeb(Readable.from(bytes)) as ReadableStream, {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
});
