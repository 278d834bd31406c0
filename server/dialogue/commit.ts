import { dialogueTurns } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { type Conversation, lockConversation, moveTo, updateConversation } from "@/server/conversations";
import { conversationChanged } from "@/server/conversations/events";
import { setResponseStatus } from "@/server/leads";
import { recordCalls } from "@/server/llm";
import { addTouches, cancelPending } from "@/server/messaging";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { slowDown } from "@/server/timing";
import { hasNewerInbound, markProcessed, type TurnContext } from "./context";
import { decideTurn, type TurnDecision } from "./decide";
import { obey } from "./obey";
import { PROMPT_VERSION } from "./prompt";
import type { Proposed } from "./propose";

type ConversationPatch = Parameters<typeof updateConversation>[2];
export type TurnOutcome = "replied" | "silent" | "handed_over" | "suppressed" | "superseded" | "refused";

/** No answer to "do you want to stop?" within this time is an opt-out. */
export const ASK_WAIT_MS = 72 * 3_600_000;

interface Made {
  context: TurnContext;
  proposed: Proposed;
  latencyMs: number;
  /** A check-back that the lead asked for is a message of ours, not an answer. */
  touchClass: "conversational" | "marketing";
}

/**
 * Commits one turn under its token: dropped when a newer text came in, a person took over, or another run holds the turn;
 * else the proposal, the verdict, the state, the ledger row and what else follows become true together. Marked `system`.
 */
export async function commitTurn(ctx: Ctx, made: Made): Promise<TurnOutcome> {
  const { claimed, inboundIds } = made.context;
  return inTransaction(ctx, async (tx) => {
    await recordCalls(tx, made.proposed.calls);
    const conversation = await lockConversation(tx, claimed.conversation.id);
    if (conversation.turnToken !== claimed.token || conversation.owner !== "ai")
      return store(tx, made, { outcome: "superseded", decision: null });
    if (await hasNewerInbound(tx, conversation.id, inboundIds)) {
      await updateConversation(tx, conversation.id, { turnLeaseUntil: null });
      return store(tx, made, { outcome: "superseded", decision: null });
    }
    const decision = decideTurn(conversation.state, made.proposed);
    await markProcessed(tx, inboundIds, { ...proposedAnalysis(made.proposed) });
    const outcome = await store(tx, made, { outcome: outcomeOf(decision), decision });
    await carryOut(tx, { conversation, decision, made });
    await announce(tx, conversationChanged, { conversationId: conversation.id });
    return outcome;
  });
}

/** What the inbox shows of the reading. */
const proposedAnalysis = ({ proposal: { intents, sentiment, language }, engine, method }: Proposed) => ({
  intents,
  sentiment,
  language,
  engine,
  method,
});

const outcomeOf = ({ suppress, handoff, reply }: TurnDecision): TurnOutcome =>
  suppress ? "suppressed" : handoff ? "handed_over" : reply ? "replied" : "silent";

type Carried = { conversation: Conversation; decision: TurnDecision; made: Made };

async function carryOut(tx: Tx, { conversation, decision, made }: Carried): Promise<void> {
  const patch = patchFor(tx, { conversation, decision, made });
  if (decision.suppress) {
    const verbatim = made.context.pack.inbound.join("\n");
    const answersMessageId = made.context.newestInboundId;
    await obey(tx, { conversation, reason: decision.suppress.reason, verbatim, answersMessageId });
  }
  const moved = await moveTo(tx, conversation, { ...patch, state: decision.state });
  if (stopsOutreach(decision)) {
    await cancelPending(tx, {
      conversationIds: [conversation.id],
      classes: ["marketing"],
      reason: "The lead's answer ended the sequence.",
    });
  }
  await slowOutreach(tx, conversation, decision);
  await showStanding(tx, { conversation, decision, made });
  await record(tx, "conversation.turn", {
    subject: { type: "conversation", id: conversation.id },
    before: { state: conversation.state },
    after: {
      state: moved.state,
      engine: made.proposed.engine,
      action: made.proposed.plan.action,
      handoff: decision.handoff?.reason ?? null,
    },
  });
}

/** "Not now" asks all campaigns to wait, not only the one that was answered; so does an annoyed answer. */
async function slowOutreach(tx: Tx, { leadId }: Conversation, { pauseUntil, handoff }: TurnDecision): Promise<void> {
  if (!leadId) return;
  if (pauseUntil) await slowDown(tx, [{ leadId, kind: "not_now", until: pauseUntil }]);
  if (handoff?.reason === "angry") await slowDown(tx, [{ leadId, kind: "annoyed" }]);
}

const stopsOutreach = ({ state, handoff, ask }: TurnDecision): boolean =>
  handoff !== null || ask !== null || state === "paused" || state === "closed_lost" || state === "invalid";

async function showStanding(tx: Tx, { conversation: { leadId }, decision, made }: Carried): Promise<void> {
  const { plan } = made.proposed;
  if (!leadId) return;
  if (decision.state === "closed_lost") await setResponseStatus(tx, [leadId], "Rejected");
  else if (plan.offersLink || plan.event === "qualified") await setResponseStatus(tx, [leadId], "Interested");
}

function patchFor(tx: Tx, { conversation, decision, made }: Carried): ConversationPatch {
  const { handoff, ask, pauseUntil, softNoes, unclearInRow, positiveTurns } = decision;
  const now = tx.now();
  const askedUntil = ask ? new Date(now.getTime() + ASK_WAIT_MS) : null;
  return {
    softNoes,
    unclearInRow,
    positiveTurns,
    language: made.proposed.reading.language,
    turnDueAt: askedUntil ?? pauseUntil,
    turnLeaseUntil: null,
    firstUnansweredAt: decision.reply ? null : conversation.firstUnansweredAt,
    pausedUntil: pauseUntil,
    optOutAskedAt: ask ? now : null,
    ...(decision.offersLink ? { linkOfferedAt: now } : {}),
    ...(handoff ? { needsHuman: handoff.reason, handoffNote: handoff.note } : {}),
  };
}

type Stored = { outcome: TurnOutcome; decision: TurnDecision | null };

/** The turn as evidence, and its text in the ledger, due now. */
async function store(
  tx: Tx,
  { context, proposed, latencyMs, touchClass }: Made,
  { outcome, decision }: Stored,
): Promise<TurnOutcome> {
  const id = newId();
  const { conversation } = context.claimed;
  const reply = decision?.reply ?? null;
  await tx.insert(dialogueTurns).values({
    tenantId: tx.tenantId,
    id,
    conversationId: conversation.id,
    token: context.claimed.token,
    engine: proposed.engine === "local" ? `local:${proposed.method}` : proposed.method,
    promptVersion: PROMPT_VERSION,
    proposal: { ...proposed.proposal },
    guard: { ...proposed.guardVerdict },
    stateBefore: conversation.state,
    stateAfter: decision?.state ?? conversation.state,
    outcome,
    reply,
    answersMessageId: context.newestInboundId,
    latencyMs,
    at: tx.now(),
    createdAt: tx.realNow(),
  });
  if (reply !== null && !decision?.suppress) {
    await addTouches(tx, [
      {
        source: "turn",
        sourceKey: id,
        conversationId: conversation.id,
        leadId: conversation.leadId,
        channel: conversation.channel,
        class: touchClass,
        author: "ai",
        dueAt: tx.now(),
        answersMessageId: context.newestInboundId,
      },
    ]);
  }
  return outcome;
}
