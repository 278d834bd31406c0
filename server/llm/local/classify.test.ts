import { readFileSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { trainingFamilies } from "../corpus";
import { expand, type Family, skeletonOf } from "../corpus/grammar";
import { heldOutAbroad } from "../evals/abroad";
import { heldOutIntents } from "../evals/intents";
import { intentScore, moodScore, optOutP, optOutRate } from "../evals/measure";
import { heldOutLookAlikes, heldOutOptOuts } from "../evals/opt-outs";
import { intentLabels } from "../schemas";
import { classifyLocally } from "./classify";
import { languageOf } from "./language";
import { corpusDigest, modelPath } from "./model-file";

const evaluation: readonly Family[] = [...heldOutIntents, ...heldOutAbroad, ...heldOutOptOuts, ...heldOutLookAlikes];
const judge = (text: string) => classifyLocally(text);
const allTexts = (families: readonly Family[]) => families.flatMap(({ template }) => expand(template, 5_000));

describe("training and evaluation are kept apart", () => {
  test("no family's words outside its choices are in both", () => {
    const known = new Set(
      trainingFamilies.map(({ template }) => skeletonOf(template)).filter((words) => words.split(" ").length >= 3),
    );
    expect(evaluation.map(({ template }) => skeletonOf(template)).filter((words) => known.has(words))).toEqual([]);
  });

  test("no text of three words or more is in both", () => {
    const known = new Set(allTexts(trainingFamilies).map(skeletonOf));
    const shared = allTexts(evaluation)
      .map(skeletonOf)
      .filter((text) => text.split(" ").length >= 3 && known.has(text));
    expect([...new Set(shared)]).toEqual([]);
  });
});

describe("the seed corpus", () => {
  test.each(intentLabels)("has at least 100 different examples of %s", (label) => {
    const texts = trainingFamilies
      .filter(({ labels }) => labels.includes(label))
      .flatMap(({ template }) => expand(template, 14));
    expect(new Set(texts).size).toBeGreaterThanOrEqual(100);
  });

  test("holds opt-outs of twelve languages", () => {
    const languages = trainingFamilies
      .filter(({ labels }) => labels.includes("opt_out"))
      .map(({ language }) => language);
    expect(new Set(languages).size).toBe(12);
  });

  test("is the one that the committed model was trained from, and the model is small", () => {
    const file: { corpus: string } = JSON.parse(readFileSync(modelPath(), "utf8"));
    expect(file.corpus, "run: npx tsx scripts/train-local-model.ts").toBe(corpusDigest(trainingFamilies));
    expect(statSync(modelPath()).size).toBeLessThan(1_500_000);
  });
});

describe("on families that the model has never seen", () => {
  test("[P-FR3.3] intents reach a macro-F1 of 0.88", () => {
    expect(
      intentScore([...heldOutIntents, ...heldOutAbroad, ...heldOutOptOuts.filter((_, at) => at % 5 === 0)], judge)
        .macro,
    ).toBeGreaterThanOrEqual(0.88);
  });

  test("[P-FR3.3] free-text opt-outs in twelve languages are suppressed or asked about, and look-alikes are not suppressed", () => {
    expect(optOutRate(heldOutOptOuts, 0.3, optOutP(judge)).rate).toBeGreaterThanOrEqual(0.99);
    expect(optOutRate([...heldOutIntents, ...heldOutAbroad], 0.8, optOutP(judge)).rate).toBeLessThanOrEqual(0.01);
  });

  test("[P-FR3.4] mood reaches a macro-F1 of 0.80", () => {
    expect(moodScore([...heldOutIntents, ...heldOutAbroad], judge).macro).toBeGreaterThanOrEqual(0.8);
  });
});

test.each([
  ["ok", null],
  ["si", null],
  ["no gracias", null],
  ["¿Cuándo podemos hablar de esto?", "es"],
  ["Wann können wir darüber sprechen?", "de"],
  ["I would like to know more about this", "en"],
])("[case 60] the language of %j is %s: under three words or unreliable it is not told", (text, language) => {
  expect(languageOf(text)).toBe(language);
});

test("a text is read, whatever it holds", () => {
  classifyLocally("warm up");
  const odd = ["", "\u0000\u202e", "a".repeat(20_000), "🙂".repeat(500), "<script>{{x}}", "؟".repeat(100)];
  for (const text of odd) expect(classifyLocally(text).intents.length).toBeGreaterThan(0);
});
