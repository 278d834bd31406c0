import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { rateBuckets, senders } from "@/drizzle/schema";
import { addTwilioSender } from "@/server/channels";
import { setPace } from "@/server/channels/settings";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { as, aTenant, withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import { aRunningCampaign, aTextableLead, aTexter, dueTexts, touchRows, wordsFor } from "@/server/testing/texts";
import { sendDueTouches } from "../send-due";
import { showLimits } from "./show";

const carrier = await withCarrier();

withDatabase();

const words = () => ({ limit: 200, sources: [wordsFor("campaign"), wordsFor("reply")] });
const pacificMidnight = "2026-11-24T08:00:00.000Z";

/** A low-volume brand: 3.75 segments a second, 2,000 a day at T-Mobile. */
async function aBrand(count: number, used = 0) {
  const ctx = await aTexter({ carrier: "twilio" });
  await inTransaction(ctx, async (tx) => {
    await tx.update(senders).set({ senderClass: "low_volume" }).where(eq(senders.tenantId, ctx.tenantId));
    if (used > 0)
      await tx.insert(rateBuckets).values({
        tenantId: ctx.tenantId,
        key: "brand-day:low_volume:2026-11-23",
        tokens: used,
        refilledAt: ctx.now(),
      });
  });
  const leads = await Promise.all(Array.from({ length: count }, () => aTextableLead(ctx)));
  const campaignId = await aRunningCampaign(ctx);
  await dueTexts(ctx, campaignId, [leads.map(({ id }) => id)]);
  return { ctx, leads, campaignId };
}

const usedToday = async (ctx: Ctx) => {
  const { limits } = await showLimits(ctx, {});
  return limits.find(({ kind }) => kind === "brand_day")?.used;
};

describe("[P-FR4.1] [E6.2] a brand's day at its carrier", () => {
  test("is counted over all its texts, and shown with what is left", async () => {
    const { ctx } = await aBrand(1);
    await sendDueTouches(ctx, words());
    const [sent] = await touchRows(ctx);
    expect(sent?.status).toBe("sent");
    expect(await usedToday(ctx)).toBe(sent?.segments);
  });

  test("[case 30] past it the carrier's own recipients wait for midnight in Los Angeles, and others go on", async () => {
    const { ctx, leads, campaignId } = await aBrand(2, 2_000);
    const [own] = leads;
    carrier.behave = ({ to }) => (to === own?.phone ? { kind: "refuse", status: 400, code: 30023 } : { kind: "take" });
    await sendDueTouches(ctx, words());
    ctx.setNow(new Date(ctx.now().getTime() + 60_000));
    await sendDueTouches(ctx, words());
    const rows = await touchRows(ctx);
    expect(rows.map(({ leadId, status }) => [leadId === own?.id, status]).sort()).toEqual([
      [false, "sent"],
      [true, "pending"],
    ]);
    expect(rows.find(({ status }) => status === "pending")?.dueAt.toISOString()).toBe(pacificMidnight);
    expect(await showLimits(ctx, { campaignId })).toMatchObject({
      waiting: { count: 1, isMore: false },
      binding: { kind: "brand_day", of: 2_000, freesAt: new Date(pacificMidnight) },
      sentence: expect.stringContaining("1 message waits. T-Mobile takes 2,000 segments a day from the brand"),
    });
  });
});

test("[P-FR4.1] two numbers of one brand share its segments a second", async () => {
  const { ctx } = await aBrand(4);
  await addTwilioSender(ctx, {
    account_sid: `AC${newId().replaceAll("-", "")}`,
    auth_token: "token-of-the-second",
    number: "+15005550009",
    sender_class: "low_volume",
  });
  await sendDueTouches(ctx, words());
  const { limits } = await showLimits(ctx, {});
  expect(limits.filter(({ kind }) => kind === "sender")).toHaveLength(2);
  expect(limits.find(({ kind }) => kind === "brand")).toMatchObject({ of: 3.75, binds: true });
  expect((await touchRows(ctx)).filter(({ status }) => status === "sent")).toHaveLength(1);
});

test("[E6.2] a campaign's rate makes the rest wait, and a paused campaign waits for no limit", async () => {
  const ctx = await aTexter();
  const leads = await Promise.all([1, 2, 3].map(() => aTextableLead(ctx)));
  const campaignId = await aRunningCampaign(ctx, { ratePerMinute: 10, dailyNewLeads: 2 });
  await dueTexts(ctx, campaignId, [leads.map(({ id }) => id)]);
  await sendDueTouches(ctx, words());
  expect(await showLimits(ctx, { campaignId })).toMatchObject({
    waiting: { count: 2 },
    binding: { kind: "campaign", of: 10, freesAt: new Date("2026-11-23T17:00:06Z") },
  });
  ctx.setNow("2026-11-23T17:00:06Z");
  await sendDueTouches(ctx, words());
  ctx.setNow("2026-11-23T17:00:12Z");
  await sendDueTouches(ctx, words());
  expect((await showLimits(ctx, { campaignId })).sentence).toBe(
    "1 message waits. The campaign Reactivation begins with at most 2 new people a day: used up until 00:00 in New York.",
  );
  const paused = await aRunningCampaign(ctx, { status: "paused", ratePerMinute: 10 });
  expect(await showLimits(ctx, { campaignId: paused })).toMatchObject({ binding: null, sentence: null });
});

test("another tenant's campaign does not exist for us, and who may not read campaigns reads no limits", async () => {
  const { ctx, campaignId } = await aBrand(1);
  await expect(showLimits(await aTenant(), { campaignId })).rejects.toThrow("not found");
  await expect(showLimits(ctx, { campaignId: "nothing" })).rejects.toThrow("not found");
  await expect(showLimits({ ...as(ctx, "analyst"), permissions: new Set() }, {})).rejects.toThrow("campaigns:read");
});

describe("[P-FR4.1] [E6.2] the pace that a workspace chose", () => {
  test("a day: campaigns wait for tomorrow and say so, a person's reply goes on, and the next day counts anew", async () => {
    const ctx = await aTexter();
    await setPace(ctx, { per_minute: null, per_day: 2 });
    const leads = await Promise.all([1, 2, 3, 4].map(() => aTextableLead(ctx)));
    const campaignId = await aRunningCampaign(ctx);
    await dueTexts(ctx, campaignId, [leads.map(({ id }) => id)]);
    await sendDueTouches(ctx, words());
    await sendDueTouches(ctx, words());
    const rows = await touchRows(ctx);
    expect(rows.map(({ status }) => status).sort()).toEqual(["held", "held", "sent", "sent"]);
    expect(rows.find(({ status }) => status === "held")).toMatchObject({
      reason: "Held until tomorrow: the workspace sends at most 2 messages a day, as it chose.",
      dueAt: new Date("2026-11-24T05:00:00Z"),
    });
    expect(await showLimits(ctx, { campaignId })).toMatchObject({
      sentence:
        "2 messages wait. Campaigns of the workspace send at most 2 messages a day, as it chose: used up until 00:00 in New York.",
    });
    await dueTexts(ctx, newId(), [
      [leads[0]?.id ?? ""],
      { source: "reply", sourceKey: "r", campaignId: null, step: null, class: "conversational", author: "user" },
    ]);
    expect(await sendDueTouches(ctx, words())).toMatchObject({ sent: 1 });
    ctx.setNow("2026-11-24T17:00:00Z");
    expect(await sendDueTouches(ctx, words())).toMatchObject({ sent: 2 });
  });

  test("a minute: two campaigns share it", async () => {
    const ctx = await aTexter();
    await setPace(ctx, { per_minute: 30, per_day: null });
    for (const _ of [1, 2])
      await dueTexts(ctx, await aRunningCampaign(ctx), [
        [(await aTextableLead(ctx)).id, (await aTextableLead(ctx)).id],
      ]);
    expect(await sendDueTouches(ctx, words())).toMatchObject({ sent: 1 });
    expect((await showLimits(ctx, {})).binding).toMatchObject({ kind: "workspace", of: 30 });
    ctx.setNow("2026-11-23T17:00:02Z");
    expect(await sendDueTouches(ctx, words())).toMatchObject({ sent: 1 });
  });

  test("is set by who may, within bounds, and lifted again", async () => {
    const ctx = await aTexter();
    await expect(setPace(ctx, { per_minute: 0, per_day: null })).rejects.toThrow("At least one message a minute");
    await expect(setPace(as(ctx, "marketer"), { per_minute: 1, per_day: null })).rejects.toThrow("settings:branding");
    await setPace(ctx, { per_minute: 10, per_day: 10 });
    expect(await setPace(ctx, { per_minute: null, per_day: null })).toEqual({
      messagesPerMinute: null,
      messagesPerDay: null,
    });
    expect((await showLimits(ctx, {})).limits.some(({ kind }) => kind.startsWith("workspace"))).toBe(false);
  });
});
