import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { campaigns } from "@/drizzle/schema";
import { leadTimeline } from "@/server/conversations";
import { inTransaction } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { aCampaign, drain, later, launched, ledgerOf } from "@/server/testing/campaigns";
import { aTextableLead, aTexter, dueTexts, touchRows } from "@/server/testing/texts";
import { slowDown, updateTimingProfile } from "@/server/timing";
import type { Priority } from "@/server/timing/schemas";
import { sendDueTouches } from "../send-due";

withDatabase();

const day = 24 * 60;
type Ctx = Awaited<ReturnType<typeof aTexter>>;
let ctx: Ctx;
let leadId: string;
beforeEach(async () => {
  ctx = await aTexter();
  leadId = (await aTextableLead(ctx)).id;
});

/** A running campaign of its own priority with a text due now for the lead. */
async function wants(name: string, priority: Priority = "normal") {
  const { id } = await aCampaign(ctx, { name, priority, steps: [{ body: "Hi there, still looking?" }] });
  await inTransaction(ctx, (tx) => tx.update(campaigns).set({ status: "running" }).where(eq(campaigns.id, id)));
  await dueTexts(ctx, id, [[leadId]]);
  return id;
}

const standing = async (campaignId: string) => {
  const row = (await touchRows(ctx)).find((touch) => touch.campaignId === campaignId);
  return { status: row?.status, reason: row?.reason };
};

describe("two campaigns that want one person", () => {
  test("[E3.2] of two texts in one batch one leaves, and the other waits the gap", async () => {
    const [first, second] = [await wants("Spring"), await wants("Summer")];
    expect(await drain(ctx)).toMatchObject({ sent: 1, held: 1 });
    expect(await standing(first)).toMatchObject({ status: "sent" });
    expect(await standing(second)).toMatchObject({ status: "held" });
    later(ctx, day);
    expect(await drain(ctx)).toMatchObject({ sent: 1 });
  });

  test("[E3.2] the one of higher priority writes first, also when the other was due before", async () => {
    const [low, high] = [await wants("Summer", "low"), await wants("Spring", "high")];
    await drain(ctx);
    expect(await standing(high)).toMatchObject({ status: "sent" });
    expect(await standing(low)).toEqual({
      status: "held",
      reason: 'Held until 24 Nov, 12:00: the campaign "Spring" goes first, on 23 Nov, 12:00.',
    });
  });

  test("[E3.2] a paused campaign is nobody's rival", async () => {
    const [low, high] = [await wants("Summer", "low"), await wants("Spring", "high")];
    await inTransaction(ctx, (tx) => tx.update(campaigns).set({ status: "paused" }).where(eq(campaigns.id, high)));
    await drain(ctx);
    expect(await standing(low)).toMatchObject({ status: "sent" });
  });

  test("[E3.2] a launch leaves out who is in another campaign, unless it outranks that one", async () => {
    await launched(ctx, { name: "Spring" });
    await expect(launched(ctx, { name: "Summer" })).rejects.toThrow("Another campaign is texting this lead: 1 lead.");
    const higher = await launched(ctx, { name: "Recall", priority: "high" });
    expect(await ledgerOf(ctx, higher)).toMatchObject({ skipped: 0, pending: 1 });
  });
});

test("[E3.4] after two texts without an answer the next waits, and the lead's timeline says why and until when", async () => {
  await updateTimingProfile(ctx, { attention: { unansweredBeforeSlowing: 2 } });
  for (const name of ["Spring", "Summer"]) {
    await wants(name);
    await drain(ctx);
    later(ctx, 2 * day);
  }
  const third = await wants("Autumn");
  await drain(ctx);
  const reason = "Held until 9 Dec: two texts went unanswered; next after 14 days.";
  expect(await standing(third)).toEqual({ status: "held", reason });
  const { data } = await leadTimeline(ctx, { leadId, kinds: ["slow_down"] });
  const until = new Date("2026-12-09T17:00:00Z");
  expect(data).toMatchObject([{ event: "unanswered", text: "Messages went unanswered.", details: { until } }]);
  ctx.setNow(until);
  expect(await drain(ctx)).toMatchObject({ sent: 1 });
});

test("[E3.4] a slow-down holds every campaign's texts until it ends; the same sign twice is one; another tenant's slows nobody here", async () => {
  const until = new Date(ctx.now().getTime() + 10 * day * 60_000);
  for (const _ of [1, 2]) await inTransaction(ctx, (tx) => slowDown(tx, [{ leadId, kind: "not_now", until }]));
  const campaignId = await wants("Spring");
  await drain(ctx);
  expect(await standing(campaignId)).toEqual({
    status: "held",
    reason: "Held until 3 Dec: the lead answered not now.",
  });
  expect((await leadTimeline(ctx, { leadId, kinds: ["slow_down"] })).data).toHaveLength(1);
  const other = await aTexter();
  const free = await aTextableLead(other);
  const { id } = await aCampaign(other);
  await inTransaction(other, (tx) => tx.update(campaigns).set({ status: "running" }).where(eq(campaigns.id, id)));
  await dueTexts(other, id, [[free.id]]);
  expect(await sendDueTouches(other, { limit: 10, sources: [] })).toMatchObject({ held: 0 });
  later(ctx, 10 * day);
  expect(await drain(ctx)).toMatchObject({ sent: 1 });
});
