import { sql } from "drizzle-orm";
import type { Tx } from "@/server/platform/db";

export type KeptReason = "contacted" | "merged" | "changed";

/** Why leads that were to be removed are still there: somebody wrote to them, made them one with another, or changed them. */
export async function whyKept(tx: Tx, leadIds: readonly string[]): Promise<{ id: string; reason: KeptReason }[]> {
  if (leadIds.length === 0) return [];
  const kept = (await tx.execute(sql`
    select l.id, case
      when exists (select 1 from touches t where t.tenant_id = l.tenant_id and t.lead_id = l.id)
        or exists (select 1 from messages m where m.tenant_id = l.tenant_id and m.lead_id = l.id)
        or exists (select 1 from conversations c where c.tenant_id = l.tenant_id and c.lead_id = l.id)
        or exists (select 1 from enrollments e where e.tenant_id = l.tenant_id and e.lead_id = l.id)
        or exists (select 1 from bookings b where b.tenant_id = l.tenant_id and b.lead_id = l.id) then 'contacted'
      when l.merged_into_id is not null
        or exists (select 1 from merges g where g.tenant_id = l.tenant_id and (g.survivor_id = l.id or g.loser_id = l.id))
        then 'merged'
      else 'changed' end as reason
    from leads l
    where l.tenant_id = ${tx.tenantId}::uuid
      and l.id = any (array(select json_array_elements_text(${JSON.stringify(leadIds)}::json)::uuid))
    order by l.id`)) as unknown as { rows: { id: string; reason: KeptReason }[] };
  return kept.rows;
}
