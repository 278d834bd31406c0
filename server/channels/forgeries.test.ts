import { expect, test } from "vitest";
import { chanceFrom } from "@/scripts/proofs/chance";
import { tried } from "@/server/testing/forgeries";
import { isSignedBy } from "./signature";

test("[5.12] [case 32] 20,000 forged webhooks: none is believed, and every genuine one is", () => {
  const { forged, made, accepted, refused } = tried(20_000, chanceFrom(512), (sent) => isSignedBy([sent.token], sent));
  expect([forged, made >= 2_000]).toEqual([20_000, true]);
  expect(accepted).toEqual([]);
  expect(refused).toEqual([]);
});
