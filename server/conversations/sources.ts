import { and, eq, inArray } from "drizzle-orm";
import { conversations, replies, requiredTexts } from "@/drizzle/schema";
import type { Composed, DueTouch, TouchSource } from "@/server/messaging";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";

type Written = { id: string; body: string };

const bodies = (touches: readonly DueTouch[], written: readonly Written[]): ReadonlyMap<string, Composed> => {
  const byKey = new Map(written.map((row) => [row.id, row.body]));
  const composed = new Map<string, Composed>();
  for (const touch of touches) {
    const body = byKey.get(touch.sourceKey);
    composed.set(touch.id, body === undefined ? { skip: "The text was withdrawn." } : { body });
  }
  return composed;
};

const keysOf = (touches: readonly DueTouch[]) => touches.map((touch) => touch.sourceKey);

/** Sends what a person wrote in the inbox. The gate calls it as `system`. */
export const replySource: TouchSource = {
  source: "reply",
  compose: (ctx: Ctx, touches) =>
    inTransaction(ctx, async (tx) =>
      bodies(
        touches,
        await tx
          .select({ id: replies.id, body: replies.body })
          .from(replies)
          .where(and(eq(replies.tenantId, tx.tenantId), inArray(replies.id, keysOf(touches)))),
      ),
    ),
  sent: async (tx: Tx, touches) =>
    answered(
      tx,
      touches.map((touch) => touch.conversationId),
    ),
};

/** Sends the fixed texts that the law or the lead's keyword requires: STOP confirmation, HELP, START, crisis. Called as `system`. */
export const noticeSource: TouchSource = {
  source: "notice",
  compose: (ctx: Ctx, touches) =>
    inTransaction(ctx, async (tx) =>
      bodies(
        touches,
        await tx
          .select({ id: requiredTexts.id, body: requiredTexts.body })
          .from(requiredTexts)
          .where(and(eq(requiredTexts.tenantId, tx.tenantId), inArray(requiredTexts.id, keysOf(touches)))),
      ),
    ),
  sent: async () => undefined,
};

/** A person's answer reached the carrier: nothing in the thread waits any more. */
async function answered(tx: Tx, conversationIds: readonly string[]) {
  await tx
    .update(conversations)
    .set({ isUnread: false, firstUnansweredAt: null })
    .where(and(eq(conversations.tenantId, tx.tenantId), inArray(conversations.id, [...conversationIds])));
}
