import { and, desc, eq } from "drizzle-orm";
import { pushSubscriptions, siteVisits } from "@/drizzle/schema";
import { visitorsAmong } from "@/server/consent";
import { leadRow } from "@/server/leads";
import type { LeadIdInput } from "@/server/leads/schemas";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import type { SitePresence } from "../schemas";
import { siteOf } from "./settings";

/** Where a lead is reached on the workspace's own site: its last visit and the browsers that take notifications; null where no site is connected. @throws NotFound for a lead that the actor does not see. */
export async function presenceOnSite(ctx: Ctx, { leadId }: LeadIdInput): Promise<SitePresence | null> {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) => {
    const lead = await leadRow(tx, leadId);
    if (!(await siteOf(tx))) return null;
    const own = and(eq(siteVisits.tenantId, tx.tenantId), eq(siteVisits.leadId, lead.id));
    const [visit] = await tx
      .select({ origin: siteVisits.origin, at: siteVisits.lastSeenAt })
      .from(siteVisits)
      .where(own)
      .orderBy(desc(siteVisits.lastSeenAt))
      .limit(1);
    const browsers = await tx
      .select({
        id: pushSubscriptions.id,
        userAgent: pushSubscriptions.userAgent,
        origin: pushSubscriptions.origin,
        since: pushSubscriptions.subscribedAt,
      })
      .from(pushSubscriptions)
      .where(and(eq(pushSubscriptions.tenantId, tx.tenantId), eq(pushSubscriptions.leadId, lead.id)))
      .orderBy(desc(pushSubscriptions.subscribedAt));
    const isCurrent = (await visitorsAmong(tx, [lead.id])).has(lead.id);
    return { visit: visit ? { ...visit, isCurrent } : null, browsers };
  });
}
