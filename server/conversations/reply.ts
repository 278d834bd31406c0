import { and, desc, eq } from "drizzle-orm";
import { messages, replies } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { templateOf } from "@/server/channels";
import { attachFiles } from "@/server/files";
import type { Channel } from "@/server/leads/schemas";
import { addTouches, filledBy, refusalToAttach, templateRefusal } from "@/server/messaging";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Conflict, Refused } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { conversationChanged } from "./events";
import { ownedBy, refusalToWrite, silenceAi } from "./ownership";
import { visibleConversation } from "./queries";
import { type Conversation, lockConversation, updateConversation } from "./rows";
import { ReplyInput } from "./schemas";

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

type Said = Pick<ReturnType<(typeof ReplyInput)["parse"]>, "body" | "template" | "fileIds">;
type Words = Pick<typeof replies.$inferInsert, "body" | "fileIds" | "templateId" | "templateValues"> & {
  channel: Channel;
};

/** Free words by the channel on which the lead wrote last, or the filled template by WhatsApp. @throws Refused for one that cannot go as it is. */
async function wordsOf(tx: Tx, { body, fileIds, template: chosen }: Said, { channel }: Conversation): Promise<Words> {
  if (!chosen) return { body, channel, fileIds: await enclosed(tx, fileIds, channel) };
  if (fileIds.length > 0) throw new Refused("A template carries no files.");
  const { body: filled, template } = filledBy(await templateOf(tx, chosen.templateId), chosen.values);
  const refusal = templateRefusal(template, { length: filled.length, now: tx.now() });
  if (refusal) throw new Refused(refusal);
  return { body: filled, templateId: chosen.templateId, templateValues: { ...template.values }, channel: "whatsapp" };
}

async function enclosed(tx: Tx, fileIds: readonly string[], channel: Channel): Promise<string[]> {
  const files = await attachFiles(tx, fileIds);
  const refusal = refusalToAttach({ files, channel }, tx.now());
  if (refusal) throw new Refused(refusal);
  return files.map(({ id }) => id);
}

/**
 * A person's reply: taken over, queued for the gate at once. Refused with Conflict when the lead wrote something
 * that the writer has not seen.
 */
export async function reply(ctx: Ctx, given: ReplyInput): Promise<{ replyId: string }> {
  authorize(ctx, "conversations:reply");
  const { conversationId, lastSeenMessageId, ...said } = ReplyInput.parse(given);
  return inTransaction(ctx, async (tx) => {
    await visibleConversation(tx, conversationId);
    const conversation = await lockConversation(tx, conversationId);
    const refusal = refusalToWrite(conversation);
    if (refusal) throw new Refused(refusal);
    if (!(await hasSeen(tx, conversationId, lastSeenMessageId)))
      throw new Conflict("A new message arrived since you started. Read it, then send again.");
    const words = await wordsOf(tx, said, conversation);
    await silenceAi(tx, conversationId);
    const answersMessageId = await newestInbound(tx, conversationId);
    const id = newId();
    const { channel, ...row } = words;
    await tx
      .insert(replies)
      .values({ ...row, tenantId: tx.tenantId, id, conversationId, userId: ctx.actor.id, createdAt: tx.realNow() });
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
      channel,
      class: "conversational",
      author: "user",
    } as const;
    await addTouches(tx, [{ ...touch, authorId: ctx.actor.id, dueAt: tx.now(), answersMessageId }]);
    await record(tx, "conversation.replied", {
      subject: { type: "conversation", id: conversationId },
      after: { body: words.body, files: words.fileIds },
    });
    await announce(tx, conversationChanged, { conversationId });
    return { replyId: id };
  });
}
