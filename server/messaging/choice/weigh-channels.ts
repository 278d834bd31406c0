import { openSiteSenders } from "@/server/channels";
import { type Channel, isSiteChannel, siteChannels, type TouchChannel } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import type { ChannelChoice } from "../schemas";
import { type Proposal, type Weighed, weighTexts } from "../weigh";
import { type Candidate, chooseChannel } from "./choose";
import { effectsIn, type Habits, habitsOf } from "./history";

/** A message whose channel is in question. */
export interface ChannelQuestion {
  readonly proposal: Proposal;
  /** The channel that its source named; null where the ranking alone decides. */
  readonly named: TouchChannel | null;
  readonly after: ChannelChoice["after"];
}

export interface Answer {
  readonly choice: ChannelChoice;
  /** The gate's answer about the chosen channel, or about the named one when none is open; null: every one was tried. */
  readonly weighed: Weighed | null;
}

/** What may carry any words. WhatsApp carries what it approved, so that a step asks for it by name. */
const rankedChannels = ["sms", "email", ...siteChannels] as const satisfies readonly Channel[];
type Ranked = (typeof rankedChannels)[number];

/** US cents for a text's segment with carrier fees, and for an e-mail: for ranking, not an invoice. */
const priceCents: Record<Ranked, number> = { sms: 0.79, email: 0.02, in_app: 0, push: 0 };

/** A workspace without a site is never told that nobody was on it. */
async function channelsIn(tx: Tx): Promise<readonly Ranked[]> {
  const connected = new Set((await openSiteSenders(tx)).map(({ channel }) => channel));
  return rankedChannels.filter((channel) => !isSiteChannel(channel) || connected.has(channel));
}

/** Holds that may last: another channel is better. */
const lasting: ReadonlySet<string> = new Set(["sender", "mailbox", "halt"]);

const keyOf = (proposal: Proposal, channel: TouchChannel) => `${proposal.key} ${channel}`;
const openChannels = ({ after }: ChannelQuestion, ranked: readonly Ranked[]) =>
  ranked.filter((channel) => !after?.tried.includes(channel));

/**
 * For each message the channel by which it should travel, by the gate's own answer about each channel that was not tried
 * yet and by what is known of the person. A fixed number of queries; writes nothing. By the proposal's key.
 */
export async function weighChannels(
  tx: Tx,
  questions: readonly ChannelQuestion[],
): Promise<ReadonlyMap<string, Answer>> {
  if (questions.length === 0) return new Map();
  const ranked = await channelsIn(tx);
  const weighed = await weighTexts(
    tx,
    questions.flatMap((question) =>
      openChannels(question, ranked).map((channel) => ({
        ...question.proposal,
        channel,
        key: keyOf(question.proposal, channel),
        body: null,
      })),
    ),
  );
  const byKey = new Map(weighed.map((one) => [one.key, one]));
  const habits = await habitsOf(tx, [...new Set(questions.flatMap(({ proposal }) => proposal.leadId ?? []))]);
  const effects = await effectsIn(tx);
  return new Map(
    questions.map((question) => [question.proposal.key, answerTo(question, { ranked, byKey, habits, effects })]),
  );
}

type Known = {
  ranked: readonly Ranked[];
  byKey: ReadonlyMap<string, Weighed>;
  habits: ReadonlyMap<string, Habits>;
  effects: ReadonlyMap<Channel, Candidate["effect"]>;
};

function answerTo(question: ChannelQuestion, { ranked, byKey, habits, effects }: Known): Answer {
  const { proposal, named, after } = question;
  const own = habits.get(proposal.leadId ?? "");
  const open = openChannels(question, ranked);
  const weighedBy = (channel: TouchChannel) => byKey.get(keyOf(proposal, channel));
  const candidates = open.flatMap((channel) => {
    const weighed = weighedBy(channel);
    return weighed ? [candidateOf(channel, weighed, { own, effect: effects.get(channel) })] : [];
  });
  const choice = chooseChannel({
    candidates,
    preferred: own?.preferred ?? null,
    named,
    after,
  });
  const shown = choice.chosen ?? open[0];
  const weighed = shown && weighedBy(shown);
  return { choice, weighed: weighed ? { ...weighed, key: proposal.key } : null };
}

type Reputation = { own: Habits | undefined; effect: Candidate["effect"] | undefined };

function candidateOf(
  channel: (typeof rankedChannels)[number],
  { decision }: Weighed,
  { own, effect }: Reputation,
): Candidate {
  const { outcome, rule, reason, verdicts } = decision;
  const isClosed = outcome === "skip" || outcome === "refuse";
  return {
    channel,
    refusal: isClosed ? (reason ?? "The gate refuses it.") : null,
    waits: outcome === "hold" && lasting.has(rule ?? "") ? reason : null,
    hasConsent: verdicts.some((verdict) => verdict.rule === "consent" && verdict.facts.status === "granted"),
    confidence: own?.confidence[channel] ?? null,
    history: own?.history[channel] ?? { sent: 0, answered: 0, failed: 0 },
    effect: effect ?? { people: 0, answered: 0 },
    priceCents: priceCents[channel],
  };
}
