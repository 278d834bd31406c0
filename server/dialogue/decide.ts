import type { SuppressionReason } from "@/server/consent/schemas";
import type { ConversationState, HandoffReason } from "@/server/conversations/schemas";
import type { Plan } from "./plan";
import { stateAfter } from "./states";

/** What becomes of a turn. */
export interface TurnDecision {
  state: ConversationState;
  /** With {{BOOKING_LINK}} in place of an address; null = nothing is sent. */
  reply: string | null;
  offersLink: boolean;
  ask: "stop" | null;
  handoff: { reason: HandoffReason; note: string; urgency: "low" | "high" } | null;
  suppress: { reason: SuppressionReason; p: number } | null;
  pauseUntil: Date | null;
  softNoes: number;
  unclearInRow: number;
  positiveTurns: number;
}

/** What of a proposal code looks at: the plan that the rules made, and the words that passed the guard. */
export interface Disposed {
  plan: Plan;
  reply: string | null;
}

/**
 * The rule that disposes: the table moves the state or leaves it; a turn that should speak and has nothing that may be
 * said goes to a person; an opt-out is never answered by the chat.
 */
export function decideTurn(state: ConversationState, { plan, reply }: Disposed): TurnDecision {
  const speechless = plan.template !== null && reply === null && plan.suppress === null;
  const event = speechless ? "handed_over" : plan.event;
  const moved = event ? stateAfter(state, event) : state;
  const isOptOut = plan.suppress?.reason === "free_text_opt_out";
  return {
    state: moved ?? state,
    reply: isOptOut ? null : reply,
    offersLink: plan.offersLink && reply !== null,
    ask: plan.asksToStop ? "stop" : null,
    handoff: speechless ? { reason: "guard", note: "No text passed the guard.", urgency: "low" } : plan.handoff,
    suppress: plan.suppress,
    pauseUntil: speechless ? null : plan.pauseUntil,
    softNoes: plan.softNoes,
    unclearInRow: plan.unclearInRow,
    positiveTurns: plan.positiveTurns,
  };
}
