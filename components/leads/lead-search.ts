import { createParser, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { everyOf, type Filter, leadSorts, nodesOf } from "@/server/leads/schemas";
import { filterFrom } from "./lead-query";

const parseAsFilter = createParser<Filter>({
  parse: filterFrom,
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
    },
    { history: "push" },
  );
  const isNarrowed = search.q !== "" || search.segment !== "" || nodesOf(search.filter).length > 0;
  const clear = () => setSearch({ q: null, filter: null, segment: null });
  return { ...search, setSearch, isNarrowed, clear };
}

export { everyOf };

/** The address of the list with a filter, for numbers that open their rows. */
export const leadsPath = (filter: Filter) => `/leads?filter=${encodeURIComponent(JSON.stringify(filter))}`;
