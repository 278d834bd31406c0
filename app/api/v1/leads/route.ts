import { z } from "zod";
import { listLeads } from "@/server/leads";
import { leadSorts } from "@/server/leads/schemas";
import { json, rest } from "../rest";
import { filterFrom, LeadQuery } from "./query";
import { shownLeads } from "./shown";

const Query = LeadQuery.extend({
  sort: z.enum(leadSorts).default("newest"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

export const GET = rest({ scope: "leads:read", query: Query }, async ({ ctx, query, request }) => {
  const { sort, limit, cursor, search } = query;
  const page = await listLeads(ctx, { filter: await filterFrom(ctx, query), search, sort, limit, cursor });
  const next = new URL(request.url);
  next.searchParams.set("cursor", page.nextCursor ?? "");
  const link: Record<string, string> = page.hasMore ? { link: `<${next.pathname}${next.search}>; rel="next"` } : {};
  return json(
    { data: await shownLeads(ctx, page.leads), next_cursor: page.nextCursor, has_more: page.hasMore },
    200,
    link,
  );
});
