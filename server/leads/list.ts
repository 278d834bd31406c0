import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { leads, users } from "@/drizzle/schema";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { makeCursor, readCursor } from "@/server/platform/cursor";
import { inTransaction, type Tx } from "@/server/platform/db";
import { tenantKeys } from "@/server/platform/vault";
import { leadsMatching, searchCondition } from "./filter";
import { leadOrders, type Stretch } from "./order";
import { type LeadRow, leadRow } from "./rows";
import { type Filter, type LeadSort, ListLeadsInput } from "./schemas";
import { type LeadView, viewOf } from "./view";

/** Both what the filter and what the search box mean. */
export async function conditionFor(
  tx: Tx,
  { filter, search }: { filter: Filter; search: string },
): Promise<SQL | undefined> {
  return and(await leadsMatching(tx, filter), await searchCondition(tx, search));
}

/** How far from the place where a page begins the list looks before it asks for all that match. */
const nearRows = 4000;
/** The same where all that match would cost more than this to ask for. */
const farRows = 40_000;
const dearCost = 20_000;

type Wanted = { where: SQL | undefined; sort: LeadSort; cursor?: string | null; limit: number };

/** One page of leads, in the order of an index: page one hundred costs what page one costs. */
export async function pageOf(tx: Tx, { where, sort, cursor, limit }: Wanted) {
  const order = leadOrders[sort];
  const keys = await tenantKeys(tx);
  await byIndexOnly(tx);
  const rows: LeadRow[] = [];
  for (const stretch of order.stretches(cursor ? readCursor(keys, `leads:${sort}`, cursor) : null)) {
    if (rows.length > limit) break;
    rows.push(...(await rowsOf(tx, { where, stretch, count: limit + 1 - rows.length })));
  }
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return {
    rows: page,
    keys,
    hasMore,
    nextCursor: hasMore ? makeCursor(keys, `leads:${sort}`, order.key(last)) : null,
  };
}

/** A table that all tenants share is never read through: what no other index answers goes by the tenant's own. */
export const byIndexOnly = (tx: Tx) => tx.execute(sql`select set_config('enable_seqscan', 'off', true)`);

type Part = { where: SQL | undefined; stretch: Stretch; count: number };

/**
 * The first rows of a stretch that match. What is common is found near the place at once; what is rare there is asked
 * of the index of the filter, whose answer is then sorted, unless that would read so much that a longer look is worth
 * it. Left to itself the planner walks the whole list in its order, because it takes what matches for evenly spread.
 */
async function rowsOf(tx: Tx, part: Part): Promise<LeadRow[]> {
  const near = await within(tx, part, nearRows);
  if (near.isAll) return near.rows;
  const isDear = (await costOf(tx, part)) > dearCost;
  const far = isDear ? await within(tx, part, farRows) : near;
  return far.isAll ? far.rows : amongAll(tx, part);
}

const placed = {
  id: leads.id,
  lastContactedAt: leads.lastContactedAt,
  score: leads.score,
  searchText: leads.searchText,
  conversationState: leads.conversationState,
};

/** The rows that match among the next so many of the stretch; `isAll`: looking further would change nothing. */
async function within(tx: Tx, { where, stretch, count: wanted }: Part, depth: number) {
  const [edge] = await tx
    .select(placed)
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), stretch.where))
    .orderBy(...stretch.order)
    .offset(depth)
    .limit(1);
  const rows = await tx
    .select()
    .from(leads)
    .where(and(where, stretch.where, edge && stretch.upTo(edge)))
    .orderBy(...stretch.order)
    .limit(wanted);
  return { rows, isAll: !edge || rows.length === wanted };
}

/** `offset 0` keeps the planner from pulling the order into the search for what matches. */
const matching = ({ where, stretch }: Part) => sql`
  select ${stretch.reads ? sql`${leads.id}, ${stretch.reads}` : leads.id} from ${leads}
  where ${and(where, stretch.where) ?? sql`true`} offset 0`;

function amongAll(tx: Tx, part: Part): Promise<LeadRow[]> {
  const order = sql.join(part.stretch.order, sql`, `);
  const ids = sql`array(select ${leads.id} from (${matching(part)}) as leads order by ${order} limit ${part.count})`;
  return tx
    .select()
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), sql`${leads.id} = any (${ids})`))
    .orderBy(...part.stretch.order);
}

/** What the planner expects all that match to cost, in its own units: a page read from disk is four. */
async function costOf(tx: Tx, part: Part): Promise<number> {
  const { rows } = (await tx.execute(sql`explain (format json) ${matching(part)}`)) as unknown as {
    rows: { "QUERY PLAN": { Plan: { "Total Cost": number } }[] }[];
  };
  return rows[0]?.["QUERY PLAN"][0]?.Plan["Total Cost"] ?? 0;
}

export interface LeadPage {
  leads: LeadView[];
  nextCursor: string | null;
  hasMore: boolean;
}

/** A page of the leads that match. */
export async function listLeads(ctx: Ctx, input: ListLeadsInput): Promise<LeadPage> {
  authorize(ctx, "leads:read");
  const { filter, search, sort, cursor, limit } = ListLeadsInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const where = await conditionFor(tx, { filter, search });
    const { rows, hasMore, nextCursor } = await pageOf(tx, { where, sort, cursor, limit });
    return { leads: await viewsOf(tx, rows), nextCursor, hasMore };
  });
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
