import { z } from "zod";
import { exportLeads, type LeadColumn, leadColumns } from "@/server/leads";
import { leadSorts } from "@/server/leads/schemas";
import { rest } from "../../rest";
import { streamed } from "../../streamed";
import { filterFrom, LeadQuery } from "../query";

export const dynamic = "force-dynamic";

const Query = LeadQuery.extend({ sort: z.enum(leadSorts).default("newest"), columns: z.string().max(5000).optional() });

export const GET = rest({ scope: "leads:export", query: Query }, async ({ ctx, query }) => {
  const columns = query.columns ? (query.columns.split(",") as LeadColumn[]) : [...leadColumns];
  const pieces = await exportLeads(ctx, {
    filter: await filterFrom(ctx, query),
    search: query.search,
    sort: query.sort,
    columns,
  });
  return streamed(pieces, "leads.csv");
});
