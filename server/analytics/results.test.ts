import { describe, expect, test } from "vitest";
import { createBooking } from "@/server/bookings";
import { launchCampaign } from "@/server/campaigns";
import { outcomes } from "@/server/campaigns/schemas";
import { moveTo, openForLead } from "@/server/conversations";
import { cancelPending } from "@/server/messaging";
import { inTransaction } from "@/server/platform/db";
import { as, type TestCtx, withDatabase } from "@/server/testing";
import { aCampaign, answers, drain, drainAll, later, launched } from "@/server/testing/campaigns";
import { aTextableLead, aTexter, suppressPhone } from "@/server/testing/texts";
import { exportResults } from "./export";
import { campaignResults, resultRows } from "./results";

withDatabase();

const inState = (ctx: TestCtx, leadId: string, state: "engaged" | "opted_out") =>
  inTransaction(ctx, async (tx) => moveTo(tx, await openForLead(tx, leadId), { state }));

/** Six leads texted: one silent, one talks, one books without a word, one talks and books, one opts out; one was never reachable. */
async function aFinishedCampaign() {
  const ctx = await aTexter();
  const [silent, talker, booker, both, stopper] = await Promise.all([1, 2, 3, 4, 5].map(() => aTextableLead(ctx)));
  await aTextableLead(ctx, { consent: "none" });
  const campaignId = await launched(ctx);
  await drain(ctx);
  later(ctx, 1);
  await drain(ctx);
  for (const lead of [talker, both, stopper]) await answers(ctx, lead?.id ?? "");
  for (const lead of [talker, both]) await inState(ctx, lead?.id ?? "", "engaged");
  for (const lead of [booker, both])
    await createBooking(ctx, { lead_id: lead?.id ?? "", starts_at: "2026-12-01T15:00:00Z" });
  await suppressPhone(ctx, stopper?.phone ?? "");
  await inState(ctx, stopper?.id ?? "", "opted_out");
  return { ctx, campaignId, silent, stopper };
}

describe("a campaign's results", () => {
  test("[P-FR6.1] [P-FR2.3] response and booking rate are people of those delivered to, with their interval", async () => {
    const { ctx, campaignId } = await aFinishedCampaign();
    const { counts, responseRate, bookingRate, optOutRate } = await campaignResults(ctx, { campaignId });
    expect(counts).toMatchObject({
      sent: 5,
      delivered: 5,
      replied: 3,
      engaged: 3,
      booked: 2,
      opted_out: 1,
      holdout: 0,
      reachable: 5,
    });
    expect(responseRate).toMatchObject({ numerator: 3, denominator: 5, rate: 0.6, isTooFew: true });
    expect(bookingRate).toMatchObject({ numerator: 2, denominator: 5, rate: 0.4 });
    expect(optOutRate).toMatchObject({ numerator: 1, denominator: 5 });
    expect(responseRate.low).toBeCloseTo(0.2307, 3);
  });

  test("[P-1.3e] every figure opens exactly its people", async () => {
    const { ctx, campaignId, stopper } = await aFinishedCampaign();
    const { counts } = await campaignResults(ctx, { campaignId });
    for (const outcome of outcomes) {
      const { data } = await resultRows(ctx, { campaignId, outcome });
      expect([outcome, data.length]).toEqual([outcome, counts[outcome]]);
    }
    expect((await resultRows(ctx, { campaignId, outcome: "opted_out" })).data.map((row) => row.lead_id)).toEqual([
      stopper?.id,
    ]);
    const page = await resultRows(ctx, { campaignId, outcome: "sent", limit: 3 });
    const rest = await resultRows(ctx, { campaignId, outcome: "sent", limit: 3, cursor: page.nextCursor ?? "" });
    expect([page.data.length, rest.data.length, rest.nextCursor]).toEqual([3, 2, null]);
  });

  test("[P-FR6.2] lift compares the texted with the held out, both reachable at the launch", async () => {
    const ctx = await aTexter();
    for (let lead = 0; lead < 30; lead++) await aTextableLead(ctx);
    await aTextableLead(ctx, { consent: "none" });
    const { id: campaignId } = await aCampaign(ctx, { holdout_percent: 50 });
    await launchCampaign(ctx, { campaignId, hold_seconds: 0 });
    await drainAll(ctx);
    const { data: texted } = await resultRows(ctx, { campaignId, outcome: "sent", limit: 200 });
    const { data: heldOut } = await resultRows(ctx, { campaignId, outcome: "holdout", limit: 200 });
    for (const row of texted.slice(0, 4))
      await createBooking(ctx, { lead_id: row.lead_id, starts_at: "2026-12-01T15:00:00Z" });
    await createBooking(ctx, { lead_id: heldOut[0]?.lead_id ?? "", starts_at: "2026-12-01T15:00:00Z" });
    const { lift, counts } = await campaignResults(ctx, { campaignId });
    expect(texted.length + heldOut.length).toBe(30);
    expect(counts).toMatchObject({
      reachable: texted.length,
      reachable_booked: 4,
      holdout: heldOut.length,
      holdout_booked: 1,
    });
    expect(lift.difference).toBeCloseTo(4 / texted.length - 1 / heldOut.length, 6);
    expect(lift.isTooFew).toBe(true);
  });

  test("a text that never left counts nowhere", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    const campaignId = await launched(ctx);
    await inTransaction(ctx, (tx) => cancelPending(tx, { leadIds: [lead.id], reason: "test" }));
    await answers(ctx, lead.id);
    expect((await campaignResults(ctx, { campaignId })).counts).toMatchObject({
      sent: 0,
      delivered: 0,
      replied: 0,
      booked: 0,
    });
  });

  test("the file tells each figure with its definition", async () => {
    const { ctx, campaignId } = await aFinishedCampaign();
    const [head, ...lines] = (await exportResults(ctx, { campaignId })).split("\r\n");
    expect(head).toBe('\ufeff"metric","numerator","denominator","rate","low_95","high_95","definition"');
    expect(lines.find((row) => row.startsWith('"Response rate"'))).toMatch(
      /^"Response rate","3","5","0.6000","0.2307","0.8824",/,
    );
  });

  test("another tenant's results do not exist for us, and a developer may not export", async () => {
    const { ctx, campaignId } = await aFinishedCampaign();
    const us = await aTexter();
    await expect(campaignResults(us, { campaignId })).rejects.toThrow("This campaign was not found.");
    await expect(resultRows(us, { campaignId, outcome: "sent" })).rejects.toThrow("not found");
    await expect(exportResults(us, { campaignId })).rejects.toThrow("not found");
    await expect(exportResults(as(ctx, "developer"), { campaignId })).rejects.toThrow(/export/);
  });
});
