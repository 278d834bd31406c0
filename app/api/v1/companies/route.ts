import { listCompanies } from "@/server/leads";
import { ListCompaniesInput } from "@/server/leads/schemas";
import { json, rest } from "../rest";
import { shownCompany } from "./shown";

/** The companies that leads name; `leads.approximate` says that there are more than are counted. */
export const GET = rest({ scope: "leads:read", query: ListCompaniesInput }, async ({ ctx, query }) => {
  const { companies, nextCursor, hasMore } = await listCompanies(ctx, query);
  return json({ data: companies.map(shownCompany), next_cursor: nextCursor, has_more: hasMore });
});
