import { evidenceOf } from "@/server/messaging";
import { forViewer } from "../../../viewer";

export const dynamic = "force-dynamic";

/** A message's evidence as a file. */
export const GET = forViewer(async (ctx, _request, { touchId = "" }) => {
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "content-disposition": `attachment; filename="evidence-${touchId}.json"`,
    "cache-control": "no-store",
  };
  return new Response(JSON.stringify(await evidenceOf(ctx, { touchId }), null, 2), { headers });
});
