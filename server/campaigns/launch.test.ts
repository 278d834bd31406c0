import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { senders } from "@/drizzle/schema";
import { inTransaction } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { aCampaign, drain, later, ledgerOf } from "@/server/testing/campaigns";
import { aTextableLead, aTexter, suppressPhone, touchRows } from "@/server/testing/texts";
import { audienceRows, reachOf } from "./audience";
import { updateCampaign } from "./draft";
import { launchDue } from "./go-live";
import { cancelLaunch, launchCampaign } from "./launch";
import { campaignTouches } from "./queries";
import { reviewCampaign } from "./review";
import type { CreateCampaignInput } from "./schemas";
import { startFromPreset } from "./start";

withDatabase();

describe("launching", () => {
  test("[CMP-4] a launch cancelled within its hold sends nothing and is a draft again", async () => {
    const ctx = await aTexter();
    await aTextableLead(ctx);
    const { id } = await aCampaign(ctx);
    expect(await launchCampaign(ctx, { campaignId: id })).toMatchObject({ status: "scheduled" });
    later(ctx, 0.5);
    expect(await launchDue(ctx)).toBe(0);
    expect(await cancelLaunch(ctx, { campaignId: id })).toMatchObject({ status: "draft", launchAt: null });
    later(ctx, 10);
    expect(await launchDue(ctx)).toBe(0);
    expect(await touchRows(ctx)).toEqual([]);
  });

  test("when the hold is over the campaign runs and its texts leave once", async () => {
    const ctx = await aTexter();
    await aTextableLead(ctx);
    const { id } = await aCampaign(ctx);
    await launchCampaign(ctx, { campaignId: id });
    later(ctx, 1);
    expect(await launchDue(ctx)).toBe(1);
    expect(await launchDue(ctx)).toBe(0);
    await drain(ctx);
    await drain(ctx);
    expect(await touchRows(ctx)).toMatchObject([
      { status: "sent", step: 1 },
      { status: "pending", step: 2 },
    ]);
    await expect(cancelLaunch(ctx, { campaignId: id })).rejects.toThrow(
      "can no longer be cancelled: the campaign is running",
    );
  });

  test("[CMP-6] the reach shown before is what the ledger holds after, everybody left out with a reason", async () => {
    const ctx = await aTexter();
    for (let lead = 0; lead < 6; lead++) await aTextableLead(ctx);
    await aTextableLead(ctx, { consent: "none" });
    await suppressPhone(ctx, (await aTextableLead(ctx)).phone);
    const { id } = await aCampaign(ctx);
    const reach = await reachOf(ctx, { campaignId: id });
    expect(reach).toMatchObject({ audience: 8, reachable: 6, texted: 6, holdout: 0 });
    expect(reach.excluded.map(({ reason, count }) => [reason, count])).toEqual([
      ["opted_out", 1],
      ["no_consent", 1],
    ]);
    await launchCampaign(ctx, { campaignId: id, hold_seconds: 0 });
    expect(await ledgerOf(ctx, id)).toMatchObject({ intended: 8, pending: 6, skipped: 2 });
    const { data } = await campaignTouches(ctx, { campaignId: id, status: "skipped" });
    expect(data.map((touch) => touch.reason).sort()).toEqual([
      "The lead opted out.",
      "There is no recorded consent to marketing texts.",
    ]);
    expect(data[0]?.verdict).toMatchObject([{ rule: "audience", outcome: "skip" }]);
  });

  test("the figures of the reach open their people", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    const without = await aTextableLead(ctx, { consent: "none" });
    const { id } = await aCampaign(ctx);
    expect((await audienceRows(ctx, { campaignId: id, which: "no_consent" })).data.map((row) => row.id)).toEqual([
      without.id,
    ]);
    expect((await audienceRows(ctx, { campaignId: id, which: "texted" })).data.map((row) => row.id)).toEqual([lead.id]);
  });

  test("a holdout is drawn once by a stable hash and never texted", async () => {
    const ctx = await aTexter();
    for (let lead = 0; lead < 40; lead++) await aTextableLead(ctx);
    const { id } = await aCampaign(ctx, { holdout_percent: 50 });
    const before = await audienceRows(ctx, { campaignId: id, which: "holdout", limit: 200 });
    await launchCampaign(ctx, { campaignId: id, hold_seconds: 0 });
    const enrolled = await inTransaction(ctx, (tx) => tx.query.enrollments.findMany());
    const heldOut = enrolled.filter(({ arm }) => arm === "holdout").map(({ leadId }) => leadId);
    expect(heldOut.length).toBeGreaterThan(5);
    expect(heldOut.sort()).toEqual(before.data.map(({ id: leadId }) => leadId).sort());
    const touched = (await touchRows(ctx)).map(({ leadId }) => leadId);
    expect(touched).toHaveLength(40 - heldOut.length);
    expect(touched.filter((leadId) => heldOut.includes(leadId ?? ""))).toEqual([]);
  });

  test.each([
    ["no audience", { filter: null }, "No audience is chosen yet."],
    [
      "nobody reachable",
      { filter: { all: [{ field: "company", op: "eq", value: "nobody" }] } },
      "Nobody matches this audience.",
    ],
    ["an empty text", { steps: [{ body: " " }] }, "Text 1 has no words yet."],
    ["a link without a page", { booking_url: null }, "Text 2 uses {booking}, but the campaign has no booking page."],
  ] as [string, Partial<CreateCampaignInput>, string][])("with %s it is refused", async (_, more, sentence) => {
    const ctx = await aTexter();
    await aTextableLead(ctx);
    const { id } = await aCampaign(ctx, more);
    await expect(launchCampaign(ctx, { campaignId: id })).rejects.toThrow(sentence);
  });

  test("[CMP-8] a variable without a value or fallback is refused, naming the leads", async () => {
    const ctx = await aTexter();
    await aTextableLead(ctx);
    const { id } = await aCampaign(ctx, { steps: [{ body: "Still thinking about your {service}?" }] });
    const { refusal, checks } = await reviewCampaign(ctx, { campaignId: id });
    expect(refusal).toBe("Text 1 uses {service}, which 1 lead lacks: Lee. Write a fallback such as {service|there}.");
    expect(checks.find((check) => check.id === "variables")).toMatchObject({ outcome: "block", at: "message" });
    await expect(launchCampaign(ctx, { campaignId: id })).rejects.toThrow("which 1 lead lacks: Lee");
  });

  test("[CMP-3] without a registered number it is refused, naming what is missing", async () => {
    const ctx = await aTexter();
    await aTextableLead(ctx);
    const { id } = await aCampaign(ctx);
    await inTransaction(ctx, (tx) =>
      tx.update(senders).set({ senderClass: "unregistered" }).where(eq(senders.tenantId, ctx.tenantId)),
    );
    await expect(launchCampaign(ctx, { campaignId: id })).rejects.toThrow("is not registered for texting");
  });

  test("[CMP-1] the ready preset launches as it is", async () => {
    const ctx = await aTexter();
    for (let lead = 0; lead < 20; lead++) await aTextableLead(ctx);
    const { id } = await startFromPreset(ctx, "reactivation");
    await updateCampaign(ctx, { campaignId: id, booking_url: "https://book.example.com" });
    expect(await reviewCampaign(ctx, { campaignId: id })).toMatchObject({ refusal: null });
    await launchCampaign(ctx, { campaignId: id, hold_seconds: 0 });
    await drain(ctx);
    const sent = (await touchRows(ctx)).find((touch) => touch.status === "sent");
    expect(sent?.body).toBe(
      "Hi Lee, it's Nova, the AI assistant of Northwind. You asked us for information a while ago. Is that still of interest? Reply STOP to opt out.",
    );
    expect((await startFromPreset(ctx, "reactivation")).name).toBe("Reactivation 2");
  });
});
