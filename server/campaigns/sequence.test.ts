import { describe, expect, test } from "vitest";
import { readInbound, signInbound } from "@/server/channels";
import { receiveText } from "@/server/conversations";
import { askToLift, haltSending, liftHalt } from "@/server/messaging";
import { atClock } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { answers, day, drain, later, launched, ledgerOf } from "@/server/testing/campaigns";
import { aTextableLead, aTexter, touchRows } from "@/server/testing/texts";
import { finishCampaigns, followHalt, pauseCampaign, resumeCampaign, stopCampaign } from "./control";
import { getCampaign } from "./queries";

withDatabase();

describe("the sequence", () => {
  test("the follow-up comes a week later with the lead's own booking link, then the campaign is done", async () => {
    const ctx = await aTexter();
    await aTextableLead(ctx);
    const id = await launched(ctx);
    await drain(ctx);
    expect(await finishCampaigns(ctx)).toBe(0);
    later(ctx, 7 * day);
    await drain(ctx);
    const [first, second] = await touchRows(ctx);
    expect(first?.body).toBe("Northwind: Hi Lee, still looking? Reply STOP to opt out.");
    expect(second?.body).toMatch(/^Hi Lee, one more note: http.*\/b\/[\w-]{12}$/);
    expect(await finishCampaigns(ctx)).toBe(1);
    expect(await getCampaign(ctx, { campaignId: id })).toMatchObject({
      status: "done",
      ledger: { intended: 2, sent: 2 },
    });
    const [enrolled] = await inTransaction(ctx, (tx) => tx.query.enrollments.findMany());
    expect(enrolled?.endedReason).toBe("All texts were sent.");
  });

  test.each([
    [["reply"], "cancelled"],
    [["booking"], "pending"],
  ] as const)("with stop_on %o a reply leaves the follow-up %s", async (stop_on, status) => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    await launched(ctx, { stop_on: [...stop_on] });
    await drain(ctx);
    const read = await readInbound(await signInbound(ctx, { from: lead.phone, body: "Tell me more" }));
    if ("refused" in read) throw new Error(read.sentence);
    await receiveText(atClock(read.ctx, ctx.now), read.text);
    expect((await touchRows(ctx)).find(({ step }) => step === 2)).toMatchObject({ status });
  });

  test("a reply that came while the text left ends the sequence", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    await launched(ctx);
    await answers(ctx, lead.id);
    await drain(ctx);
    expect(await touchRows(ctx)).toMatchObject([{ step: 1, status: "sent" }]);
    const [enrolled] = await inTransaction(ctx, (tx) => tx.query.enrollments.findMany());
    expect(enrolled?.endedReason).toBe("The lead replied.");
  });

  test("an AI step writes its own words, says that an AI writes and how to stop", async () => {
    const ctx = await aTexter();
    await aTextableLead(ctx);
    await launched(ctx, { steps: [{ mode: "ai", brief: { goal: "Ask whether they still want a new roof" } }] });
    await drain(ctx);
    const [touch] = await touchRows(ctx);
    expect(touch).toMatchObject({ status: "sent", author: "ai" });
    expect(touch?.body).toMatch(/AI assistant/);
    expect(touch?.body).toMatch(/STOP/);
  });

  test("a paused campaign sends nothing, a resumed one goes on, a stopped one says what had left", async () => {
    const ctx = await aTexter();
    for (let lead = 0; lead < 2; lead++) await aTextableLead(ctx);
    const id = await launched(ctx);
    await pauseCampaign(ctx, { campaignId: id });
    expect(await drain(ctx)).toMatchObject({ sent: 0 });
    await expect(pauseCampaign(ctx, { campaignId: id })).rejects.toThrow("A paused campaign cannot be paused.");
    await resumeCampaign(ctx, { campaignId: id });
    await drain(ctx);
    expect(await stopCampaign(ctx, { campaignId: id })).toMatchObject({
      sent: 2,
      cancelled: 2,
      campaign: { status: "stopped" },
    });
    expect(await ledgerOf(ctx, id)).toMatchObject({ intended: 4, sent: 2, cancelled: 2, pending: 0 });
    await expect(resumeCampaign(ctx, { campaignId: id })).rejects.toThrow("A stopped campaign cannot be resumed.");
  });

  test("a halted campaign sends nothing and cannot be resumed past the halt; lifted, it goes on by itself", async () => {
    const ctx = await aTexter();
    await aTextableLead(ctx);
    const id = await launched(ctx);
    const halt = await haltSending(ctx, { scope: "campaign", target: id, reason: "The wording is wrong." });
    await followHalt(ctx, { campaignId: id });
    expect(await drain(ctx)).toMatchObject({ sent: 0 });
    await expect(resumeCampaign(ctx, { campaignId: id })).rejects.toThrow("two people lift the halt");
    await askToLift(ctx, { haltId: halt.id, reason: "The wording was mended." });
    await liftHalt(ctx, { haltId: halt.id });
    await followHalt(ctx, { campaignId: id });
    expect(await getCampaign(ctx, { campaignId: id })).toMatchObject({ status: "running" });
    expect(await drain(ctx)).toMatchObject({ sent: 1 });
  });
});
