import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { inTransaction } from "@/server/platform/db";
import { type TestCtx, withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import type { Behaviour } from "@/server/testing/recording-carrier";
import { aCampaignOf, ageCalls, endLease, expireLeases, touchRows, wordsFor } from "@/server/testing/texts";
import { reconcileTouches } from "./reconcile";
import { sendDueTouches } from "./send-due";
import { ledgerOf } from "./touches";

const carrier = await withCarrier();
withDatabase();

function chanceOf(seed: number) {
  let state = seed * 2_654_435_761;
  return (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_507) + 0x9e3779b9) | 0;
    return Math.abs(state ^ (state >>> 13)) % below;
  };
}

const faults: Behaviour[] = [
  { kind: "refuse", status: 429, code: 20429 },
  { kind: "fail_before" },
  { kind: "fail_after" },
  { kind: "broken_json" },
];

type Chance = ReturnType<typeof chanceOf>;

/** A process that may die in the transaction that records the carrier's answers. */
const mortal = (chance: Chance) => ({
  ...wordsFor("campaign"),
  sent: async () => {
    if (chance(4) === 0) throw new Error("killed");
  },
});

async function drain(ctx: TestCtx, chance: Chance) {
  for (let turn = chance(30); turn > 0; turn--) await nextTurn();
  if (chance(3) === 0) await endLease(ctx) /* a second process takes over although the first one lives */;
  await sendDueTouches(ctx, { limit: 1 + chance(8), sources: [mortal(chance)] }).catch(() => undefined);
}

const later = (ctx: TestCtx, seconds: number) => ctx.setNow(new Date(ctx.now().getTime() + seconds * 1_000));

async function settle(ctx: TestCtx) {
  for (let round = 0; round < 8; round++) {
    await expireLeases(ctx);
    await ageCalls(ctx, 6);
    await reconcileTouches(ctx, { sources: [wordsFor("campaign")] });
    later(ctx, 31);
    await sendDueTouches(ctx, { limit: 50, sources: [wordsFor("campaign")] });
  }
}

/** Drains with failing carriers, dying processes and lost leases; answers what went wrong. */
async function round(seed: number): Promise<string[]> {
  const chance = chanceOf(seed);
  carrier.taken.length = 0;
  const { ctx, leads, campaignId } = await aCampaignOf(12);
  carrier.behave = () => (chance(3) === 0 ? (faults[chance(faults.length)] ?? { kind: "take" }) : { kind: "take" });
  for (let step = 0; step < 6; step++) {
    await Promise.all([drain(ctx, chance), drain(ctx, chance)]);
    if (chance(2)) await expireLeases(ctx);
    await reconcileTouches(ctx, { sources: [mortal(chance)] }).catch(() => undefined);
    later(ctx, chance(40));
  }
  carrier.behave = () => ({ kind: "take" });
  await settle(ctx);
  const rows = await touchRows(ctx);
  const wrong = leads.flatMap(({ id, phone }) => {
    const texts = carrier.taken.filter(({ to }) => to === phone).length;
    const status = rows.find(({ leadId }) => leadId === id)?.status;
    const isFine = texts === 1 ? status === "sent" || status === "unknown" : texts === 0 && status === "unknown";
    return isFine ? [] : [`seed ${seed}: ${texts} texts, shown as ${status}`];
  });
  const { intended, ...states } = await inTransaction(ctx, (tx) => ledgerOf(tx, campaignId));
  const sum = Object.values(states).reduce((total, count) => total + count, 0);
  return intended === 12 && sum === 12 ? wrong : [...wrong, `seed ${seed}: the ledger does not add up`];
}

test.each([0, 1, 2, 3])(
  "[E6.3] [E6.5] [case 38] [case 40] no lead gets two texts and none is lost, whatever carriers and processes do: seeds %i x 4",
  async (block) => {
    const wrong: string[] = [];
    for (let seed = block * 4 + 1; seed <= (block + 1) * 4; seed++) wrong.push(...(await round(seed)));
    expect(wrong).toEqual([]);
  },
  90_000,
);
