import { explainLead, type WeighedNode } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { segmentRow } from "./rows";
import { ExplainInput } from "./schemas";

/** Why a lead is in a segment, or out of it: each clause with its answer and what the lead has. */
export async function explainMembership(ctx: Ctx, input: ExplainInput): Promise<WeighedNode> {
  authorize(ctx, "segments:read");
  authorize(ctx, "leads:read");
  const { leadId, segmentId, filter } = ExplainInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const asked = segmentId ? (await segmentRow(tx, segmentId)).filter : filter;
    return explainLead(tx, leadId, asked);
  });
}
