import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import { leads, pushSubscriptions, siteVisits } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";

/** Which of these leads were on the workspace's own site lately and are still known there. */
export async function visitorsAmong(tx: Tx, leadIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (leadIds.length === 0) return new Set();
  const rows = await tx
    .selectDistinct({ leadId: siteVisits.leadId })
    .from(siteVisits)
    .where(
      and(
        eq(siteVisits.tenantId, tx.tenantId),
        among(siteVisits.leadId, leadIds),
        isNull(siteVisits.endedAt),
        gt(siteVisits.expiresAt, tx.now()),
      ),
    );
  return new Set(rows.map(({ leadId }) => leadId));
}

/** Whether a lead was ever known on the site and did not sign out, as a condition on the leads table; the gate looks at the time. */
export const isVisitor = (): SQL<boolean> => sql<boolean>`exists (select from ${siteVisits} v
  where v.tenant_id = ${leads.tenantId} and v.lead_id = ${leads.id} and v.ended_at is null)`;

/** Whether a browser takes notifications for a lead, as a condition on the leads table. */
export const isSubscribed = (): SQL<boolean> => sql<boolean>`exists (select from ${pushSubscriptions} p
  where p.tenant_id = ${leads.tenantId} and p.lead_id = ${leads.id})`;
