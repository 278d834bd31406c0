import { attachEvidence } from "@/server/imports";
import { forViewer } from "../../../viewer";

export const dynamic = "force-dynamic";

/** A file that proves a consent: the file is the body, its name stands in `x-file-name`. */
export const POST = forViewer(async (ctx, request, { importId = "" }) => {
  const fileName = request.headers.get("x-file-name");
  if (!fileName) return Response.json({ message: "Send the file's name in x-file-name." }, { status: 400 });
  const source = request.body ?? nothing();
  const kept = await attachEvidence(ctx, { importId, fileName: decodeURIComponent(fileName), source });
  return Response.json(kept, { status: 201 });
});

async function* nothing(): AsyncGenerator<Uint8Array> {}
