import { record } from "@/server/audit";
import { brandOf } from "@/server/branding";
import { cancelPending } from "@/server/messaging";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { conversationChanged, turnScheduled } from "./events";
import { visibleConversation } from "./queries";
import { type Conversation, lockConversation, updateConversation } from "./rows";
import { type ConversationInput, HandBackInput } from "./schemas";
import { moveTo } from "./state";
import { nextTurnDue } from "./turn-due";

/** The sentence that explains why nobody may write in this thread, or null. */
export const refusalToWrite = (conversation: Pick<Conversation, "state">): string | null =>
  conversation.state === "opted_out" ? "This person opted out. Only they can start again, by texting START." : null;

/** What a person's ownership means for the row: the AI stops, its turn is void, its token no longer fits. */
export const ownedBy = (actorId: string, conversation: Pick<Conversation, "turnToken">) =>
  ({
    owner: "human",
    assigneeId: actorId,
    turnDueAt: null,
    turnLeaseUntil: null,
    turnToken: conversation.turnToken + 1,
  }) as const;

/** A person takes the thread: the AI stops, and what it had not sent is cancelled. Its late draft no longer fits the token. */
export async function takeOver(ctx: Ctx, { conversationId }: ConversationInput): Promise<Conversation> {
  authorize(ctx, "conversations:reply");
  return inTransaction(ctx, async (tx) => {
    await visibleConversation(tx, conversationId);
    const before = await lockConversation(tx, conversationId);
    const needsHuman = before.needsHuman ?? "taken_over";
    const after = await moveTo(tx, before, { state: "handoff", ...ownedBy(ctx.actor.id, before), needsHuman });
    await silenceAi(tx, conversationId);
    await record(tx, "conversation.taken_over", {
      subject: { type: "conversation", id: conversationId },
      before: shown(before),
      after: shown(after),
    });
    await announce(tx, conversationChanged, { conversationId });
    return after;
  });
}

/** Cancels every AI and campaign text that waits in the thread. */
export const silenceAi = (tx: Tx, conversationId: string): Promise<number> =>
  cancelPending(tx, {
    conversationIds: [conversationId],
    classes: ["marketing", "conversational"],
    reason: "A person took over the conversation.",
  });

const shown = ({ owner, state, assigneeId, needsHuman }: Conversation) => ({ owner, state, assigneeId, needsHuman });

/** Hands the thread back to the AI: it answers now, or waits for the lead's next text. */
export async function handBack(ctx: Ctx, input: HandBackInput): Promise<Conversation> {
  authorize(ctx, "conversations:reply");
  const { conversationId, replyNow } = HandBackInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    await visibleConversation(tx, conversationId);
    const before = await lockConversation(tx, conversationId);
    const refusal = refusalToWrite(before);
    if (refusal) throw new Refused(refusal);
    const { replyDebounceSeconds } = await brandOf(tx);
    const turnDueAt = replyNow
      ? nextTurnDue({ now: tx.now(), debounceSeconds: Math.min(replyDebounceSeconds, 3), firstUnansweredAt: null })
      : null;
    const after = await moveTo(tx, before, {
      state: before.state === "handoff" ? "engaged" : before.state,
      owner: "ai",
      needsHuman: null,
      handoffNote: null,
      turnDueAt,
    });
    await record(tx, "conversation.handed_back", {
      subject: { type: "conversation", id: conversationId },
      before: shown(before),
      after: shown(after),
    });
    await announce(tx, conversationChanged, { conversationId });
    if (turnDueAt) await announce(tx, turnScheduled, { conversationId });
    return after;
  });
}

/** Opening a thread marks it read; not an act worth an audit entry. Marked `system`. */
export async function markRead(ctx: Ctx, { conversationId }: ConversationInput): Promise<void> {
  authorize(ctx, "conversations:read");
  await inTransaction(ctx, async (tx) => {
    const conversation = await visibleConversation(tx, conversationId);
    if (conversation.isUnread) await updateConversation(tx, conversationId, { isUnread: false });
  });
}
