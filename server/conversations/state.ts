import { setConversationState } from "@/server/leads";
import type { Tx } from "@/server/platform/db";
import { type Conversation, type ConversationPatch, updateConversation } from "./rows";
import type { ConversationState } from "./schemas";

/** Only the lead's own START leaves opted_out; a booked call is left only by an opt-out. */
const leaves: Partial<Record<ConversationState, readonly ConversationState[]>> = {
  opted_out: [],
  booked: ["opted_out", "invalid"],
};

/** Whether a conversation may move from one state to another by anything but the lead's START. */
export const mayMove = (from: ConversationState, to: ConversationState): boolean =>
  from === to || (leaves[from]?.includes(to) ?? true);

/** The state to move to, and what changes with it. */
export type Move = ConversationPatch & { state: ConversationState };

/** Moves a thread and the lead's list column together; a move that the table forbids leaves the state as it is. */
export async function moveTo(tx: Tx, conversation: Conversation, to: Move): Promise<Conversation> {
  const state = mayMove(conversation.state, to.state) ? to.state : conversation.state;
  if (state !== conversation.state && conversation.leadId) await setConversationState(tx, [conversation.leadId], state);
  return updateConversation(tx, conversation.id, { ...to, state });
}

const answeredStates: ReadonlySet<ConversationState> = new Set([
  "new",
  "contacted",
  "paused",
  "closed_no_response",
  "closed_lost",
]);

/** Where an ordinary answer of the lead leaves the thread. */
export const stateOnReply = (state: ConversationState): ConversationState =>
  answeredStates.has(state) ? "engaged" : state;

/** The lead texted START: the one way out of opted_out. */
export async function reopen(tx: Tx, conversation: Conversation): Promise<Conversation> {
  if (conversation.leadId) await setConversationState(tx, [conversation.leadId], "engaged");
  return updateConversation(tx, conversation.id, {
    state: "engaged",
    owner: "ai",
    needsHuman: null,
    optOutAskedAt: null,
  });
}
