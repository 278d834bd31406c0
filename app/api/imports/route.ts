import { uploadImport } from "@/server/imports";
import { forViewer } from "../viewer";

export const dynamic = "force-dynamic";

/** The browser's upload: the file is the body, its name stands in `x-file-name`. Forms of other sites cannot send that header. */
export const POST = forViewer(async (ctx, request) => {
  const fileName = request.headers.get("x-file-name");
  if (!fileName) return Response.json({ message: "Send the file's name in x-file-name." }, { status: 400 });
  const one = await uploadImport(ctx, { fileName: decodeURIComponent(fileName), source: request.body ?? nothing() });
  const isKnown = one.isTemplate && one.ambiguousDates.length === 0;
  return Response.json({ importId: one.id, step: isKnown ? "fix" : "map" }, { status: 201 });
});

async function* nothing(): AsyncGenerator<Uint8Array> {}
