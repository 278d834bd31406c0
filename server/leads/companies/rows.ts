import { and, eq, type SQL, sql } from "drizzle-orm";
import { companies, leads } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import { visibleTo } from "../rows";

export type CompanyRow = typeof companies.$inferSelect;

/** A company as screens and the API show it. */
export interface CompanyView {
  id: string;
  /** What its leads are found by: the name without case, signs and legal form. */
  key: string;
  name: string;
  website: string | null;
  /** The leads that the actor sees; approximate: there are more than this. */
  leads: { count: number; approximate: boolean };
}

/** Counting goes no further: a page of large companies costs what one of small ones costs. */
const mostCounted = 10_000;

/**
 * Somebody whom the actor sees works there. A company of which that is not true does not exist for the actor; written
 * so that it is asked of each company in turn, and never of all leads.
 */
export const isPeopled = (tx: Tx): SQL =>
  sql`(select true from ${leads} where ${visibleTo(tx)} and ${leads.companyKey} = ${companies.key} limit 1)`;

export async function companyViews(tx: Tx, rows: readonly CompanyRow[]): Promise<CompanyView[]> {
  const few = sql`select 1 from ${leads} where ${visibleTo(tx)} and ${leads.companyKey} = k.key limit ${mostCounted + 1}`;
  const keys = JSON.stringify(rows.map(({ key }) => key));
  const { rows: counted } = (await tx.execute(sql`
    select k.key, (select count(*)::int from (${few}) as few) as count
    from json_array_elements_text(${keys}::json) as k(key)`)) as unknown as { rows: { key: string; count: number }[] };
  const counts = new Map(counted.map(({ key, count }) => [key, count]));
  return rows.map(({ id, key, name, website }) => {
    const count = counts.get(key) ?? 0;
    return { id, key, name, website, leads: { count: Math.min(count, mostCounted), approximate: count > mostCounted } };
  });
}

const isCompany = (tx: Tx, companyId: string) =>
  and(eq(companies.tenantId, tx.tenantId), eq(companies.id, companyId), isPeopled(tx));

/** @throws NotFound also for another tenant's company, and for one none of whose leads the actor sees. */
export async function companyRow(tx: Tx, companyId: string): Promise<CompanyRow> {
  const [row] = isId(companyId) ? await tx.select().from(companies).where(isCompany(tx, companyId)) : [];
  if (!row) throw new NotFound("company");
  return row;
}

/** The same, held until the transaction ends. */
export async function lockCompany(tx: Tx, companyId: string): Promise<CompanyRow> {
  const [row] = isId(companyId) ? await tx.select().from(companies).where(isCompany(tx, companyId)).for("update") : [];
  if (!row) throw new NotFound("company");
  return row;
}

export async function updateCompany(
  tx: Tx,
  companyId: string,
  change: Partial<Pick<CompanyRow, "name" | "website">>,
): Promise<CompanyRow> {
  const [row] = await tx
    .update(companies)
    .set({ ...change, updatedAt: tx.now() })
    .where(and(eq(companies.tenantId, tx.tenantId), eq(companies.id, companyId)))
    .returning();
  if (!row) throw new NotFound("company");
  return row;
}
