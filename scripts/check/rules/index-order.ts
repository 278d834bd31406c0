import type { HouseRule } from "../tree";

const nullsLast = /\.desc\(\)(?!\s*\.nullsFirst\(\))/g;

/**
 * Drizzle's `.desc()` puts nulls last in an index and says nothing in a query, which means nulls first: Postgres then
 * sorts the whole table for its first page.
 */
export const indexOrder: HouseRule = {
  name: "index-order",
  find: (tree) =>
    tree.paths
      .filter((path) => path.startsWith("drizzle/schema/"))
      .flatMap((path) =>
        [...tree.read(path).matchAll(nullsLast)].map(({ index }) => ({
          path,
          line: tree.read(path).slice(0, index).split("\n").length,
          says: "an index in descending order says .desc().nullsFirst(), as a query's desc() does",
        })),
      ),
  planted: { "drizzle/schema/leads.ts": 'index("leads_recent_idx").on(t.tenantId, t.createdAt.desc())' },
};
