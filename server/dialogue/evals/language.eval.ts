import { expect, test } from "vitest";
import { laneFor } from "@/server/consent";
import { classifyLocally, configuredDrafter, modelDecider } from "@/server/llm";
import type { Family } from "@/server/llm/corpus/grammar";
import { heldOutAbroad } from "@/server/llm/evals/abroad";
import { heldOutIntents } from "@/server/llm/evals/intents";
import {
  intentScore,
  moodScore,
  optOutP,
  optOutRate,
  predicted,
  type Rate,
  rateOf,
  textsOf,
} from "@/server/llm/evals/measure";
import { heldOutLookAlikes, heldOutOptOuts } from "@/server/llm/evals/opt-outs";
import type { IntentLabel } from "@/server/llm/schemas";
import { segmentsOf } from "@/server/messaging/schemas";
import { decideTurn, type TurnDecision } from "../decide";
import { proposeLocally } from "../propose";
import { readLocally } from "../reading";
import { BOOKING_TOKEN } from "../schemas";
import { aPack } from "../testing";

interface TurnRates {
  linkPrecision: Rate;
  linkRecall: Rate;
  handoffPrecision: Rate;
  handoffRecall: Rate;
  meanSegments: number;
  p50Ms: number;
  p95Ms: number;
}

interface Turn {
  labels: readonly IntentLabel[];
  decision: TurnDecision;
  ms: number;
}

const wantsLink: readonly IntentLabel[] = ["interested", "booking_request"];
const wantsPerson: readonly IntentLabel[] = ["complaint", "human_request", "abusive", "already_customer", "booked"];
/** Whether the facts hold the answer decides about these, not the reading. */
const depends: readonly IntentLabel[] = [
  "question_price",
  "question_product",
  "question_logistics",
  "auto_reply",
  "unclear",
];

/** One keyless turn on each text, as the first answer in a thread. */
function turnRates(families: readonly Family[]): TurnRates {
  const turns = textsOf(families.filter(({ labels }) => !labels.some((label) => depends.includes(label)))).map(
    ({ text, family }) => {
      const startedAt = performance.now();
      const pack = aPack(text, { language: family.language });
      const decision = decideTurn(pack.state, proposeLocally(pack, readLocally(pack)));
      return { labels: family.labels, decision, ms: performance.now() - startedAt };
    },
  );
  const sorted = turns.map(({ ms }) => ms).sort((a, b) => a - b);
  const replies = turns.flatMap(({ decision: { reply } }) =>
    reply ? [segmentsOf(reply.replace(BOOKING_TOKEN, "x".repeat(48))).segments] : [],
  );
  return {
    ...rates("link", turns, { should: wantsLink, did: ({ offersLink }) => offersLink }),
    ...rates("handoff", turns, { should: wantsPerson, did: ({ handoff }) => handoff !== null }),
    meanSegments: replies.reduce((sum, segments) => sum + segments, 0) / replies.length,
    p50Ms: sorted[Math.floor(sorted.length * 0.5)] ?? 0,
    p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
  };
}

type Asked = { should: readonly IntentLabel[]; did: (decision: TurnDecision) => boolean };

function rates<Name extends "link" | "handoff">(name: Name, turns: readonly Turn[], { should, did }: Asked) {
  const due = turns.filter(({ labels }) => labels.some((label) => should.includes(label)));
  const done = turns.filter(({ decision }) => did(decision));
  const both = due.filter(({ decision }) => did(decision)).length;
  return { [`${name}Precision`]: rateOf(both, done.length), [`${name}Recall`]: rateOf(both, due.length) } as Record<
    `${Name}Precision` | `${Name}Recall`,
    Rate
  >;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const shown = ({ hits, of, rate, low, high }: Rate) =>
  `${rate.toFixed(3)} (${hits}/${of}, 95 % ${low.toFixed(3)} to ${high.toFixed(3)})`;

const judge = (text: string) => classifyLocally(text);
const everyday = [...heldOutIntents, ...heldOutAbroad];
const unknown = { isSuppressed: false, lastAskedOptIn: false };
const byLayers = (text: string): number => (laneFor(text, unknown)?.startsWith("opt_out") ? 1 : optOutP(judge)(text));

test("the local engine on families that it has never seen", () => {
  const intents = intentScore([...everyday, ...heldOutOptOuts.filter((_, at) => at % 5 === 0)], judge);
  const turns = turnRates(everyday);
  const suppressed = optOutRate(heldOutOptOuts, 0.8, byLayers);
  const heard = optOutRate(heldOutOptOuts, 0.3, byLayers);
  const falseAlarms = optOutRate([...everyday, ...heldOutLookAlikes], 0.8, byLayers);
  say("engine: local");
  say(`intent macro-F1        ${intents.macro.toFixed(3)}   bar 0.88`);
  say(`mood macro-F1          ${moodScore(everyday, judge).macro.toFixed(3)}   bar 0.80`);
  say(`opt-out suppressed     ${shown(suppressed)}`);
  say(`opt-out heard          ${shown(heard)}   bar 0.99 (lower bound)`);
  say(`opt-out by classifier  ${shown(optOutRate(heldOutOptOuts, 0.3, optOutP(judge)))}`);
  say(`false opt-outs         ${shown(falseAlarms)}   bar 0.01`);
  say(`link precision         ${shown(turns.linkPrecision)}   bar 0.95`);
  say(`link recall            ${shown(turns.linkRecall)}   bar 0.90`);
  say(`handoff precision      ${shown(turns.handoffPrecision)}   bar 0.80`);
  say(`handoff recall         ${shown(turns.handoffRecall)}   bar 0.97`);
  say(`segments a reply       ${turns.meanSegments.toFixed(2)}   bar 1.30`);
  say(`time of a turn         p50 ${turns.p50Ms.toFixed(1)} ms, p95 ${turns.p95Ms.toFixed(1)} ms`);
  for (const text of suppressed.missed) say(`not suppressed at once: ${text}`);
  expect(intents.macro).toBeGreaterThanOrEqual(0.88);
  expect(falseAlarms.rate).toBeLessThanOrEqual(0.01);
});

test("the configured model as a judge, where there is one", async () => {
  const drafter = configuredDrafter();
  if (!drafter) return say("engine: provider - not configured, this part did not run");
  const decider = modelDecider(drafter);
  const texts = textsOf(everyday, 2);
  let right = 0;
  for (const { text, family } of texts) {
    const said = predicted(await decider.classify(text));
    if (family.labels.every((label) => said.has(label))) right += 1;
  }
  say(`engine: ${decider.name}\nintents all named      ${shown(rateOf(right, texts.length))}`);
});
