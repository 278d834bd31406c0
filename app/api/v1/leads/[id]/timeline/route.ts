import { z } from "zod";
import { leadTimeline } from "@/server/conversations";
import { timelineKinds } from "@/server/conversations/schemas";
import { json, rest } from "../../../rest";

const Query = z.object({
  kind: z.enum(timelineKinds).optional(),
  search: z.string().trim().max(100).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const GET = rest({ scope: "leads:read", query: Query }, async ({ ctx, params, query }) => {
  const { kind, ...asked } = query;
  const page = await leadTimeline(ctx, { leadId: params.id ?? "", kinds: kind ? [kind] : [], ...asked });
  return json({ data: page.data, next_cursor: page.nextCursor, has_more: page.hasMore });
});
