import type { LeadRow } from "@/server/leads";
import { standingChannels } from "@/server/leads/schemas";
import type { LeadCampaign } from "./next-for-lead";

/** What comes next and when, or the sentence that says why nothing does. */
export type NextOrReason =
  | { kind: "text" | "answer" | "person" | "call"; at: Date | null; sentence: string }
  | { kind: "none"; reason: string };

export interface OutlookFacts {
  readonly lead: Pick<
    LeadRow,
    | "phoneHash"
    | "emailHash"
    | "suppressed"
    | "conversationState"
    | "outreachPausedAt"
    | "undeliverableSms"
    | "smsConsent"
  >;
  /** What stands in the ledger and has not left. */
  readonly waiting: {
    dueAt: Date;
    status: string;
    reason: string | null;
    step: number | null;
    campaign: string | null;
  } | null;
  /** Why the newest intended text did not leave. */
  readonly lastRefusal: string | null;
  readonly thread: {
    owner: "ai" | "human";
    needsHuman: string | null;
    turnDueAt: Date | null;
    firstUnansweredAt: Date | null;
    pausedUntil: Date | null;
  } | null;
  readonly callAt: Date | null;
  /** The newest campaign that the lead was put into. */
  readonly enrollment: Pick<LeadCampaign, "name" | "status" | "arm" | "endedReason"> | null;
}

const none = (reason: string): NextOrReason => ({ kind: "none", reason });

/** Why the lead may not be contacted at all, or null. */
function unreachable({ phoneHash, emailHash, suppressed, conversationState, undeliverableSms }: OutlookFacts["lead"]) {
  if (!phoneHash && !emailHash) return "There is no phone and no e-mail to reach this lead by.";
  const open = standingChannels.filter((channel) => (channel === "sms" ? phoneHash : emailHash) !== null);
  if (conversationState === "opted_out" || open.every((channel) => suppressed.includes(channel)))
    return "The lead opted out or is suppressed: nothing is sent.";
  if (undeliverableSms && !emailHash) return "The carrier said that texts cannot reach this number.";
  return null;
}

/** Somebody waits for an answer: a person's or the assistant's. */
function answerDue({ thread }: OutlookFacts): NextOrReason | null {
  if (!thread) return null;
  const isWaiting = thread.firstUnansweredAt !== null;
  if (thread.needsHuman !== null || (thread.owner === "human" && isWaiting))
    return { kind: "person", at: thread.firstUnansweredAt, sentence: "A person answers in the inbox." };
  if (thread.turnDueAt) return { kind: "answer", at: thread.turnDueAt, sentence: "The assistant answers." };
  return null;
}

function textDue({ waiting }: OutlookFacts): NextOrReason | null {
  if (!waiting) return null;
  const what = waiting.campaign ? `Text ${waiting.step ?? 1} of ${waiting.campaign}` : "A reply";
  const held = waiting.status === "held" && waiting.reason ? ` Held: ${waiting.reason}` : "";
  return { kind: "text", at: waiting.dueAt, sentence: `${what}.${held}` };
}

/** Why no campaign sends anything more. */
function idleReason({ lead, enrollment, lastRefusal, thread }: OutlookFacts): string {
  if (lead.conversationState === "booked") return "The lead booked a call.";
  if (lead.conversationState === "closed_lost") return "The lead declined.";
  if (lead.conversationState === "invalid") return "The number belongs to somebody else.";
  if (thread?.pausedUntil) return "The lead asked to be left alone for a while.";
  if (thread?.owner === "human") return "A person took over this conversation and decides what comes next.";
  if (!enrollment) return consentReason(lead) ?? "The lead is in no campaign yet.";
  if (enrollment.arm === "holdout") return `${enrollment.name} keeps this lead apart to measure against.`;
  return enrollment.endedReason ?? lastRefusal ?? `${enrollment.name} has no further text for this lead.`;
}

const consentReason = ({ smsConsent }: OutlookFacts["lead"]) =>
  smsConsent === "granted" ? null : "In no campaign, and no complete consent record allows texts.";

/** Every lead has a next step or a stated reason for none: this is total. What stops all contact comes first. */
export function nextOrReason(facts: OutlookFacts): NextOrReason {
  const stopped = unreachable(facts.lead);
  if (stopped) return none(stopped);
  const answer = answerDue(facts);
  if (answer) return answer;
  if (facts.callAt) return { kind: "call", at: facts.callAt, sentence: "A call is booked." };
  if (facts.lead.outreachPausedAt) return none("Outreach to this lead is paused. Resume it to go on.");
  return textDue(facts) ?? none(idleReason(facts));
}
