import { undoMerge } from "@/server/duplicates";
import { getLead } from "@/server/leads";
import { shownLeads } from "../../../leads/shown";
import { json, rest } from "../../../rest";

export const POST = rest({ scope: "leads:write" }, async ({ ctx, params }) => {
  const { leadId, otherId } = await undoMerge(ctx, { mergeId: params.id ?? "" });
  const both = [await getLead(ctx, { leadId }), await getLead(ctx, { leadId: otherId })];
  return json({ leads: await shownLeads(ctx, both) });
});
