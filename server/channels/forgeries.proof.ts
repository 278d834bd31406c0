import { expect, test } from "vitest";
import { chanceFrom, seedOfRun } from "@/scripts/proofs/chance";
import { tried } from "@/server/testing/forgeries";
import { isSignedBy } from "./signature";

test("[5.12] 1,000,000 forged webhooks: none is believed, and every genuine one is", () => {
  const seed = seedOfRun();
  const { forged, made, accepted, refused } = tried(1_000_000, chanceFrom(seed), (sent) =>
    isSignedBy([sent.token], sent),
  );
  console.log(
    `[forgeries] seed ${seed}: ${accepted.length} of ${forged} accepted; ${refused.length} of ${made} genuine ones refused`,
  );
  expect({ seed, accepted: accepted.slice(0, 3), refused: refused.slice(0, 3) }).toEqual({
    seed,
    accepted: [],
    refused: [],
  });
});
