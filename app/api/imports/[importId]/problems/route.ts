import { problemsCsv } from "@/server/imports";
import { streamed } from "../../../v1/streamed";
import { forViewer } from "../../../viewer";

export const dynamic = "force-dynamic";

/** The rejected rows of an import as a file. */
export const GET = forViewer(async (ctx, _request, params) =>
  streamed(await problemsCsv(ctx, { importId: params.importId ?? "" }), "problems.csv"),
);
