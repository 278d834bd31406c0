import { expand, type Family } from "../corpus/grammar";
import { type Classification, type IntentLabel, intentLabels, polarities } from "../schemas";

type Judge = (text: string) => Classification;
const PER_FAMILY = 8;

/** A rate with the 95 % bounds of Wilson's interval. */
export interface Rate {
  hits: number;
  of: number;
  rate: number;
  low: number;
  high: number;
}

export function rateOf(hits: number, of: number): Rate {
  const z = 1.96;
  const rate = of === 0 ? 0 : hits / of;
  const spread = of === 0 ? 0 : z * Math.sqrt((rate * (1 - rate)) / of + (z * z) / (4 * of * of));
  const centre = of === 0 ? 0 : rate + (z * z) / (2 * of);
  const scale = of === 0 ? 1 : 1 + (z * z) / of;
  return { hits, of, rate, low: (centre - spread) / scale, high: (centre + spread) / scale };
}

/** The labels that the dialogue acts on: p >= 0.5, else the likeliest. */
export function predicted({ intents }: Classification): ReadonlySet<IntentLabel> {
  const sure = intents.filter(({ p }) => p >= 0.5).map(({ label }) => label);
  return new Set(sure.length > 0 ? sure : [intents[0]?.label ?? "unclear"]);
}

type Tally = { right: number; extra: number; missed: number };
const f1 = ({ right, extra, missed }: Tally): number => (right === 0 ? 0 : (2 * right) / (2 * right + extra + missed));

type Pair<Word> = readonly [said: ReadonlySet<Word>, meant: ReadonlySet<Word>];

function tallyOf<Word>(word: Word, pairs: readonly Pair<Word>[]): Tally {
  const count = (isSaid: boolean, isMeant: boolean) =>
    pairs.filter(([said, meant]) => said.has(word) === isSaid && meant.has(word) === isMeant).length;
  return { right: count(true, true), extra: count(true, false), missed: count(false, true) };
}

function macroF1<Word extends string>(words: readonly Word[], pairs: readonly Pair<Word>[]) {
  const byWord = words.map((word) => [word, f1(tallyOf(word, pairs))] as const);
  const macro = byWord.reduce((sum, [, value]) => sum + value, 0) / words.length;
  return { macro, byWord: Object.fromEntries(byWord) };
}

/** The texts of families, each with where it comes from. */
export const textsOf = (families: readonly Family[], limit = PER_FAMILY) =>
  families.flatMap((family) => expand(family.template, limit).map((text) => ({ text, family })));

/** Macro-F1 over the intents. */
export const intentScore = (families: readonly Family[], judge: Judge) =>
  macroF1(
    intentLabels,
    textsOf(families).map(({ text, family }) => [predicted(judge(text)), new Set(family.labels)] as const),
  );

/** Macro-F1 over negative, neutral and positive. */
export const moodScore = (families: readonly Family[], judge: Judge) =>
  macroF1(
    polarities,
    textsOf(families).map(
      ({ text, family }) => [new Set([judge(text).sentiment.polarity]), new Set([family.polarity])] as const,
    ),
  );

/** How many texts of these families reach a probability of opt-out. */
export function optOutRate(
  families: readonly Family[],
  threshold: number,
  optOutP: (text: string) => number,
): Rate & { missed: string[] } {
  const texts = textsOf(families, 30).map(({ text }) => text);
  const missed = texts.filter((text) => optOutP(text) < threshold);
  return { ...rateOf(texts.length - missed.length, texts.length), missed };
}

export const optOutP =
  (judge: Judge) =>
  (text: string): number =>
    judge(text).intents.find(({ label }) => label === "opt_out")?.p ?? 0;
