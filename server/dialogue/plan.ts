import type { Lane } from "@/server/consent";
import type { SuppressionReason } from "@/server/consent/schemas";
import type { HandoffReason } from "@/server/conversations/schemas";
import { type IntentLabel, spokenLanguages } from "@/server/llm/schemas";
import { callbackFrom } from "./callback";
import { factSentence } from "./fact-sentence";
import { asksSomething, isPositive, linkRule } from "./link-rule";
import type { ContextPack } from "./pack";
import type { Reading } from "./reading";
import type { NextAction } from "./schemas";
import { isSilent, type TurnEvent } from "./states";
import type { TemplateKey } from "./templates/keys";

/** What code has decided about a turn; a model may only word it, and only where `isOpen`. */
export interface Plan {
  action: NextAction;
  event: TurnEvent | null;
  /** Which of our own texts says it; null = nothing is said. */
  template: TemplateKey | null;
  /** A sentence of the tenant's own words that the text carries. */
  fact: string | null;
  isOpen: boolean;
  offersLink: boolean;
  linkReason: string;
  handoff: { reason: HandoffReason; note: string; urgency: "low" | "high" } | null;
  suppress: { reason: SuppressionReason; p: number } | null;
  asksToStop: boolean;
  pauseUntil: Date | null;
  softNoes: number;
  unclearInRow: number;
  positiveTurns: number;
}

/** From this probability on a reading is obeyed as an opt-out at once (product.md 1.25). */
export const SUPPRESS_FROM = 0.8;
const ASK_FROM = 0.3;
const ANGRY_FROM = 0.7;

type Step = (reading: Reading, pack: ContextPack, quiet: Plan) => Plan | null;

/** The first rule that speaks decides; the order is the order of messaging-rules section 5. */
export function planTurn(reading: Reading, pack: ContextPack): Plan {
  const quiet = quietPlan(reading, pack);
  for (const step of steps) {
    const plan = step(reading, pack, quiet);
    if (plan) return plan;
  }
  return unclear(reading, pack, quiet) ?? quiet;
}

function quietPlan(reading: Reading, { facts }: ContextPack): Plan {
  const link = linkRule(reading, facts);
  return {
    action: "wait",
    event: null,
    template: null,
    fact: null,
    isOpen: false,
    offersLink: false,
    linkReason: link.reason,
    handoff: null,
    suppress: null,
    asksToStop: false,
    pauseUntil: null,
    softNoes: facts.softNoes,
    unclearInRow: 0,
    positiveTurns: facts.positiveTurns + (isPositive(reading.labels) ? 1 : 0),
  };
}

const has = (reading: Reading, ...labels: IntentLabel[]): boolean => labels.some((label) => reading.labels.has(label));

const handOver = (
  quiet: Plan,
  reason: HandoffReason,
  extra: Partial<Plan> & { note: string; urgency?: "low" | "high" },
): Plan => {
  const { note, urgency = "low", ...rest } = extra;
  return {
    ...quiet,
    action: "handoff",
    event: "handed_over",
    template: "handoff",
    handoff: { reason, note, urgency },
    ...rest,
  };
};

const silence: Step = (_, { state }, quiet) => (isSilent(state) ? quiet : null);

const dangers: Partial<Record<Lane, HandoffReason>> = {
  crisis: "crisis",
  threat: "threat",
  minor: "minor",
  legal: "legal",
  deceased: "deceased",
};

/** Danger is a person's, without a word of the chat: the fixed texts come from the receiving transaction. */
const lane: Step = (reading, _, quiet) => {
  if (reading.lane === null) return null;
  const danger = dangers[reading.lane];
  if (danger) return handOver(quiet, danger, { note: `Lane ${reading.lane}.`, template: null, urgency: "high" });
  if (reading.lane === "person_wanted")
    return handOver(quiet, "asked_for_person", { note: "The lead asks for a person." });
  return reading.lane === "auto_reply" || reading.lane === "help" || reading.lane === "opt_in" ? quiet : null;
};

const answerToAsking: Step = (reading, { facts, inbound }, quiet) => {
  if (!facts.optOutAskedAt) return null;
  const said = inbound.join(" ").trim();
  if (has(reading, "opt_out") || saysYes.test(said))
    return { ...quiet, ...stopped(Math.max(reading.p("opt_out"), SUPPRESS_FROM)) };
  return saysNo.test(said) ? { ...quiet, action: "reply", event: "replied", template: "kept" } : null;
};

const saysYes = /^\W*(?:yes|yeah|yep|y|sure|please do|correct|stop|si|sí|oui|ja|sim)\b/iu;
const saysNo = /^\W*(?:no|nope|nah|keep|don't stop|continue|non|nein|não|nao|sigan|continúe)\b/iu;

const stopped = (p: number): Pick<Plan, "action" | "event" | "suppress"> => ({
  action: "suppress",
  event: "opted_out",
  suppress: { reason: "free_text_opt_out", p },
});

/** p >= 0.8 suppresses at once; 0.3 to 0.8 pauses and asks once (product.md 1.25). */
const optOut: Step = (reading, { facts }, quiet) => {
  const p = reading.p("opt_out");
  if (p >= SUPPRESS_FROM) return { ...quiet, ...stopped(p) };
  if (p < ASK_FROM) return null;
  if (facts.optOutAskedAt) return { ...quiet, ...stopped(p) };
  return { ...quiet, action: "clarify", event: "postponed", template: "ask_stop", asksToStop: true };
};

const wrongPerson: Step = (reading, _, quiet) =>
  reading.p("wrong_number") >= SUPPRESS_FROM || reading.lane === "wrong_number"
    ? {
        ...quiet,
        action: "suppress",
        event: "wrong_person",
        template: "wrong_number",
        suppress: { reason: "wrong_number", p: reading.p("wrong_number") },
      }
    : null;

/** Two machines talking to each other: the same text three times ends it. */
const loop: Step = (_, { history, inbound }, quiet) => {
  const theirs = [...history.filter(({ from }) => from === "lead").map(({ text }) => text), ...inbound].slice(-3);
  const isLoop = theirs.length === 3 && new Set(theirs.map((text) => text.trim().toLowerCase())).size === 1;
  return isLoop ? handOver(quiet, "unclear_twice", { note: "The same text three times.", template: null }) : null;
};

const machine: Step = (reading, _, quiet) =>
  reading.p("auto_reply") >= COUNTED && !isPositive(reading.labels) ? quiet : null;
const COUNTED = 0.5;

const foreign: Step = (reading, _, quiet) =>
  spokenLanguages.some((language) => language === reading.language)
    ? null
    : handOver(quiet, "unsupported_language", { note: `The lead writes in "${reading.language}".` });

const upset: Step = (reading, _, quiet) => {
  if (has(reading, "human_request"))
    return handOver(quiet, "asked_for_person", { note: "The lead asks for a person." });
  if (has(reading, "abusive"))
    return handOver(quiet, "angry", { note: "Abusive words.", template: "calm", urgency: "high" });
  const isAngry = reading.sentiment.frustration >= ANGRY_FROM && reading.sentiment.polarity === "negative";
  if (!has(reading, "complaint") && !isAngry) return null;
  return handOver(quiet, "angry", { note: "Complaint or anger.", template: "sorry", urgency: "high" });
};

/** A soft no stops the pushing; the second one ends it (messaging-rules section 5). */
const softNo: Step = (reading, { facts, inbound }, quiet) => {
  if (has(reading, "not_interested"))
    return { ...quiet, action: "close", event: "declined", template: "close", isOpen: true };
  if (!has(reading, "not_now")) return null;
  const softNoes = facts.softNoes + 1;
  if (softNoes >= 2) return { ...quiet, action: "close", event: "declined", template: "close", softNoes };
  const pauseUntil = callbackFrom(inbound.join(" "), facts.now);
  return { ...quiet, action: "wait", event: "postponed", template: "later", isOpen: true, pauseUntil, softNoes };
};

const alreadyOurs: Step = (reading, { facts }, quiet) => {
  if (has(reading, "already_customer"))
    return handOver(quiet, "low_confidence", { note: "Says to be a customer already.", template: "customer" });
  if (!has(reading, "booked")) return null;
  if (facts.isBooked) return { ...quiet, action: "reply", event: "replied", template: "booked", isOpen: true };
  return handOver(quiet, "low_confidence", { note: "Says a call is booked; none is recorded.", template: "check" });
};

/** A question is answered from the tenant's own words, or by a person. */
const question: Step = (reading, pack, quiet) => {
  if (!asksSomething(reading.labels)) return null;
  if (has(reading, "question_identity"))
    return { ...quiet, action: "answer", event: "replied", template: "identity", isOpen: true };
  const asked = [...reading.labels].find((label) => label.startsWith("question_")) ?? "question_product";
  const fact = factSentence(asked, pack.inbound.join(" "), { brand: pack.brand, language: reading.language });
  const link = linkRule(reading, pack.facts);
  if (!fact && has(reading, "booking_request") && link.offer) return null; // the call answers it
  if (!fact)
    return handOver(quiet, "low_confidence", { note: `Asked, and not in the facts: ${asked}.`, template: "check" });
  return {
    ...quiet,
    action: "answer",
    event: link.offer ? "link_offered" : "qualified",
    template: link.offer ? "fact_and_link" : "fact",
    fact,
    isOpen: true,
    offersLink: link.offer,
  };
};

const doubts: Step = (reading, _, quiet) =>
  has(reading, "objection")
    ? { ...quiet, action: "reply", event: "qualified", template: "objection", isOpen: true }
    : null;

const willing: Step = (reading, { facts }, quiet) => {
  const link = linkRule(reading, facts);
  if (link.offer)
    return { ...quiet, action: "offer_link", event: "link_offered", template: "link", isOpen: true, offersLink: true };
  if (!isPositive(reading.labels)) return null;
  if (facts.isBooked)
    return handOver(quiet, "low_confidence", { note: "Wants to change or add a call.", template: "check" });
  if (!facts.hasBookingPage)
    return handOver(quiet, "low_confidence", { note: "Wants a call; there is no booking page.", template: "check" });
  return { ...quiet, action: "reply", event: "qualified", template: "nudge", isOpen: true };
};

const chat: Step = (reading, _, quiet) =>
  has(reading, "small_talk")
    ? { ...quiet, action: "reply", event: "replied", template: "small_talk", isOpen: true }
    : null;

const unclear: Step = (_, { facts }, quiet) => {
  const unclearInRow = facts.unclearInRow + 1;
  if (unclearInRow >= 2)
    return handOver(quiet, "unclear_twice", { note: "Not understood twice in a row.", unclearInRow });
  return { ...quiet, action: "clarify", event: "replied", template: "clarify", isOpen: true, unclearInRow };
};

const steps: readonly Step[] = [
  silence,
  lane,
  answerToAsking,
  optOut,
  wrongPerson,
  loop,
  machine,
  foreign,
  upset,
  softNo,
  alreadyOurs,
  doubts,
  question,
  willing,
  chat,
];
