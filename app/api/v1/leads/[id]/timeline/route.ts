import { z } from "zod";
import { leadTimeline } from "@/server/conversations";
import { json, rest } from "../../../rest";

const Query = z.object({
  cursor: z.iso.datetime("This cursor is not valid. Start again from the first page.").optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const GET = rest({ scope: "leads:read", query: Query }, async ({ ctx, params, query }) => {
  const page = await leadTimeline(ctx, { leadId: params.id ?? "", before: query.cursor, limit: query.limit });
  return json({ data: page.data, next_cursor: page.nextBefore, has_more: page.hasMore });
});
