"use client";

import { useQuery } from "@tanstack/react-query";
import { createParser, parseAsString, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import { useTRPC } from "@/components/shell/trpc";
import { everyOf, type Filter, leadSorts, nodesOf } from "@/server/leads/schemas";
import { readFilter } from "../filter/read-filter";

const parseAsFilter = createParser<Filter>({
  parse: (text) => readFilter(text).filter,
  serialize: (filter) => JSON.stringify(filter),
  eq: (a, b) => JSON.stringify(a) === JSON.stringify(b),
});

/** What the list is asked by lives in the address: reload, back and a pasted link give the same rows. */
export function useLeadSearch() {
  const [search, setSearch] = useQueryStates(
    {
      q: parseAsString.withDefault(""),
      filter: parseAsFilter.withDefault({}),
      sort: parseAsStringLiteral(leadSorts).withDefault("newest"),
      segment: parseAsString.withDefault(""),
      view: parseAsString.withDefault(""),
      cols: parseAsString.withDefault(""),
      density: parseAsString.withDefault(""),
      peek: parseAsString.withDefault(""),
    },
    { history: "push" },
  );
  const isNarrowed = search.q !== "" || search.segment !== "" || nodesOf(search.filter).length > 0;
  const clear = () => setSearch({ q: null, filter: null, segment: null });
  return { ...search, setSearch, isNarrowed, clear };
}

/** What is wrong with clauses of the address that were left out. */
export function useFilterFaults(): string[] {
  const [text] = useQueryState("filter", parseAsString);
  return readFilter(text).faults;
}

/** The list's question with its segment's filter in it: what a job on all that match is told. */
export function useAskedFilter(): { filter: Filter; search: string; isKnown: boolean } {
  const trpc = useTRPC();
  const { q, filter, segment } = useLeadSearch();
  const { data } = useQuery({ ...trpc.segments.list.queryOptions(), enabled: segment !== "" });
  const base = data?.find((one) => one.id === segment)?.filter;
  const isKnown = segment === "" || base !== undefined; // before, a job would mean more than the screen shows
  return { filter: everyOf([filter, ...(base ? [base] : [])]), search: q, isKnown };
}

export { everyOf };

/** The address of the list with a filter, for numbers that open their rows. */
export const leadsPath = (filter: Filter) => `/leads?filter=${encodeURIComponent(JSON.stringify(filter))}`;
