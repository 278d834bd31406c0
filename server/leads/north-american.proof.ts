import { expect, test } from "vitest";
import { chanceFrom, seedOfRun } from "@/scripts/proofs/chance";
import { differencesAmong } from "./north-american.cases";

test("[P-7.2a] ten million phones that go the quick way are read as libphonenumber reads them", () => {
  const seed = seedOfRun();
  const { differences, made } = differencesAmong(10_000_000, chanceFrom(seed));
  process.stdout.write(`seed ${seed}: ${made} strings made, 10,000,000 of them went the quick way\n`);
  expect(differences).toEqual([]);
});
