import { evidenceOf } from "@/server/messaging";
import { EvidenceFormat } from "@/server/messaging/schemas";
import { evidenceFile } from "../../../evidence-file";
import { forViewer } from "../../../viewer";

export const dynamic = "force-dynamic";

/** A message's evidence as a file: JSON, or with `?format=pdf` pages. */
export const GET = forViewer(async (ctx, request, { touchId = "" }) => {
  const { format } = EvidenceFormat.parse(Object.fromEntries(new URL(request.url).searchParams));
  return evidenceFile(await evidenceOf(ctx, { touchId }), format);
});
