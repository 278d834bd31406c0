import type { FrequencyVerdict, SlotVerdict } from "@/server/timing";
import { type Attached, rulingOnFiles } from "./attachments/rule";
import { type ContentFacts, contentFacts, contentRefusal } from "./content-rules";
import { haltWaitMinutes } from "./halts/standing";
import type { RuleVerdict, TouchClass } from "./schemas";

export const rulesVersion = "2026-11";

/** Everything the gate knows about one text at one instant. */
export interface Facts {
  readonly class: TouchClass;
  readonly author: "lead" | "ai" | "user" | "campaign" | "system";
  readonly now: Date;
  readonly hasNumber: boolean;
  readonly undeliverable: boolean;
  readonly outreachPaused: boolean;
  /** A person owns the thread: the AI is silent. */
  readonly ownedByPerson: boolean;
  readonly suppression: { reason: string; since: string } | null;
  readonly consent: { allowed: boolean; sentence: string; facts: Record<string, unknown> };
  /** Whether it answers a text of the last ten minutes. */
  readonly answersAtOnce: boolean;
  readonly slot: SlotVerdict;
  readonly frequency: FrequencyVerdict;
  readonly attention: FrequencyVerdict;
  /** Null where the campaign does not ask for the best time. */
  readonly sendTime: FrequencyVerdict | null;
  /** What the workspace's own day still bears; null where it set no limit. */
  readonly workspaceDay: FrequencyVerdict | null;
  /** What the carrier's day still bears; null where no carrier counts one. */
  readonly allowance: FrequencyVerdict | null;
  readonly sender: {
    id: string;
    senderClass: string;
    refusal: string | null;
    stopped: string | null;
    countryOff: string | null;
  } | null;
  readonly campaignStatus: string | null;
  /** The sentence of the halt in force over it, or null. */
  readonly halted: string | null;
  /** Null before the text is written. */
  readonly content: ContentFacts | null;
  /** What it carries besides words; null when nothing. */
  readonly attached?: Attached | null;
}

export interface Decision {
  readonly outcome: "send" | "hold" | "skip" | "refuse";
  /** When to ask again; tenant clock. */
  readonly until: Date | null;
  /** The rule that decided, and its sentence for people; null when the text may go. */
  readonly rule: string | null;
  readonly reason: string | null;
  readonly verdicts: RuleVerdict[];
}

export type Ruling = RuleVerdict & { until?: Date };
/** A rule that has nothing to say about a text answers null. */
type RuleOf<F extends Facts> = (facts: F) => Ruling | null;
type Rule = RuleOf<Facts>;

export const ruling = (rule: string, outcome: RuleVerdict["outcome"], sentence: string): Ruling => ({
  rule,
  version: rulesVersion,
  outcome,
  sentence,
  facts: {},
});
export const pass = (rule: string, sentence: string): Ruling => ruling(rule, "pass", sentence);
export const laterBy = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** How long a text waits when nobody can say when a stopped sender comes back. */
export const senderWaitMinutes = 15;

export const pausedSentence = "Outreach to this lead is paused.";
const pauseWaitMinutes = 60;

const number: Rule = ({ hasNumber, undeliverable }) => {
  if (!hasNumber) return ruling("number", "skip", "This lead has no phone number.");
  if (undeliverable) return ruling("number", "skip", "The carrier said that texts cannot reach this number.");
  return pass("number", "A number that can be texted.");
};

/** A campaign's step waits for the end of the pause; an answer would come too late. */
export const standing: Rule = ({ outreachPaused, ownedByPerson, class: touchClass, author, now }) => {
  if (touchClass === "required") return pass("standing", "A required text goes whatever the thread's standing.");
  if (ownedByPerson && author === "ai") return ruling("standing", "skip", "A person took over this conversation.");
  if (outreachPaused && author !== "user")
    return touchClass === "marketing"
      ? { ...ruling("standing", "hold", pausedSentence), until: laterBy(now, pauseWaitMinutes) }
      : ruling("standing", "skip", pausedSentence);
  return pass("standing", "Nothing pauses this thread.");
};

export const suppression: Rule = ({ suppression: found, class: touchClass }) => {
  if (!found) return pass("suppression", "Not on the suppression list.");
  const facts = { ...found };
  if (touchClass === "required")
    return { ...pass("suppression", "On the suppression list; a required text may still go."), facts };
  return { ...ruling("suppression", "skip", `Opted out or suppressed (${found.reason.replaceAll("_", " ")}).`), facts };
};

export const consent: Rule = ({ consent: found, class: touchClass }) => {
  if (touchClass === "required") return pass("consent", "A required text needs no consent.");
  return { ...ruling("consent", found.allowed ? "pass" : "skip", found.sentence), facts: found.facts };
};

export const hours: Rule = ({ slot, class: touchClass, answersAtOnce }) => {
  if (touchClass === "required") return pass("hours", "A required text goes at any hour.");
  if (touchClass === "conversational" && answersAtOnce)
    return pass("hours", "Answers a text of the last ten minutes, so it goes at any hour.");
  const facts = {
    zones: slot.zones.slice(0, 4),
    states: slot.states.slice(0, 4),
    zone: slot.zone,
    at: slot.at?.toISOString() ?? null,
  };
  const base = { rule: slot.rule, version: slot.version, sentence: slot.sentence, facts };
  if (slot.outcome === "open") return { ...base, outcome: "pass" };
  if (slot.outcome === "held" && slot.at) return { ...base, outcome: "hold", until: slot.at };
  return { ...base, outcome: "skip" };
};

const counted = (found: FrequencyVerdict, touchClass: TouchClass): Ruling => {
  const base = { rule: found.rule, version: found.version, sentence: found.sentence, facts: {} };
  if (touchClass === "required" || found.outcome === "open") return { ...base, outcome: "pass" };
  return { ...base, outcome: "hold", until: found.at };
};

export const frequency: Rule = (facts) => counted(facts.frequency, facts.class);

/** What one person's attention bears, from all campaigns together. */
export const attention: Rule = (facts) => counted(facts.attention, facts.class);

/** The hour at which people like the lead answer. */
export const sendTime: Rule = (facts) => facts.sendTime && counted(facts.sendTime, facts.class);

/** The pace that the workspace chose. */
export const workspaceDay: Rule = (facts) => facts.workspaceDay && counted(facts.workspaceDay, facts.class);

/** The carrier's daily budget (messaging-rules 1.1, kind 9). */
export const allowance: Rule = (facts) => facts.allowance && counted(facts.allowance, facts.class);

const sender: Rule = ({ sender: found, now }) => {
  if (!found)
    return {
      ...ruling("sender", "hold", "No number to send from. Add one in Settings > Channels."),
      until: laterBy(now, senderWaitMinutes),
    };
  const facts = { sender: found.id, class: found.senderClass };
  if (found.refusal) return { ...ruling("sender", "skip", found.refusal), facts };
  if (found.countryOff) return { ...ruling("sender", "skip", found.countryOff), facts };
  if (found.stopped)
    return {
      ...ruling("sender", "hold", `Sending is stopped: ${found.stopped}`),
      facts,
      until: laterBy(now, senderWaitMinutes),
    };
  return { ...pass("sender", "The sender is registered."), facts };
};

export const unwritten = pass("content", "Not written yet.");

/** What is said of written words: why they may not leave, or that they keep every rule. */
export const wordsRuling = (text: string, refusal: string | null, kept: string): Ruling => ({
  ...ruling("content", refusal ? "refuse" : "pass", refusal ?? kept),
  facts: contentFacts(text),
});

const content: Rule = ({ content: found }) =>
  found ? wordsRuling(found.text, contentRefusal(found), "The text keeps every content rule.") : unwritten;

/** Silent about a message that carries nothing. */
export const attachments: Rule = ({ attached, now }) => (attached ? rulingOnFiles(attached, now) : null);

export const campaign: Rule = ({ campaignStatus: status, now }) => {
  if (status === null) return pass("campaign", "Belongs to no campaign.");
  if (status === "running" || status === "done") return pass("campaign", `The campaign is ${status}.`);
  return { ...ruling("campaign", "hold", `The campaign is ${status}.`), until: laterBy(now, 1) };
};

/** A confirmation or help text that waited for a halt's end would come too late to be lawful: it is dropped. */
export const halt: Rule = ({ halted, class: touchClass, now }) => {
  if (!halted) return pass("halt", "Nothing halts sending.");
  if (touchClass === "required") return ruling("halt", "skip", halted);
  return { ...ruling("halt", "hold", halted), until: laterBy(now, haltWaitMinutes) };
};

/** The order of messaging-rules 1.1, then what people decided. */
const rules: readonly Rule[] = [
  number,
  standing,
  suppression,
  consent,
  hours,
  frequency,
  attention,
  sendTime,
  workspaceDay,
  sender,
  allowance,
  content,
  attachments,
  campaign,
  halt,
];

/** A rule that fails to answer never lets a text pass. */
function asked<F extends Facts>(rule: RuleOf<F>, facts: F): Ruling | null {
  try {
    return rule(facts);
  } catch {
    return {
      ...ruling(rule.name, "hold", "This rule could not be checked; the text waits."),
      until: laterBy(facts.now, senderWaitMinutes),
    };
  }
}

/**
 * Every rule's verdict and what follows from them: the first refusal or skip in the order of the rules decides, then the
 * latest hold; a text goes only when all pass. Number, suppression, consent, sender and content reject; hours, caps,
 * throughput and a paused campaign defer.
 */
export const verdictFor = (facts: Facts): Decision => decisionOf(rules, facts);

/** The same for any list of rules: e-mail has one of its own. */
export function decisionOf<F extends Facts>(all: readonly RuleOf<F>[], facts: F): Decision {
  const rulings = all.flatMap((rule) => asked(rule, facts) ?? []);
  const verdicts = rulings.map(({ until: _, ...verdict }) => verdict);
  const rejected = rulings.find(({ outcome }) => outcome === "refuse" || outcome === "skip");
  if (rejected) return { ...outcomeOf(rejected), until: null, verdicts };
  const held = rulings
    .filter(({ outcome }) => outcome === "hold")
    .sort((a, b) => (b.until?.getTime() ?? 0) - (a.until?.getTime() ?? 0))[0];
  if (held) return { ...outcomeOf(held), until: held.until ?? laterBy(facts.now, senderWaitMinutes), verdicts };
  return { outcome: "send", until: null, rule: null, reason: null, verdicts };
}

const outcomeOf = ({ outcome, rule, sentence }: Ruling) => ({
  outcome: outcome === "pass" ? ("send" as const) : outcome,
  rule,
  reason: sentence,
});
