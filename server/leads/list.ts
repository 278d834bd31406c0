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

type Keyset = {
  order: SQL[];
  after: (values: (string | number | null)[]) => SQL;
  key: (row: LeadRow) => (string | null)[];
};

const newest: Keyset = {
  order: [desc(leads.id)],
  after: ([id]) => sql`${leads.id} < ${id}::uuid`,
  key: (row) => [row.id],
};

/** Each order ends in the id, so that no page repeats or drops a lead. */
export const keysets: Record<LeadSort, Keyset> = {
  newest,
  last_contacted: {
    order: [sql`${leads.lastContactedAt} desc nulls last`, desc(leads.id)],
    after: ([at, id]) =>
      at === null
        ? sql`(${leads.lastContactedAt} is null and ${leads.id} < ${id}::uuid)`
        : sql`(${leads.lastContactedAt} is null or (${leads.lastContactedAt}, ${leads.id}) < (${at}::timestamptz, ${id}::uuid))`,
    key: (row) => [row.lastContactedAt?.toISOString() ?? null, row.id],
  },
  name: {
    order: [sql`${leads.searchText}`, sql`${leads.id}`],
    after: ([text, id]) => sql`(${leads.searchText}, ${leads.id}) > (${text}, ${id}::uuid)`,
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
  const after = cursor ? keyset.after(readCursor(keys, `leads:${sort}`, cursor)) : undefined;
  const rows = await tx
    .select()
    .from(leads)
    .where(and(where, after))
    .orderBy(...keyset.order)
    .limit(limit + 1);
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
