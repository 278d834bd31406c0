import type { StopCondition } from "./schemas";

/** What has become of a lead since the campaign began. */
export type LeadFacts = {
  replied: boolean;
  booked: boolean;
  optedOut: boolean;
  negative: boolean;
  withPerson: boolean;
  /** The lead lives on in another one. */
  merged: boolean;
};

export type Plan = { steps: readonly { step: number; delayMinutes: number }[]; stopOn: readonly StopCondition[] };

export type Next = { step: number; dueAt: Date } | { ended: string };

const minute = 60_000;

/** Why no further text follows, or null. An opt-out and a person who took over end it whatever the campaign says. */
export function endingOf(facts: LeadFacts, stopOn: readonly StopCondition[]): string | null {
  if (facts.merged) return "The lead was merged into another one.";
  if (facts.optedOut) return "The lead opted out.";
  if (facts.withPerson) return "A person is talking with the lead.";
  if (facts.booked && stopOn.includes("booking")) return "The lead booked a call.";
  if (facts.negative && stopOn.includes("negative")) return "The lead answered negatively.";
  if (facts.replied && stopOn.includes("reply")) return "The lead replied.";
  return null;
}

/** What follows once step n was sent: step n+1 after its own delay, or the reason why nothing follows. */
export function nextStep(plan: Plan, sent: { step: number; sentAt: Date }, facts: LeadFacts): Next {
  const ended = endingOf(facts, plan.stopOn);
  if (ended) return { ended };
  const next = plan.steps.find((one) => one.step === sent.step + 1);
  if (!next) return { ended: "All texts were sent." };
  return { step: next.step, dueAt: new Date(sent.sentAt.getTime() + next.delayMinutes * minute) };
}
