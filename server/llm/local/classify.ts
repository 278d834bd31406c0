import type { Classification, IntentScore, Polarity } from "../schemas";
import { intentLabels } from "../schemas";
import { vectorOf } from "./features";
import { languageOf } from "./language";
import { type LoadedModel, localModel } from "./model-file";
import { scoreOf } from "./train";

const SHOWN_FROM = 0.05;
const UNCLEAR_BELOW = 0.15;

/** What a text means, by our own linear model: sorted intents with probabilities, mood, language. Never throws, no network. */
export function classifyLocally(text: string, keepLanguage: string | null = null): Classification {
  const model = localModel();
  const scores = logitsOf(model, text);
  const intents = intentScores(scores);
  const negative = sigmoid(scores.get("negative") ?? 0);
  const positive = sigmoid(scores.get("positive") ?? 0);
  return {
    engine: "local",
    method: model.version,
    intents,
    sentiment: {
      polarity: polarityOf(negative, positive),
      frustration: frustrationOf(text, sigmoid(scores.get("frustrated") ?? -9)),
    },
    language: languageOf(text) ?? keepLanguage,
  };
}

function logitsOf(model: LoadedModel, text: string): Map<string, number> {
  const vector = vectorOf(text, (bucket) => model.rarity[bucket] ?? 0);
  return new Map(
    model.outputs.map(({ name, weights, step, bias, slope }) => [
      name,
      slope * (scoreOf(vector, weights, 0) * step + bias),
    ]),
  );
}

/** Each label alone, or its share among all labels where that is larger; what resembles nothing is unclear. */
function intentScores(logits: ReadonlyMap<string, number>): IntentScore[] {
  const total = intentLabels.reduce((sum, label) => sum + Math.exp(logits.get(label) ?? -9), 0);
  const likely = Math.max(...intentLabels.map((label) => sigmoid(logits.get(label) ?? -9)));
  const doubt = likely < UNCLEAR_BELOW ? likely / UNCLEAR_BELOW : 1;
  const scored = intentLabels.map((label) => {
    const alone = sigmoid(logits.get(label) ?? -9);
    const share = Math.exp(logits.get(label) ?? -9) / total;
    return { label, p: round(Math.max(alone, doubt * share, label === "unclear" ? 1 - doubt : 0)) };
  });
  return scored.filter(({ p }) => p >= SHOWN_FROM).sort((a, b) => b.p - a.p);
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));
const round = (value: number): number => Math.round(Math.min(1, value) * 1000) / 1000;

function polarityOf(negative: number, positive: number): Polarity {
  if (Math.max(negative, positive) < 0.4) return "neutral";
  return negative >= positive ? "negative" : "positive";
}

/** Shouting and rows of exclamation marks add to what the words say. */
function frustrationOf(text: string, byWords: number): number {
  const letters = text.replace(/[^\p{L}]/gu, "");
  const shouts = letters.length >= 12 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  const marks = /!{2,}/.test(text);
  return round(byWords + (byWords > 0.25 ? (shouts ? 0.15 : 0) + (marks ? 0.15 : 0) : 0));
}
