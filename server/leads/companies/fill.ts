import { sql } from "drizzle-orm";
import { companies, leads } from "@/drizzle/schema";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { companiesChanged } from "../events";

/** So many of a company's first leads are asked for its name and website. */
const askedLeads = 20;

/**
 * Makes a company of each key that leads carry and no company has: of all leads in one statement, or of one lead. It is
 * named as its first lead spells it. Answers how many were made. Marked `system`: the job calls it.
 */
export async function fillCompanies(ctx: Ctx, { leadId }: { leadId?: string } = {}): Promise<{ made: number }> {
  return inTransaction(ctx, async (tx) => {
    const made = await makeMissing(tx, leadId ?? null);
    if (made > 0) await announce(tx, companiesChanged, {});
    return { made };
  });
}

async function makeMissing(tx: Tx, leadId: string | null): Promise<number> {
  const [tenant, now] = [sql`${tx.tenantId}::uuid`, sql`${tx.realNow().toISOString()}::timestamptz`];
  const only = leadId === null ? sql`` : sql`and l.id = ${leadId}::uuid`;
  const { rows } = (await tx.execute(sql`
    with missing as materialized (
      select distinct l.company_key as key from ${leads} l
      where l.tenant_id = ${tenant} and l.company_key is not null and l.merged_into_id is null ${only}
      except select key from ${companies} where tenant_id = ${tenant}
    )
    insert into ${companies} (tenant_id, id, key, name, website, created_at, updated_at)
    select ${tenant}, gen_random_uuid(), missing.key, coalesce(said.name, missing.key), said.website, ${now}, ${now}
    from missing left join lateral (
      select (array_agg(first.company order by first.id))[1] as name,
             (array_agg(first.company_website order by first.id) filter (where first.company_website <> ''))[1] as website
      from (
        select l.id, l.company, l.company_website from ${leads} l
        where l.tenant_id = ${tenant} and l.company_key = missing.key and l.merged_into_id is null
        order by l.id limit ${askedLeads}
      ) as first
    ) as said on true
    on conflict (tenant_id, key) do nothing
    returning 1`)) as unknown as { rows: unknown[] };
  return rows.length;
}
