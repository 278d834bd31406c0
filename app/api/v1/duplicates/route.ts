import { z } from "zod";
import { listPairs } from "@/server/duplicates";
import { ListPairsInput } from "@/server/duplicates/schemas";
import { shownLeads } from "../leads/shown";
import { json, rest } from "../rest";

const { status, cursor, limit } = ListPairsInput.shape;
const Query = z.object({ status, cursor, limit, lead_id: z.string().optional() });

/** Pairs of leads that look like one person, the surest first; `points` are bits of evidence. */
export const GET = rest({ scope: "leads:read", query: Query }, async ({ ctx, query: { lead_id: leadId, ...rest } }) => {
  const { data, nextCursor } = await listPairs(ctx, { ...rest, leadId });
  const shown = await shownLeads(
    ctx,
    data.flatMap((pair) => pair.leads),
  );
  const pairs = data.map((pair, at) => ({ ...pair, leads: shown.slice(2 * at, 2 * at + 2) }));
  return json({ data: pairs, next_cursor: nextCursor, has_more: nextCursor !== null });
});
