import { type AnyColumn, and, eq, inArray, not, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { bookings, leads, messages, suppressions, touches } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { type EventClause, type LeadEvent, optOutReasons } from "./schemas";

const dayMs = 86_400_000;

type Happening = { table: PgTable; leadId: AnyColumn; tenant: AnyColumn; at: AnyColumn; only?: SQL };

const happenings: Record<LeadEvent, Happening> = {
  texted: {
    table: touches,
    tenant: touches.tenantId,
    leadId: touches.leadId,
    at: touches.sentAt,
    only: eq(touches.status, "sent"),
  },
  replied: {
    table: messages,
    tenant: messages.tenantId,
    leadId: messages.leadId,
    at: messages.at,
    only: eq(messages.direction, "in"),
  },
  booked: { table: bookings, tenant: bookings.tenantId, leadId: bookings.leadId, at: bookings.bookedAt },
  opted_out: {
    table: suppressions,
    tenant: suppressions.tenantId,
    leadId: suppressions.leadId,
    at: suppressions.createdAt,
    only: inArray(suppressions.reason, [...optOutReasons]),
  },
};

/** Whether something happened to a lead, or did not, as a condition on the leads table. */
export function eventOf(tx: Tx, { event, did, did_not, within_days }: EventClause): SQL {
  const { table, tenant, leadId, at, only } = happenings[event];
  const since = within_days
    ? sql`${at} >= ${new Date(tx.now().getTime() - within_days * dayMs).toISOString()}::timestamptz`
    : undefined;
  const own = and(eq(tenant, leads.tenantId), eq(leadId, leads.id), only, since);
  const merged = sql`(select m.id from leads m where m.tenant_id = ${leads.tenantId} and m.merged_into_id = ${leads.id})`;
  const inherited = and(eq(tenant, leads.tenantId), sql`${leadId} in ${merged}`, only, since);
  const happened = sql`(exists (select 1 from ${table} where ${own}) or (${leads.absorbed} and exists (select 1 from ${table} where ${inherited})))`;
  return did_not === true || did === false ? not(happened) : happened;
}
