import { type SQL, sql } from "drizzle-orm";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";

/** How far a workspace came on the way from a list to a booked call; the first thing that is missing is what to do next. */
export type Setup = {
  hasLeads: boolean;
  hasLaunched: boolean;
  hasReplies: boolean;
  hasTakenOver: boolean;
  hasBooking: boolean;
  hasExported: boolean;
  /** The newest draft, to go on with. */
  draftId: string | null;
};

export async function setupProgress(ctx: Ctx): Promise<Setup> {
  authorize(ctx, "analytics:read");
  return inTransaction(ctx, readSetup);
}

/** Asked every ten seconds while the checklist is open: each part ends at its first row, by an index that begins with it. */
export function setupQuery(tenantId: string): SQL {
  const mine = sql`tenant_id = ${tenantId}`;
  return sql`
    select exists (select from leads where ${mine}) as "hasLeads",
           exists (select from campaigns where ${mine} and (launched_at is not null or status = 'scheduled')) as "hasLaunched",
           exists (select from conversations where ${mine} and last_inbound_at is not null) as "hasReplies",
           exists (select from conversations where ${mine} and assignee_id is not null) as "hasTakenOver",
           exists (select from bookings where ${mine} and cancelled_at is null) as "hasBooking",
           exists (select from audit_entries where ${mine} and subject_type = 'leads' and subject_id = 'many' and action = 'leads.exported')
             or exists (select from audit_entries where ${mine} and subject_type = 'campaign' and action = 'campaign.exported') as "hasExported",
           (select id from campaigns where ${mine} and status = 'draft' order by id desc limit 1) as "draftId"`;
}

async function readSetup(tx: Tx): Promise<Setup> {
  const { rows } = (await tx.execute(setupQuery(tx.tenantId))) as unknown as { rows: Setup[] };
  const [row] = rows;
  if (!row) throw new Error("A select without a table always answers one row.");
  return row;
}
