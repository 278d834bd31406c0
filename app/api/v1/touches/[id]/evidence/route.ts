import { evidenceOf } from "@/server/messaging";
import { EvidenceFormat } from "@/server/messaging/schemas";
import { evidenceFile } from "../../../../evidence-file";
import { json, rest } from "../../../rest";

/** Why this message was sent or not: consent, verdict, author, approval, receipts, with a digest over it all; `format=pdf` for pages. */
export const GET = rest({ scope: "consent:read", query: EvidenceFormat }, async ({ ctx, params, query }) => {
  const evidence = await evidenceOf(ctx, { touchId: params.id ?? "" });
  return query.format === "pdf" ? evidenceFile(evidence, "pdf") : json(evidence);
});
