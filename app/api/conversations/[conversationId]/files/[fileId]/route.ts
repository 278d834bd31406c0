import { fileAnswer } from "@/app/api/file-answer";
import { forViewer } from "@/app/api/viewer";
import { readThreadFile } from "@/server/conversations";

export const dynamic = "force-dynamic";

/** What a message of a thread carries. */
export const GET = forViewer(async (ctx, _request, { conversationId = "", fileId = "" }) =>
  fileAnswer(await readThreadFile(ctx, { conversationId, fileId })),
);
