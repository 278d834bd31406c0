import { type AnyColumn, and, asc, desc, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { leads } from "@/drizzle/schema";
import type { LeadRow } from "./rows";
import type { LeadSort } from "./schemas";

/** What places a lead in some order. */
export type Placed = Pick<LeadRow, "id" | "lastContactedAt" | "score" | "searchText" | "conversationState">;

/** A stretch of a list that one index yields in its order, without a sort. */
export interface Stretch {
  /** What lies in it, behind the place where the page before ended. */
  where: SQL | undefined;
  order: SQL[];
  /** What the order reads beside the id: an index that holds no more answers without the table. */
  reads: SQL | null;
  /** What of it lies before a row or is that row. */
  upTo: (row: Placed) => SQL;
}

type Place = readonly (string | number | null | undefined)[];

/** The order of a list: each ends in the id, so that no page repeats or drops a lead. */
export interface LeadOrder {
  /** What follows a place in the list, or all of it. */
  stretches: (after: Place | null) => Stretch[];
  key: (row: Placed) => (string | null)[];
}

type Direction = "asc" | "desc";
type Sorted = { column: AnyColumn; cast: SQL; direction: Direction; value: (row: Placed) => string | null };

const ordered = (direction: Direction, column: AnyColumn) => (direction === "asc" ? asc(column) : desc(column));
const beyond = { asc: sql`>`, desc: sql`<` };
const within = { asc: sql`<=`, desc: sql`>=` };

function byId(direction: Direction, only: SQL | undefined, after: string | number | null | undefined): Stretch {
  return {
    where: after ? and(only, sql`${leads.id} ${beyond[direction]} ${after}::uuid`) : only,
    order: [ordered(direction, leads.id)],
    reads: null,
    upTo: (row) => sql`${leads.id} ${within[direction]} ${row.id}::uuid`,
  };
}

const idOrder = (direction: Direction): LeadOrder => ({
  stretches: (after) => [byId(direction, undefined, after?.[0])],
  key: (row) => [row.id],
});

function byValue({ column, cast, direction, value }: Sorted, only: SQL | undefined, after: Place | null): Stretch {
  const pair = sql`(${column}, ${leads.id})`;
  return {
    where: after ? and(only, sql`${pair} ${beyond[direction]} (${after[0]}::${cast}, ${after[1]}::uuid)`) : only,
    order: [ordered(direction, column), ordered(direction, leads.id)],
    reads: sql`${column}`,
    upTo: (row) => sql`${pair} ${within[direction]} (${value(row)}::${cast}, ${row.id}::uuid)`,
  };
}

const valueOrder = (sorted: Sorted): LeadOrder => ({
  stretches: (after) => [byValue(sorted, undefined, after)],
  key: (row) => [sorted.value(row), row.id],
});

/** Those that have a value, in its order, then the others, the newest first: in one stretch the nulls at its end would need a sort of all. */
const withNullsLast = (sorted: Sorted): LeadOrder => ({
  stretches: (after) => {
    const without = byId("desc", isNull(sorted.column), after && after[0] === null ? after[1] : null);
    return after && after[0] === null ? [without] : [byValue(sorted, isNotNull(sorted.column), after), without];
  },
  key: (row) => [sorted.value(row), row.id],
});

const contacted = (direction: Direction): LeadOrder =>
  withNullsLast({
    column: leads.lastContactedAt,
    cast: sql`timestamptz`,
    direction,
    value: (row) => row.lastContactedAt?.toISOString() ?? null,
  });

const score = (direction: Direction): LeadOrder =>
  withNullsLast({ column: leads.score, cast: sql`int`, direction, value: (row) => row.score?.toString() ?? null });

const named = (direction: Direction): LeadOrder =>
  valueOrder({ column: leads.searchText, cast: sql`text`, direction, value: (row) => row.searchText });

const state = (direction: Direction): LeadOrder =>
  valueOrder({ column: leads.conversationState, cast: sql`text`, direction, value: (row) => row.conversationState });

export const leadOrders: Record<LeadSort, LeadOrder> = {
  newest: idOrder("desc"),
  oldest: idOrder("asc"),
  last_contacted: contacted("desc"),
  longest_ago: contacted("asc"),
  name: named("asc"),
  name_desc: named("desc"),
  score: score("desc"),
  score_asc: score("asc"),
  conversation_state: state("asc"),
  conversation_state_desc: state("desc"),
};
