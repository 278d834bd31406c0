import { expect, test } from "vitest";
import { chanceFrom, seedOfRun } from "@/scripts/proofs/chance";
import { withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import { receiptsInDisorder, textsInDisorder } from "@/server/testing/disorder";

const webhooks = 100_000;

const carrier = await withCarrier();
withDatabase();

test("[5.4] 100,000 webhooks, each one to five times, shuffled, at the same time: none wrong", async () => {
  const seed = seedOfRun();
  const chance = chanceFrom(seed);
  const wrong: string[] = [];
  let posted = 0;
  for (let round = 0; posted < webhooks; round++) {
    const disorder = round % 4 === 3 ? textsInDisorder(carrier, chance, 60) : receiptsInDisorder(carrier, chance, 150);
    const found = await disorder;
    posted += found.posted;
    wrong.push(...found.wrong);
  }
  console.log(`[webhooks] seed ${seed}: ${posted} webhooks, ${wrong.length} wrong`);
  expect({ seed, wrong: wrong.slice(0, 5) }).toEqual({ seed, wrong: [] });
});
