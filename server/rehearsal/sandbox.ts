import { record } from "@/server/audit";
import { findConversation } from "@/server/conversations";
import { contactOf } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { unseal } from "@/server/platform/vault";
import { textIn } from "./act";
import type { AnswerAsLeadInput, TextAsLeadInput } from "./schemas";

/** Only sandboxes have simulated leads and a clock to move; elsewhere neither exists. @throws NotFound */
export function mustBeSandbox(ctx: Ctx): void {
  authorize(ctx, "sandbox:write");
  if (!ctx.sandbox) throw new NotFound("sandbox");
}

/** Texts in as anybody, by SMS or by WhatsApp: a lead by its number, or an unknown sender. */
export async function textAsLead(ctx: Ctx, { from, body, channel }: TextAsLeadInput) {
  mustBeSandbox(ctx);
  return textIn(ctx, { from, body, channel });
}

/** Texts in as the person of a thread: what the inbox of a sandbox offers. */
export async function answerAsLead(ctx: Ctx, { conversationId, body, channel }: AnswerAsLeadInput) {
  mustBeSandbox(ctx);
  const from = await inTransaction(ctx, async (tx) => {
    const conversation = await findConversation(tx, conversationId);
    if (!conversation) throw new NotFound("conversation");
    await record(tx, "sandbox.answered_as_lead", { subject: { type: "conversation", id: conversationId } });
    if (conversation.leadId) return (await contactOf(tx, conversation.leadId))?.phone ?? null;
    const place = { table: "conversations", column: "peer", row: conversation.id };
    return conversation.peerSealed ? unseal(tx, place, conversation.peerSealed) : null;
  });
  if (!from) throw new NotFound("phone number");
  return textIn(ctx, { from, body, channel });
}
