import { and, desc, eq, sql } from "drizzle-orm";
import { consentRecords } from "@/drizzle/schema";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { isId } from "@/server/platform/ids";
import type { Channel } from "./schemas";

export interface ConsentDetails {
  leadId: string;
  channel: Channel;
  class: string;
  source: string | null;
  obtainedAt: Date | null;
}

/** The newest consent record of each lead and channel: what stands behind the status that the list shows. */
export async function consentDetails(ctx: Ctx, leadIds: readonly string[]): Promise<ConsentDetails[]> {
  authorize(ctx, "leads:read");
  const ids = JSON.stringify(leadIds.filter(isId));
  return inTransaction(ctx, (tx) =>
    tx
      .selectDistinctOn([consentRecords.leadId, consentRecords.channel], {
        leadId: consentRecords.leadId,
        channel: consentRecords.channel,
        class: consentRecords.class,
        source: consentRecords.source,
        obtainedAt: consentRecords.obtainedAt,
      })
      .from(consentRecords)
      .where(
        and(
          eq(consentRecords.tenantId, tx.tenantId),
          sql`${consentRecords.leadId} = any (array(select json_array_elements_text(${ids}::json)::uuid))`,
        ),
      )
      .orderBy(consentRecords.leadId, consentRecords.channel, desc(consentRecords.createdAt), desc(consentRecords.id)),
  );
}
