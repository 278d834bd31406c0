import { z } from "zod";
import { uploadFile } from "@/server/files";
import type { FileView } from "@/server/files/schemas";
import type { Ctx } from "@/server/platform/ctx";
import { Refused } from "@/server/platform/errors";
import { partsOf } from "@/server/platform/multipart";
import { problem } from "../problem";
import { json, rest } from "../rest";

export const dynamic = "force-dynamic";

const FileForm = z.object({ file: z.string().meta({ format: "binary" }) });

/** Takes in a file of up to 20 MB that a message is to carry; name its id in `attachments` within a day. */
export const POST = rest({ scope: "conversations:reply", isRaw: true, form: FileForm }, async ({ ctx, request }) => {
  if (!/^multipart\/form-data/i.test(request.headers.get("content-type") ?? ""))
    return problem({ status: 415, detail: "Send the file as multipart/form-data, in the field file." });
  const file = await arrived(ctx, request);
  return json(file, 201, { location: `/api/v1/files/${file.id}` });
});

async function arrived(ctx: Ctx, request: Request): Promise<FileView> {
  for await (const part of partsOf(request.body ?? nothing(), request.headers.get("content-type") ?? ""))
    if (part.name === "file") return uploadFile(ctx, { fileName: part.fileName ?? "file", source: part.body });
  throw new Refused("Send the file in the form field file.");
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
