import { describe, expect, test } from "vitest";
import { createBooking } from "@/server/bookings";
import { campaignSource } from "@/server/campaigns";
import { moveTo, openForLead, threadWitness } from "@/server/conversations";
import { sendDueTouches } from "@/server/messaging";
import { inTransaction } from "@/server/platform/db";
import { as, type TestCtx, withDatabase } from "@/server/testing";
import { aCampaign, answers, day, later, launched } from "@/server/testing/campaigns";
import { aTextableLead, aTexter, suppressPhone } from "@/server/testing/texts";
import { recentDays } from "./recent-days";
import { campaignResults } from "./results";
import { timelineSeries } from "./schemas";
import { campaignTimeline } from "./timeline";

withDatabase();

const zone = "America/New_York";
const drain = (ctx: TestCtx) =>
  sendDueTouches(ctx, { limit: 200, sources: [campaignSource], witnesses: [threadWitness] });
const lead = (ctx: TestCtx) => aTextableLead(ctx);

const optsOut = async (ctx: TestCtx, { id, phone }: { id: string; phone: string }) => {
  await suppressPhone(ctx, phone);
  await inTransaction(ctx, async (tx) => moveTo(tx, await openForLead(tx, id), { state: "opted_out" }));
};

/** Texted on Monday noon; one answers on Tuesday and twice on Wednesday, one books on Thursday, two opt out on Friday: one by STOP, one without a record. */
async function aWeek() {
  const ctx = await aTexter();
  const [talker, booker, stopper, quiet] = [await lead(ctx), await lead(ctx), await lead(ctx), await lead(ctx)];
  await lead(ctx);
  const campaignId = await launched(ctx);
  await drain(ctx);
  later(ctx, 1);
  await drain(ctx);
  later(ctx, day);
  await answers(ctx, talker.id);
  later(ctx, day);
  for (const { id } of [talker, talker, stopper]) await answers(ctx, id);
  later(ctx, day);
  await createBooking(ctx, { lead_id: booker.id, starts_at: "2026-12-01T15:00:00Z" });
  await createBooking(ctx, { lead_id: booker.id, starts_at: "2026-12-02T15:00:00Z" });
  later(ctx, day);
  await optsOut(ctx, stopper);
  await inTransaction(ctx, async (tx) => moveTo(tx, await openForLead(tx, quiet.id), { state: "opted_out" }));
  return { ctx, campaignId };
}

describe("a campaign over time", () => {
  test("each person counts once, on the day of the zone on which it first happened", async () => {
    const { ctx, campaignId } = await aWeek();
    const { unit, size, points } = await campaignTimeline(ctx, { campaignId, timeZone: zone });
    expect([unit, size]).toEqual(["day", 1]);
    expect(points).toEqual([
      { at: "2026-11-23T05:00:00.000Z", sent: 5, replied: 0, booked: 0, opted_out: 1 },
      { at: "2026-11-24T05:00:00.000Z", sent: 0, replied: 1, booked: 0, opted_out: 0 },
      { at: "2026-11-25T05:00:00.000Z", sent: 0, replied: 1, booked: 0, opted_out: 0 },
      { at: "2026-11-26T05:00:00.000Z", sent: 0, replied: 0, booked: 1, opted_out: 0 },
      { at: "2026-11-27T05:00:00.000Z", sent: 0, replied: 0, booked: 0, opted_out: 1 },
    ]);
  });

  test("the sums over the spans are the report's counts, hour by hour, day by day and week by week", async () => {
    const { ctx, campaignId } = await aWeek();
    for (const days of [0, 1, 200]) {
      later(ctx, days * day);
      const { counts } = await campaignResults(ctx, { campaignId });
      const { points } = await campaignTimeline(ctx, { campaignId, timeZone: zone });
      for (const series of timelineSeries)
        expect([series, points.reduce((sum, point) => sum + point[series], 0)]).toEqual([series, counts[series]]);
    }
    const ours = await aTexter();
    await lead(ours);
    const fresh = await launched(ours);
    await drain(ours);
    expect(await campaignTimeline(ours, { campaignId: fresh })).toMatchObject({ unit: "hour", points: [{ sent: 1 }] });
  });

  test("before the first text there is nothing to show", async () => {
    const ctx = await aTexter();
    const { id: campaignId } = await aCampaign(ctx);
    expect((await campaignTimeline(ctx, { campaignId })).points).toEqual([]);
  });

  test("another tenant's campaign does not exist for us, a developer may not look, and a zone must exist", async () => {
    const { ctx, campaignId } = await aWeek();
    await expect(campaignTimeline(await aTexter(), { campaignId })).rejects.toThrow("This campaign was not found.");
    await expect(campaignTimeline(as(ctx, "developer"), { campaignId })).rejects.toThrow(/campaigns:read/);
    await expect(campaignTimeline(ctx, { campaignId, timeZone: "Mars/Olympus" })).rejects.toThrow(
      '"Mars/Olympus" is not a time zone.',
    );
  });
});

describe("the last 14 days", () => {
  test("each day counts its people once, all days count who was there on any", async () => {
    const { ctx } = await aWeek();
    const { days, total } = await recentDays(ctx, { timeZone: zone });
    expect(days).toHaveLength(14);
    expect(days.at(-1)?.at).toBe("2026-11-27T05:00:00.000Z");
    expect(days.slice(-5).map(({ sent, replied, booked }) => [sent, replied, booked])).toEqual([
      [5, 0, 0],
      [0, 1, 0],
      [0, 2, 0],
      [0, 0, 1],
      [0, 0, 0],
    ]);
    expect(total).toEqual({ sent: 5, replied: 2, booked: 1 });
  });

  test("what is older is not shown", async () => {
    const { ctx } = await aWeek();
    later(ctx, 20 * day);
    expect((await recentDays(ctx, {})).total).toEqual({ sent: 0, replied: 0, booked: 0 });
  });

  test("another tenant's people do not count, a developer may not look, and a zone must exist", async () => {
    const { ctx } = await aWeek();
    const theirs = await aTexter();
    theirs.setNow(ctx.now());
    expect((await recentDays(theirs, {})).total).toEqual({ sent: 0, replied: 0, booked: 0 });
    await expect(recentDays(as(ctx, "developer"), {})).rejects.toThrow(/analytics:read/);
    await expect(recentDays(ctx, { timeZone: "Mars/Olympus" })).rejects.toThrow("is not a time zone");
  });
});
