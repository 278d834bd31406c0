import { Filter, type LeadSort, leadSorts } from "@/server/leads/schemas";

/** What the address of the list asks, as the query that the server prefetches and the browser goes on with. */
export const leadQuery = (asked: { q: string; filter: Filter; sort: LeadSort; segment: string }) => ({
  filter: asked.filter,
  search: asked.q,
  sort: asked.sort,
  segmentId: asked.segment || null,
});

/** A filter from the address; one that is broken asks for everybody. */
export function filterFrom(text: string | undefined): Filter | null {
  try {
    const read = Filter.safeParse(JSON.parse(text ?? ""));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export const sortFrom = (text: string | undefined): LeadSort => leadSorts.find((sort) => sort === text) ?? "newest";
