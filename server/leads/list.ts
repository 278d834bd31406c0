import { and, count, desc, inArray, type SQL, sql } from "drizzle-orm";
import { leads, users } from "@/drizzle/schema";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { makeCursor, readCursor } from "@/server/platform/cursor";
import { inTransaction, type Tx } from "@/server/platform/db";
import { tenantKeys } from "@/server/platform/vault";
import { leadsMatching, searchCondition } from "./filter";
import { type LeadRow, leadRow } from "./rows";
import { CountLeadsInput, type Filter, type LeadSort, ListLeadsInput } from "./schemas";
import { type LeadView, viewOf } from "./view";

const countedExactly = 10_000;

/** Both what the filter and what the search box mean. */
export async function conditionFor(
  tx: Tx,
  { filter, search }: { filter: Filter; search: string },
): Promise<SQL | undefined> {
  return and(await leadsMatching(tx, filter), await searchCondition(tx, search));
}

/** A stretch of a list that one index yields in its order, without a sort. */
type Stretch = { where: SQL | undefined; order: SQL[] };

type Keyset = {
  /** What follows a place in the list, or all of it: stretch by stretch. */
  stretches: (after: (string | number | null)[] | null) => Stretch[];
  key: (row: LeadRow) => (string | null)[];
};

const byId = [desc(leads.id)];
const isContacted = sql`${leads.lastContactedAt} is not null`;
const isUncontacted = sql`${leads.lastContactedAt} is null`;
const isBelow = (id: string | number | null | undefined) => sql`${leads.id} < ${id}::uuid`;

/** Those who were contacted, the last first, then the others. In one stretch the nulls at its end would need a sort of all. */
function lastContacted(after: (string | number | null)[] | null): Stretch[] {
  const [at, id] = after ?? [];
  if (at === null) return [{ where: and(isUncontacted, isBelow(id)), order: byId }];
  const older = sql`(${leads.lastContactedAt}, ${leads.id}) < (${at}::timestamptz, ${id}::uuid)`;
  return [
    { where: after ? older : isContacted, order: [desc(leads.lastContactedAt), desc(leads.id)] },
    { where: isUncontacted, order: byId },
  ];
}

/** Each order ends in the id, so that no page repeats or drops a lead. */
const keysets: Record<LeadSort, Keyset> = {
  newest: {
    stretches: (after) => [{ where: after ? isBelow(after[0]) : undefined, order: byId }],
    key: (row) => [row.id],
  },
  last_contacted: {
    stretches: lastContacted,
    key: (row) => [row.lastContactedAt?.toISOString() ?? null, row.id],
  },
  name: {
    stretches: (after) => [
      {
        where: after ? sql`(${leads.searchText}, ${leads.id}) > (${after[0]}, ${after[1]}::uuid)` : undefined,
        order: [sql`${leads.searchText}`, sql`${leads.id}`],
      },
    ],
    key: (row) => [row.searchText, row.id],
  },
};

/** One page of leads, with their owners' names. */
export async function pageOf(
  tx: Tx,
  { where, sort, cursor, limit }: { where: SQL | undefined; sort: LeadSort; cursor?: string | null; limit: number },
) {
  const keyset = keysets[sort];
  const keys = await tenantKeys(tx);
  const rows: LeadRow[] = [];
  for (const stretch of keyset.stretches(cursor ? readCursor(keys, `leads:${sort}`, cursor) : null)) {
    if (rows.length > limit) break;
    const more = tx.select().from(leads).where(and(where, stretch.where));
    rows.push(...(await more.orderBy(...stretch.order).limit(limit + 1 - rows.length)));
  }
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return {
    rows: page,
    keys,
    hasMore,
    nextCursor: hasMore ? makeCursor(keys, `leads:${sort}`, keyset.key(last)) : null,
  };
}

export interface LeadPage {
  leads: LeadView[];
  nextCursor: string | null;
  hasMore: boolean;
}

/** A page of the leads that match, by keyset: page one hundred costs what page one costs. */
export async function listLeads(ctx: Ctx, input: ListLeadsInput): Promise<LeadPage> {
  authorize(ctx, "leads:read");
  const { filter, search, sort, cursor, limit } = ListLeadsInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const where = await conditionFor(tx, { filter, search });
    const { rows, hasMore, nextCursor } = await pageOf(tx, { where, sort, cursor, limit });
    return { leads: await viewsOf(tx, rows), nextCursor, hasMore };
  });
}

/** How many match: exact up to 10,000, above that the planner's estimate unless `exact` is asked. */
export async function countLeads(ctx: Ctx, input: CountLeadsInput): Promise<{ count: number; approximate: boolean }> {
  authorize(ctx, "leads:read");
  const { filter, search, exact } = CountLeadsInput.parse(input);
  return inTransaction(ctx, async (tx) => countWhere(tx, await conditionFor(tx, { filter, search }), exact));
}

/** The same for a condition that a later domain built. */
export async function countWhere(
  tx: Tx,
  where: SQL | undefined,
  exact = false,
): Promise<{ count: number; approximate: boolean }> {
  if (exact) return { count: await countAll(tx, where), approximate: false };
  const capped = tx
    .select({ id: leads.id })
    .from(leads)
    .where(where)
    .limit(countedExactly + 1)
    .as("capped");
  const [row] = await tx.select({ counted: count() }).from(capped);
  const counted = row?.counted ?? 0;
  return counted <= countedExactly
    ? { count: counted, approximate: false }
    : { count: await estimate(tx, where), approximate: true };
}

async function countAll(tx: Tx, where: SQL | undefined): Promise<number> {
  const [row] = await tx.select({ counted: count() }).from(leads).where(where);
  return row?.counted ?? 0;
}

async function estimate(tx: Tx, where: SQL | undefined): Promise<number> {
  const result = (await tx.execute(
    sql`explain (format json) select 1 from ${leads} where ${where ?? sql`true`}`,
  )) as unknown as {
    rows: { "QUERY PLAN": { Plan: { "Plan Rows": number } }[] }[];
  };
  const rows = result.rows[0]?.["QUERY PLAN"][0]?.Plan["Plan Rows"] ?? 0;
  return Math.max(rows, countedExactly + 1);
}

/** One lead as its page shows it. */
export async function getLead(ctx: Ctx, { leadId }: { leadId: string }): Promise<LeadView> {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) => {
    const [view] = await viewsOf(tx, [await leadRow(tx, leadId)]);
    if (!view) throw new Error("A row has a view.");
    return view;
  });
}

export async function viewsOf(tx: Tx, rows: LeadRow[]): Promise<LeadView[]> {
  const keys = await tenantKeys(tx);
  const ownerIds = [...new Set(rows.flatMap((row) => row.ownerId ?? []))];
  const owners =
    ownerIds.length === 0
      ? []
      : await tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ownerIds));
  const names = new Map(owners.map((owner) => [owner.id, owner.name]));
  return rows.map((row) =>
    viewOf(tx.ctx, { row, keys, ownerName: row.ownerId ? (names.get(row.ownerId) ?? null) : null }),
  );
}
