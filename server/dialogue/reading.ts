import { type Lane, laneFor } from "@/server/consent";
import { classifyLocally } from "@/server/llm";
import type { IntentLabel, Sentiment } from "@/server/llm/schemas";
import { spokenLanguages } from "@/server/llm/schemas";
import type { ContextPack } from "./pack";
import type { Proposal } from "./schemas";

/** What a burst of texts means, whoever said so. */
export interface Reading {
  p(label: IntentLabel): number;
  /** The labels that count: p >= 0.5, or the likeliest one when it reaches 0.25. */
  labels: ReadonlySet<IntentLabel>;
  sentiment: Sentiment;
  language: string;
  method: string;
  /** What code alone, before any model, says of the burst: an opt-out first, then danger. */
  lane: Lane | null;
}

const COUNTS_FROM = 0.5;
const LEADS_FROM = 0.25;
const WORDS_TO_SWITCH = 4;
const WORDS_TO_LEAVE_OUR_LANGUAGES = 5;

/** Our own reading of the burst; the opt-out probability is the highest of any single text. */
export function readLocally({ inbound, language }: Pick<ContextPack, "inbound" | "language">): Reading {
  const whole = classifyLocally(inbound.join("\n"));
  const scores = new Map(whole.intents.map(({ label, p }) => [label, p]));
  for (const text of inbound) {
    const single = classifyLocally(text);
    const optOut = single.intents.find(({ label }) => label === "opt_out")?.p ?? 0;
    scores.set("opt_out", Math.max(scores.get("opt_out") ?? 0, optOut));
  }
  for (const [label, p] of clauseScores(inbound)) scores.set(label, Math.max(scores.get(label) ?? 0, p));
  const lane = firstLane(inbound);
  if (lane === "opt_out_keyword" || lane === "opt_out_phrase") scores.set("opt_out", 1);
  return {
    ...readingOf(scores),
    sentiment: whole.sentiment,
    language: languageFor(inbound.join(" "), whole.language, language),
    method: whole.method,
    lane,
  };
}

const heardInClauses: ReadonlySet<IntentLabel> = new Set([
  "objection",
  "not_now",
  "question_price",
  "question_product",
  "question_logistics",
  "question_identity",
  "booking_request",
  "complaint",
  "human_request",
]);
const SURE = 0.8;

/** What a part of a text says clearly although the whole drowns it: "interested, but it's too expensive". */
function clauseScores(inbound: readonly string[]): [IntentLabel, number][] {
  const clauses = inbound
    .flatMap((text) => text.split(/[.!?;\n]+|\b(?:but|pero|mais|aber)\b/i))
    .map((clause) => clause.trim());
  if (clauses.length < 2) return [];
  return clauses
    .filter((clause) => clause.split(/\s+/).length >= 2)
    .flatMap((clause) => classifyLocally(clause).intents)
    .filter(({ label, p }) => p >= SURE && heardInClauses.has(label))
    .map(({ label, p }) => [label, p]);
}

const wins: readonly Lane[] = ["crisis", "threat", "minor", "opt_out_keyword", "opt_out_phrase"];

function firstLane(inbound: readonly string[]): Lane | null {
  const found = inbound.flatMap((text) => lanesOf(text));
  return wins.find((lane) => found.includes(lane)) ?? found[0] ?? null;
}

const unknown = { isSuppressed: false, lastAskedOptIn: false };

/** The text's lane, and a keyword that is its whole first sentence ("STOP. I mean it"). */
function lanesOf(text: string): Lane[] {
  const whole = laneFor(text, unknown);
  const [first = ""] = text.split(/[.!?\n]/);
  const isKeyword = laneFor(first, unknown) === "opt_out_keyword";
  return [...(whole ? [whole] : []), ...(isKeyword ? (["opt_out_keyword"] as const) : [])];
}

/** The model's reading joins ours: it can add danger and nuance, never take an opt-out or a complaint away. */
export function joinReadings(ours: Reading, proposal: Pick<Proposal, "intents" | "sentiment">): Reading {
  const scores = new Map<IntentLabel, number>(proposal.intents.map(({ label, p }) => [label, p]));
  for (const label of guarded) scores.set(label, Math.max(scores.get(label) ?? 0, ours.p(label)));
  const frustration = Math.max(ours.sentiment.frustration, proposal.sentiment.frustration);
  return { ...ours, ...readingOf(scores), sentiment: { ...proposal.sentiment, frustration } };
}

const guarded: readonly IntentLabel[] = [
  "opt_out",
  "wrong_number",
  "complaint",
  "human_request",
  "question_identity",
  "question_price",
];

function readingOf(scores: ReadonlyMap<IntentLabel, number>): Pick<Reading, "p" | "labels"> {
  const sorted = [...scores].sort(([, a], [, b]) => b - a);
  const labels = new Set(sorted.filter(([, p]) => p >= COUNTS_FROM).map(([label]) => label));
  const [first] = sorted;
  if (labels.size === 0 && first && first[1] >= LEADS_FROM) labels.add(first[0]);
  if (labels.size === 0) labels.add("unclear");
  const p = (label: IntentLabel) => scores.get(label) ?? 0;
  for (const [one, other] of opposites) {
    if (labels.has(one) && labels.has(other)) labels.delete(p(one) >= p(other) ? other : one);
  }
  return { p, labels };
}

/** Of two that exclude each other the likelier counts. */
const opposites: readonly (readonly [IntentLabel, IntentLabel])[] = [
  ["interested", "not_interested"],
  ["booking_request", "booked"],
  ["booking_request", "not_now"],
];

/** A few words are too little to change the language of a conversation, more so to a language that we do not speak. */
function languageFor(text: string, detected: string | null, kept: string): string {
  const words = (text.match(/\p{L}+/gu) ?? []).length;
  if (!detected || detected === kept) return kept;
  const spoken = spokenLanguages.some((language) => language === detected);
  const isHan = /\p{Script=Han}{4,}/u.test(text);
  return isHan || words >= (spoken ? WORDS_TO_SWITCH : WORDS_TO_LEAVE_OUR_LANGUAGES) ? detected : kept;
}
