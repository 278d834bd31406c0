import { and, desc, eq } from "drizzle-orm";
import { requiredTexts } from "@/drizzle/schema";
import { brandOf } from "@/server/branding";
import { type RequiredKind, requiredText } from "@/server/consent";
import { addTouches } from "@/server/messaging";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import type { Conversation } from "./rows";

type Answering = {
  conversation: Pick<Conversation, "id" | "leadId" | "channel">;
  answersMessageId: string;
};

/** By which of its two ways a phone is answered: as it wrote. */
export const phoneChannel = ({ channel }: Pick<Conversation, "channel">) =>
  channel === "whatsapp" ? ("whatsapp" as const) : ("sms" as const);

/** Whether the last fixed text of a thread asked how far an opt-out goes. */
export async function askedScope(tx: Tx, conversationId: string): Promise<boolean> {
  const [last] = await tx
    .select({ kind: requiredTexts.kind })
    .from(requiredTexts)
    .where(and(eq(requiredTexts.tenantId, tx.tenantId), eq(requiredTexts.conversationId, conversationId)))
    .orderBy(desc(requiredTexts.id))
    .limit(1);
  return last?.kind === "stop_and_scope";
}

/** Queues a fixed text in the same transaction: it goes at once, at any hour, also after an opt-out. A handover note is an ordinary answer. */
export async function queueRequiredText(
  tx: Tx,
  kind: RequiredKind,
  { conversation, answersMessageId }: Answering,
): Promise<void> {
  const id = newId();
  const body = requiredText(kind, await brandOf(tx));
  await tx
    .insert(requiredTexts)
    .values({ tenantId: tx.tenantId, id, conversationId: conversation.id, kind, body, createdAt: tx.realNow() });
  const touch = {
    source: "notice",
    sourceKey: id,
    conversationId: conversation.id,
    leadId: conversation.leadId,
    channel: phoneChannel(conversation),
    author: "system",
  } as const;
  await addTouches(tx, [
    { ...touch, class: kind === "handover" ? "conversational" : "required", dueAt: tx.now(), answersMessageId },
  ]);
}
