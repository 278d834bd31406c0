import { and, desc, eq } from "drizzle-orm";
import { messages, replies } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { addTouches } from "@/server/messaging";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Conflict, Refused } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { conversationChanged } from "./events";
import { ownedBy, refusalToWrite, silenceAi } from "./ownership";
import { visibleConversation } from "./queries";
import { lockConversation, updateConversation } from "./rows";
import type { ReplyInput } from "./schemas";

async function newestInbound(tx: Tx, conversationId: string): Promise<string | null> {
  const here = and(
    eq(messages.tenantId, tx.tenantId),
    eq(messages.conversationId, conversationId),
    eq(messages.direction, "in"),
  );
  const [row] = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(here)
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(1);
  return row?.id ?? null;
}

async function hasSeen(tx: Tx, conversationId: string, seen: string | null): Promise<boolean> {
  const newest = await newestInbound(tx, conversationId);
  if (newest === null || newest === seen) return true;
  const [last] = await tx
    .select({ at: messages.at, id: messages.id })
    .from(messages)
    .where(and(eq(messages.tenantId, tx.tenantId), eq(messages.conversationId, conversationId)))
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(1);
  return last !== undefined && last.id === seen;
}

/**
 * A person's reply: taken over, queued for the gate at once. Refused with Conflict when the lead wrote something
 * that the writer has not seen.
 */
export async function reply(
  ctx: Ctx,
  { conversationId, body, lastSeenMessageId }: ReplyInput,
): Promise<{ replyId: string }> {
  authorize(ctx, "conversations:reply");
  return inTransaction(ctx, async (tx) => {
    await visibleConversation(tx, conversationId);
    const conversation = await lockConversation(tx, conversationId);
    const refusal = refusalToWrite(conversation);
    if (refusal) throw new Refused(refusal);
    if (!(await hasSeen(tx, conversationId, lastSeenMessageId)))
      throw new Conflict("A new message arrived since you started. Read it, then send again.");
    await silenceAi(tx, conversationId);
    const answersMessageId = await newestInbound(tx, conversationId);
    const id = newId();
    await tx
      .insert(replies)
      .values({ tenantId: tx.tenantId, id, conversationId, userId: ctx.actor.id, body, createdAt: tx.realNow() });
    await updateConversation(tx, conversationId, {
      ...ownedBy(ctx.actor.id, conversation),
      needsHuman: null,
      isUnread: false,
    });
    const touch = {
      source: "reply",
      sourceKey: id,
      conversationId,
      leadId: conversation.leadId,
      channel: conversation.channel, // by which the lead wrote last
      class: "conversational",
      author: "user",
    } as const;
    await addTouches(tx, [{ ...touch, authorId: ctx.actor.id, dueAt: tx.now(), answersMessageId }]);
    await record(tx, "conversation.replied", {
      subject: { type: "conversation", id: conversationId },
      after: { body },
    });
    await announce(tx, conversationChanged, { conversationId });
    return { replyId: id };
  });
}
