import { and, inArray, isNotNull, isNull } from "drizzle-orm";
import { leads } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { isId } from "@/server/platform/ids";
import { outreachPaused, outreachResumed } from "./events";
import { visibleTo } from "./rows";
import { PauseOutreachInput } from "./schemas";

/**
 * Pauses all outreach to a few leads, or lets it go on: while the pause lasts the gate holds what we would begin. Leads
 * that the actor does not see stay as they are; answers how many changed.
 */
export async function pauseOutreach(ctx: Ctx, input: PauseOutreachInput): Promise<{ changed: number }> {
  authorize(ctx, "leads:write");
  const { paused, leadIds } = PauseOutreachInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const differs = paused ? isNull(leads.outreachPausedAt) : isNotNull(leads.outreachPausedAt);
    const changed = await tx
      .update(leads)
      .set({ outreachPausedAt: paused ? tx.now() : null, updatedAt: tx.now() })
      .where(and(visibleTo(tx), inArray(leads.id, leadIds.filter(isId)), differs))
      .returning({ id: leads.id });
    const ids = changed.map((lead) => lead.id);
    await recordPause(tx, paused, ids);
    return { changed: ids.length };
  });
}

async function recordPause(tx: Tx, paused: boolean, leadIds: string[]) {
  const [first, ...others] = leadIds;
  if (!first) return;
  const subject = others.length === 0 ? { type: "lead", id: first } : { type: "leads", id: "many" };
  const after = { paused, count: leadIds.length };
  await record(tx, paused ? "lead.outreach_paused" : "lead.outreach_resumed", { subject, after });
  await announce(tx, paused ? outreachPaused : outreachResumed, { leadIds });
}
