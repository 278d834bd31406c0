import type { TouchChannel } from "@/server/leads/schemas";
import type { ChannelChoice } from "../schemas";

/** One way to reach one person with one message, and what speaks for and against it. */
export interface Candidate {
  readonly channel: TouchChannel;
  /** The sentence by which the gate would refuse it, or null: it is open. */
  readonly refusal: string | null;
  /** Why it could not leave for now (no sender, a halt), or null. */
  readonly waits: string | null;
  /** Agreed to, not only lawful without. */
  readonly hasConsent: boolean;
  /** How sure its address is. */
  readonly confidence: "Real" | "Pattern" | "Unknown" | null;
  /** Messages of ours to this person by it, answers, and messages that did not arrive. */
  readonly history: { readonly sent: number; readonly answered: number; readonly failed: number };
  /** People of the workspace whom its newest messages went to, and how many of them answered by it. */
  readonly effect: { readonly people: number; readonly answered: number };
  readonly priceCents: number;
}

export interface Choosing {
  readonly candidates: readonly Candidate[];
  /** What the person asked to be contacted by. */
  readonly preferred: TouchChannel | null;
  /** The channel that the step names; null where the ranking alone decides. */
  readonly named: TouchChannel | null;
  readonly after: ChannelChoice["after"];
}

export const channelNames: Record<TouchChannel, string> = {
  sms: "text",
  email: "e-mail",
  whatsapp: "WhatsApp",
  in_app: "message on the site",
  push: "notification",
  call: "phone call",
  linkedin: "LinkedIn message",
};

/** Below so many people a rate says nothing. */
const fewestPeople = 30;

/** What one reason says of two channels; higher is better, null says nothing. `won` and `lost` finish the sentence. */
interface Criterion {
  readonly value: (candidate: Candidate, choosing: Choosing) => number | null;
  readonly won: (candidate: Candidate) => string;
  readonly lost: (candidate: Candidate, winner: Candidate) => string;
}

const sureness = { Real: 2, Pattern: 1, Unknown: 0 } as const;
const share = ({ effect }: Candidate) => (effect.people < fewestPeople ? null : effect.answered / effect.people);
const percent = (candidate: Candidate) => `${Math.round((share(candidate) ?? 0) * 100)} %`;

function engagement({ history }: Candidate): number {
  if (history.answered > 0) return 2;
  return history.sent >= 2 ? 0 : 1;
}

/** In the order in which they decide [E2.1, E2.5]. */
const criteria: readonly Criterion[] = [
  {
    value: ({ waits }) => (waits === null ? 1 : 0),
    won: () => "nothing holds it up",
    lost: ({ waits }) => waits ?? "it waits",
  },
  {
    value: ({ channel }, { named }) => (channel === named ? 1 : 0),
    won: () => "the step asks for it",
    lost: (_, { channel }) => `the step asks for ${channelNames[channel]} first`,
  },
  {
    value: ({ hasConsent }) => (hasConsent ? 1 : 0),
    won: () => "consent to it is on record",
    lost: () => "lawful, but no consent to it is on record",
  },
  {
    value: ({ history }) => (history.failed > 0 ? 0 : 1),
    won: () => "what went by it arrived",
    lost: ({ history }) => `${history.failed === 1 ? "a message" : `${history.failed} messages`} by it did not arrive`,
  },
  {
    value: ({ confidence }) => sureness[confidence ?? "Unknown"],
    won: () => "its address is the surer one",
    lost: ({ confidence }) => (confidence === "Pattern" ? "its address is a guess" : "its address is less sure"),
  },
  {
    value: ({ channel }, { preferred }) => (channel === preferred ? 1 : 0),
    won: () => "the lead prefers it",
    lost: (_, { channel }) => `the lead prefers ${channelNames[channel]}`,
  },
  {
    value: engagement,
    won: ({ history }) => (history.answered > 0 ? "the lead has answered by it" : "the other went unanswered"),
    lost: ({ history }) =>
      history.sent >= 2 ? `${history.sent} by it went unanswered` : "the lead never answered by it",
  },
  {
    value: share,
    won: (candidate) => `${percent(candidate)} of the last ${candidate.effect.people} people answered by it`,
    lost: (candidate) => `${percent(candidate)} of the last ${candidate.effect.people} people answered by it`,
  },
  { value: ({ priceCents }) => -priceCents, won: () => "it costs less", lost: () => "it costs more" },
];

/** The first reason that tells two open channels apart, and for whom it speaks; null: nothing does. */
function decidingReason(a: Candidate, b: Candidate, choosing: Choosing) {
  for (const criterion of criteria) {
    const [ofA, ofB] = [criterion.value(a, choosing), criterion.value(b, choosing)];
    if (ofA !== null && ofB !== null && ofA !== ofB) return { criterion, difference: ofB - ofA };
  }
  return null;
}

const upperFirst = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
const sentence = (words: string) => `${upperFirst(words.replace(/\.$/, ""))}.`;

/**
 * One channel for one message to one person: of those that the gate lets pass, the best by consent, address, the person's
 * wish, what they answered before, what others answer, and price. Every other one with the reason why not.
 */
export function chooseChannel(choosing: Choosing): ChannelChoice {
  const { candidates, named, after } = choosing;
  const open = candidates
    .filter(({ refusal }) => refusal === null)
    .sort((a, b) => decidingReason(a, b, choosing)?.difference ?? 0);
  const [best, second] = open;
  const rejected = candidates.flatMap(({ channel, refusal }) =>
    refusal === null ? [] : [{ channel, outcome: "rejected" as const, because: refusal }],
  );
  if (!best) return { chosen: null, because: whyNone(rejected), named, considered: rejected, after };
  const because = second ? sentence(wonBy(best, second, choosing)) : "The only channel that is open.";
  const behind = open.slice(1).map((one) => ({
    channel: one.channel,
    outcome: "behind" as const,
    because: sentence(lostBy(one, best, choosing)),
  }));
  return {
    chosen: best.channel,
    because: `By ${channelNames[best.channel]}${after ? `, since ${after.because}.` : `: ${lowerFirst(because)}`}`,
    named,
    considered: [{ channel: best.channel, outcome: "chosen", because }, ...behind, ...rejected],
    after,
  };
}

const lowerFirst = (words: string) => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
const tie = "nothing speaks for another";

function wonBy(best: Candidate, second: Candidate, choosing: Choosing): string {
  return decidingReason(best, second, choosing)?.criterion.won(best) ?? tie;
}

function lostBy(one: Candidate, best: Candidate, choosing: Choosing): string {
  return decidingReason(one, best, choosing)?.criterion.lost(one, best) ?? "nothing speaks for it before the other";
}

/** One sentence when all are closed for the same reason. */
function whyNone(rejected: ChannelChoice["considered"]): string {
  const reasons = [...new Set(rejected.map(({ because }) => because))];
  if (reasons.length <= 1) return reasons[0] ?? "Every channel was tried.";
  return rejected.map(({ channel, because }) => `${upperFirst(channelNames[channel])}: ${because}`).join(" ");
}
