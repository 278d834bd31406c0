import { sql } from "drizzle-orm";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { isId } from "@/server/platform/ids";

const newestOnly = 20;

/**
 * What was sent to leads and answered by them, the newest twenty each, as one line a lead: "2026-11-23 sent by sms;
 * 2026-11-22 received by sms". Without the words themselves: those are the conversation's.
 */
export async function historiesOf(tx: Tx, leadIds: readonly string[]): Promise<Map<string, string>> {
  if (leadIds.length === 0) return new Map();
  const { rows } = (await tx.execute(sql`
    select own.id, string_agg(to_char(m.at at time zone 'UTC', 'YYYY-MM-DD') || case m.direction when 'in' then ' received by ' else ' sent by ' end
      || m.channel, '; ' order by m.at desc) as history
    from (select value::uuid as id from json_array_elements_text(${JSON.stringify(leadIds.filter(isId))}::json)) own
    cross join lateral (
      select at, direction, channel from messages
      where tenant_id = ${tx.tenantId}::uuid and lead_id = own.id order by at desc limit ${newestOnly}
    ) m
    group by own.id`)) as unknown as { rows: { id: string; history: string }[] };
  return new Map(rows.map(({ id, history }) => [id, history]));
}

/** The same for the API. */
export async function engagementHistories(ctx: Ctx, leadIds: readonly string[]): Promise<Map<string, string>> {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, (tx) => historiesOf(tx, leadIds));
}
