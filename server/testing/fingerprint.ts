import { sql } from "drizzle-orm";
import { inTransaction } from "@/server/platform/db";
import type { TestCtx } from "./tenant";

type Rows<Row> = { rows: Row[] };

const tablesQuery = sql`
  select c.relname as name from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
  order by 1`;

/** Every table that has a tenant_id, asked of the catalogue. */
export const tenantTablesOf = (ctx: TestCtx): Promise<string[]> =>
  inTransaction(ctx, async (tx) =>
    ((await tx.execute(tablesQuery)) as unknown as Rows<{ name: string }>).rows.map(({ name }) => name),
  );

/** Table -> how many rows the tenant has there and a checksum over them: equal when nothing of the tenant changed. */
export async function fingerprintOf(ctx: TestCtx): Promise<Record<string, string>> {
  const tables = await tenantTablesOf(ctx);
  const one = (table: string) =>
    sql`select ${table}::text as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as sum
        from ${sql.identifier(table)} t where tenant_id = ${ctx.tenantId}`;
  const { rows } = await inTransaction(
    ctx,
    async (tx) =>
      (await tx.execute(sql.join(tables.map(one), sql` union all `))) as unknown as Rows<{ name: string; sum: string }>,
  );
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}
