import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { trainingFamilies } from "@/server/llm/corpus";
import { expand, type Family, skeletonOf } from "@/server/llm/corpus/grammar";
import { heldOutAbroad } from "@/server/llm/evals/abroad";
import { heldOutIntents } from "@/server/llm/evals/intents";
import { heldOutLookAlikes, heldOutOptOuts } from "@/server/llm/evals/opt-outs";

const textsOf = (families: readonly Family[]) =>
  new Set(families.flatMap(({ template }) => expand(template, 5_000)).map(skeletonOf));

/** What the simulated leads say, read from their source: that domain comes after this one. */
const personaLines = (): string[] =>
  [...readFileSync("server/rehearsal/personas.ts", "utf8").matchAll(/"((?:[^"\\]|\\.)*)"/g)]
    .map(([, line = ""]) => skeletonOf(line))
    .filter((line) => line.split(" ").length >= 3);

test("no line of a simulated lead is a text of the training or the evaluation", () => {
  const known = textsOf([
    ...trainingFamilies,
    ...heldOutIntents,
    ...heldOutAbroad,
    ...heldOutOptOuts,
    ...heldOutLookAlikes,
  ]);
  const lines = personaLines();
  expect(lines.length).toBeGreaterThan(15);
  expect(lines.filter((line) => known.has(line))).toEqual([]);
});
