import { expect, test } from "vitest";
import { touches } from "@/drizzle/schema";
import { isOpen } from "@/scripts/proofs/audit/hours";
import { chanceFrom } from "@/scripts/proofs/chance";
import { inTransaction } from "@/server/platform/db";
import { type TestCtx, withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import {
  aCampaignOf,
  ageCalls,
  aRunningCampaign,
  aTextableLead,
  aTexter,
  dueTexts,
  endLease,
  expireLeases,
  touchRows,
  wordsFor,
} from "@/server/testing/texts";
import { takeLease } from "./lease";
import { reconcileTouches } from "./reconcile";
import { sendDueTouches } from "./send-due";

const carrier = await withCarrier();
withDatabase();

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const edge = { sources: [wordsFor("campaign")] };

/** People by state and zone, with numbers of that state; the last one's number alone says where they are. */
const places = [
  { state: "NY", zone: "America/New_York", area: "212" },
  { state: "FL", zone: "America/New_York", area: "305" },
  { state: "CT", zone: "America/New_York", area: "203" },
  { state: "TX", zone: "America/Chicago", area: "214" },
  { state: "AZ", zone: "America/Phoenix", area: "602" },
  { state: "CA", zone: "America/Los_Angeles", area: "310" },
] as const;

/** Around both changes of the clocks, a leap day and the turn of a year. */
const beginnings = ["2026-03-07T22:00:00Z", "2026-10-31T20:00:00Z", "2028-02-28T20:00:00Z", "2026-12-31T20:00:00Z"];
const jumps = [hour, -hour, day, -day, 5 * minute, -5 * minute, 7 * hour, 30 * minute];

let lastNumber = 2_000_000;

test.each(beginnings)(
  "[5.9] [P-FR4.4] from %s: clocks that jump by minutes, hours and a day, both ways, never let a text out of hours",
  async (from) => {
    const chance = chanceFrom(Date.parse(from) % 1e9);
    const ctx = await aTexter({ carrier: "twilio", now: from });
    const campaignId = await aRunningCampaign(ctx);
    const people = new Map<string, (typeof places)[number]>();
    const wrong: string[] = [];
    carrier.heard = ({ to }) => {
      const person = people.get(to);
      if (!person || !isOpen(person, ctx.now())) wrong.push(`${to} of ${person?.state} at ${ctx.now().toISOString()}`);
    };
    for (let step = 0; step < 30; step++) {
      for (const place of places) {
        lastNumber += 1;
        const phone = `+1${place.area}${lastNumber}`;
        people.set(phone, place);
        const { id } = await aTextableLead(ctx, { phone, state: place.state });
        await dueTexts(ctx, campaignId, [[id]]);
      }
      await sendDueTouches(ctx, { limit: 100, ...edge });
      const jump = jumps[Math.floor(chance() * jumps.length)] ?? hour;
      ctx.setNow(new Date(ctx.now().getTime() + (step % 2 ? jump : 40 * minute)));
    }
    expect(wrong).toEqual([]);
    expect(carrier.taken.length).toBeGreaterThan(15);
  },
  60_000,
);

/** The same workspace as a process sees it whose clock is wrong by so much. */
const withClock = (ctx: TestCtx, wrongByMs: number): TestCtx => ({
  ...ctx,
  realNow: () => new Date(Date.now() + wrongByMs),
});

test.each([5 * minute, -5 * minute, hour, -hour, day, -day])(
  "[5.9] a process whose clock is wrong by %i ms takes no lease and no claim of one that lives",
  async (wrongByMs) => {
    const { ctx } = await aCampaignOf(1);
    const other = withClock(ctx, wrongByMs);
    expect(await takeLease(ctx)).not.toBeNull();
    expect(await sendDueTouches(other, { limit: 10, ...edge })).toMatchObject({ isBusy: true, sent: 0 });
    expect(carrier.calls).toBe(0);
    await endLease(ctx);
    const claimed = { status: "sending" as const, leaseUntil: new Date(Date.now() + 20_000) };
    await inTransaction(ctx, (tx) => tx.update(touches).set(claimed));
    await reconcileTouches(other, edge);
    expect(await touchRows(ctx)).toMatchObject([{ status: "sending" }]);
  },
);

test.each([hour, day])(
  "[5.9] [case 40] a process whose clock is ahead by %i ms does not send a text again before ten minutes have passed",
  async (aheadMs) => {
    const { ctx } = await aCampaignOf(1);
    carrier.behave = () => ({ kind: "fail_before" });
    await sendDueTouches(ctx, { limit: 10, ...edge });
    await ageCalls(ctx, 3);
    await expireLeases(ctx);
    expect(await reconcileTouches(withClock(ctx, aheadMs), edge)).toMatchObject({ waiting: 1, released: 0 });
    expect(await touchRows(ctx)).toMatchObject([{ status: "unknown" }]);
    await ageCalls(ctx, 8);
    await expireLeases(ctx);
    expect(await reconcileTouches(withClock(ctx, -aheadMs), edge)).toMatchObject({ released: 1 });
  },
);
