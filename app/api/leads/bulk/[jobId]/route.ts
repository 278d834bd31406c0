import { bulkResult } from "@/server/leads";
import { streamed } from "../../../v1/streamed";
import { forViewer } from "../../../viewer";

export const dynamic = "force-dynamic";

/** What became of each lead of a job, as a file. */
export const GET = forViewer(async (ctx, _request, params) =>
  streamed(await bulkResult(ctx, { jobId: params.jobId ?? "" }), "result.csv"),
);
