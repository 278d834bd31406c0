import { expect, test } from "vitest";
import { chanceFrom, seedOfRun } from "@/scripts/proofs/chance";
import { compare } from "./agreement";

test("[P-NFR5.2] the gate and a slow oracle that shares no rule with it agree on 20,000 texts of a year", {
  timeout: 90_000,
}, () => {
  const seed = seedOfRun();
  const { outcomes, disagreements } = compare(20_000, chanceFrom(seed));
  expect({ seed, disagreements: disagreements.slice(0, 3) }).toEqual({ seed, disagreements: [] });
  for (const share of Object.values(outcomes)) expect(share).toBeGreaterThan(2_000);
});
