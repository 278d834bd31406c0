import { and, count, eq, type SQL, sql } from "drizzle-orm";
import { leads } from "@/drizzle/schema";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { byIndexOnly, conditionFor } from "./list";
import { CountLeadsInput } from "./schemas";

export interface LeadCount {
  count: number;
  approximate: boolean;
}

const countedExactly = 10_000;

/** How many match: exact up to 10,000, above that an estimate from a sample unless `exact` is asked. */
export async function countLeads(ctx: Ctx, input: CountLeadsInput): Promise<LeadCount> {
  authorize(ctx, "leads:read");
  const { filter, search, exact } = CountLeadsInput.parse(input);
  return inTransaction(ctx, async (tx) => countWhere(tx, await conditionFor(tx, { filter, search }), exact));
}

/** The same for a condition that a later domain built. */
export async function countWhere(tx: Tx, where: SQL | undefined, exact = false): Promise<LeadCount> {
  await byIndexOnly(tx);
  if (exact) return { count: await countAll(tx, where), approximate: false };
  const capped = tx
    .select({ id: leads.id })
    .from(leads)
    .where(where)
    .limit(countedExactly + 1)
    .as("capped");
  const [row] = await tx.select({ counted: count() }).from(capped);
  const counted = row?.counted ?? 0;
  if (counted <= countedExactly) return { count: counted, approximate: false };
  const about = (await estimateBySample(tx, where)) ?? (await estimateByPlan(tx, where));
  return { count: Math.max(about, countedExactly + 1), approximate: true };
}

async function countAll(tx: Tx, where: SQL | undefined): Promise<number> {
  const [row] = await tx.select({ counted: count() }).from(leads).where(where);
  return row?.counted ?? 0;
}

const sampledPages = 1500;
/** Fewer hits than these say too little: a tenth of the sample's error is one in ten. */
const enoughHits = 100;

/** What a sample of the table's pages says, or null where the tenant's leads are too thinly spread in it. */
async function estimateBySample(tx: Tx, where: SQL | undefined): Promise<number | null> {
  const sized = (await tx.execute(
    sql`select greatest(relpages, 1) as pages from pg_class where oid = 'leads'::regclass`,
  )) as unknown as { rows: { pages: number }[] };
  const share = Math.min(1, sampledPages / Number(sized.rows[0]?.pages ?? 1));
  const sampled = (await tx.execute(
    sql`select count(*)::int as hits from ${leads} tablesample system (${share * 100}) where ${and(eq(leads.tenantId, tx.tenantId), where)}`,
  )) as unknown as { rows: { hits: number }[] };
  const hits = sampled.rows[0]?.hits ?? 0;
  return hits < enoughHits ? null : Math.round(hits / share);
}

async function estimateByPlan(tx: Tx, where: SQL | undefined): Promise<number> {
  const result = (await tx.execute(
    sql`explain (format json) select 1 from ${leads} where ${where ?? sql`true`}`,
  )) as unknown as {
    rows: { "QUERY PLAN": { Plan: { "Plan Rows": number } }[] }[];
  };
  return result.rows[0]?.["QUERY PLAN"][0]?.Plan["Plan Rows"] ?? 0;
}
