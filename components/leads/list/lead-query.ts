import { type Filter, type LeadSort, leadSorts } from "@/server/leads/schemas";

/** What the address of the list asks, as the query that the server prefetches and the browser goes on with. */
export const leadQuery = (asked: { q: string; filter: Filter; sort: LeadSort; segment: string }) => ({
  filter: asked.filter,
  search: asked.q,
  sort: asked.sort,
  segmentId: asked.segment || null,
});

export const sortFrom = (text: string | undefined): LeadSort => leadSorts.find((sort) => sort === text) ?? "newest";
