import { uploadFile } from "@/server/files";
import { forViewer } from "../viewer";

export const dynamic = "force-dynamic";

/** A file that a message is to carry: it is the body, its name stands in `x-file-name`. Forms of other sites cannot send that header. */
export const POST = forViewer(async (ctx, request) => {
  const fileName = request.headers.get("x-file-name");
  if (!fileName) return Response.json({ message: "Send the file's name in x-file-name." }, { status: 400 });
  const file = await uploadFile(ctx, { fileName: decodeURIComponent(fileName), source: request.body ?? nothing() });
  return Response.json(file, { status: 201 });
});

async function* nothing(): AsyncGenerator<Uint8Array> {}
