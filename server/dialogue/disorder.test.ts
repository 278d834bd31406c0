import { expect, test } from "vitest";
import { chanceFrom } from "@/scripts/proofs/chance";
import { withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import { receiptsInDisorder, textsInDisorder } from "@/server/testing/disorder";

const carrier = await withCarrier();
withDatabase();

test.each([1, 2, 3, 4])(
  "[5.4] [case 36] receipts in any order and number, before the text is known and a day late: the furthest counts, seed %i",
  async (seed) => {
    const { posted, wrong } = await receiptsInDisorder(carrier, chanceFrom(seed), 15);
    expect(posted).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  },
  60_000,
);

test.each([1, 2, 3])(
  "[5.4] [case 37] a text that comes in several times at once is one message and has one answer, seed %i",
  async (seed) => {
    expect((await textsInDisorder(carrier, chanceFrom(seed), 12)).wrong).toEqual([]);
  },
  60_000,
);
