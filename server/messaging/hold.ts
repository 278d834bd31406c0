import { and, eq, inArray, sql } from "drizzle-orm";
import { leads, touches } from "@/drizzle/schema";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import { isId } from "@/server/platform/ids";
import { touchesChanged } from "./events";
import { pausedSentence } from "./verdict";

/**
 * The ledger shows at once what the gate would do anyway: what waits for leads whose outreach is paused is held, and
 * waits again when the pause ends; what came due meanwhile (the gate left its verdict) is due at once. A person's own
 * replies go on. Answers how many rows moved. Marked `system`: it follows the announcement.
 */
export async function showPauses(ctx: Ctx, leadIds: readonly string[]): Promise<number> {
  const ids = leadIds.filter(isId);
  if (ids.length === 0) return 0;
  return inTransaction(ctx, async (tx) => {
    const standing = await tx
      .select({ id: leads.id, pausedAt: leads.outreachPausedAt })
      .from(leads)
      .where(and(eq(leads.tenantId, tx.tenantId), among(leads.id, ids)));
    const paused = standing.filter(({ pausedAt }) => pausedAt !== null).map(({ id }) => id);
    const open = standing.filter(({ pausedAt }) => pausedAt === null).map(({ id }) => id);
    const own = (whose: string[]) => and(eq(touches.tenantId, tx.tenantId), among(touches.leadId, whose));
    const held = await tx
      .update(touches)
      .set({ status: "held", reason: pausedSentence, updatedAt: tx.realNow() })
      .where(and(own(paused), eq(touches.status, "pending"), inArray(touches.author, ["campaign", "ai"])))
      .returning({ campaignId: touches.campaignId, conversationId: touches.conversationId });
    const released = await tx
      .update(touches)
      .set({
        status: "pending",
        reason: null,
        dueAt: sql`case when ${touches.verdict} is null then ${touches.dueAt} else ${tx.now().toISOString()}::timestamptz end`,
        updatedAt: tx.realNow(),
      })
      .where(and(own(open), eq(touches.status, "held"), eq(touches.reason, pausedSentence)))
      .returning({ campaignId: touches.campaignId, conversationId: touches.conversationId });
    const moved = [...held, ...released];
    if (moved.length > 0)
      await announce(tx, touchesChanged, {
        campaignIds: [...new Set(moved.flatMap(({ campaignId }) => campaignId ?? []))],
        conversationIds: [...new Set(moved.map(({ conversationId }) => conversationId))].slice(0, 200),
      });
    return moved.length;
  });
}
