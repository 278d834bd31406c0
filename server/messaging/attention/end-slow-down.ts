import { and, eq, lte } from "drizzle-orm";
import { touches } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { endSlowDown } from "@/server/timing";
import { touchesDue } from "../events";
import { EndSlowDownInput } from "../schemas";

/**
 * A person ends early what slowed outreach to a lead down, and says why; what waited for it is asked again at once, under
 * all other rules. @throws NotFound also for another tenant's, Refused when it is over or was silence.
 */
export async function endSlowDownEarly(ctx: Ctx, given: EndSlowDownInput): Promise<void> {
  authorize(ctx, "leads:write");
  const { slowDownId, reason } = EndSlowDownInput.parse(given);
  await inTransaction(ctx, async (tx) => {
    const { leadId, kind, until, endedAt } = await endSlowDown(tx, slowDownId, reason);
    await tx
      .update(touches)
      .set({ dueAt: tx.now(), updatedAt: tx.realNow() })
      .where(
        and(
          eq(touches.tenantId, tx.tenantId),
          eq(touches.leadId, leadId),
          eq(touches.status, "held"),
          lte(touches.dueAt, until),
        ),
      );
    const subject = { type: "lead", id: leadId };
    await record(tx, "lead.slow_down_ended", { subject, reason, before: { kind, until }, after: { endedAt } });
    await announce(tx, touchesDue, {});
  });
}
