import { textAsLead } from "@/server/rehearsal";
import { TextAsLeadInput } from "@/server/rehearsal/schemas";
import { json, rest } from "../../rest";

/** Texts in as a lead to the workspace's number. */
export const POST = rest({ scope: "sandbox:write", body: TextAsLeadInput, isLimited: false }, async ({ ctx, body }) => {
  const { conversationId, messageId, lane } = await textAsLead(ctx, body);
  return json({ conversation_id: conversationId, message_id: messageId, lane }, 202);
});
