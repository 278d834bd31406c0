import { expect, test } from "vitest";
import { chanceFrom, seedOfRun } from "@/scripts/proofs/chance";
import { compare } from "./agreement";

test("the gate and the oracle agree on 100,000 texts of a year: none outside a window, over a cap or to a suppressed person", () => {
  const seed = seedOfRun();
  const { outcomes, disagreements, unlawful } = compare(100_000, chanceFrom(seed));
  console.log(`seed ${seed}: ${JSON.stringify(outcomes)}, ${disagreements.length} disagreements, ${unlawful} unlawful`);
  expect({ seed, unlawful, disagreements: disagreements.slice(0, 3) }).toEqual({
    seed,
    unlawful: 0,
    disagreements: [],
  });
});
