import { fileAnswer } from "@/app/api/file-answer";
import { readFile } from "@/server/files";
import { rest } from "../../rest";

export const dynamic = "force-dynamic";

/** A file's bytes: one that was uploaded, or that came in with a message. */
export const GET = rest({ scope: "conversations:read" }, async ({ ctx, params }) =>
  fileAnswer(await readFile(ctx, { fileId: params.id ?? "" })),
);
