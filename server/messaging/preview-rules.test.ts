import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { touches } from "@/drizzle/schema";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { as, withDatabase } from "@/server/testing";
import { aRunningCampaign, aTextableLead, aTexter, dueTexts, touchRows } from "@/server/testing/texts";
import { getTimingProfile } from "@/server/timing";
import { effectOf, previewRules } from "./preview-rules";
import type { Decision } from "./verdict";

withDatabase();

const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour));
const decided = (outcome: Decision["outcome"], until: Date | null = null): Decision => ({
  outcome,
  until,
  rule: null,
  reason: null,
  verdicts: [],
});
const [sent, skipped] = [decided("send"), decided("skip")];
const held = (hour: number) => decided("hold", at(hour));

describe("what a change of the rules does to one message", () => {
  test.each([
    ["it leaves as before", sent, sent, null],
    ["it would wait", sent, held(9), "later"],
    ["it would wait longer", held(9), held(15), "later"],
    ["it would wait as long", held(9), held(9), null],
    ["it would wait less", held(15), held(9), "sooner"],
    ["it would not wait", held(15), sent, "sooner"],
    ["it would find no hour", sent, skipped, "never"],
    ["it was skipped anyway", skipped, skipped, null],
    ["it would be possible again", skipped, held(9), "sooner"],
  ] as const)("%s", (_, before, after, effect) => expect(effectOf(before, after)).toBe(effect));
});

const markSent = (ctx: Ctx, at: Date) =>
  inTransaction(ctx, (tx) =>
    tx.update(touches).set({ status: "sent", sentAt: at }).where(eq(touches.sourceKey, "before")),
  );

async function dueOnMonday(count: number) {
  const ctx = await aTexter();
  const leads = await Promise.all(Array.from({ length: count }, () => aTextableLead(ctx)));
  const campaignId = await aRunningCampaign(ctx);
  await dueTexts(ctx, campaignId, [leads.map(({ id }) => id)]);
  return { ctx, leads, campaignId };
}

test("a dry run of a change counts what would wait, names the people page by page, and changes nothing", async () => {
  const { ctx, leads } = await dueOnMonday(3);
  const [before, rows] = [await getTimingProfile(ctx), await touchRows(ctx)];
  const change = { windows: { monday: null } };
  const first = await previewRules(ctx, { ...change, limit: 2 });
  expect(first).toMatchObject({ looked: 3, isAll: true, wouldHold: 3, wouldSkip: 0, wouldGoSooner: 0, nextCursor: 2 });
  expect(first.latest).toEqual(new Date("2026-11-24T14:00:00Z"));
  expect(first.people).toMatchObject([
    { name: "Lee", effect: "later", until: new Date("2026-11-24T14:00:00Z"), reason: expect.stringContaining("Held") },
    {},
  ]);
  const second = await previewRules(ctx, { ...change, limit: 2, cursor: 2 });
  const told = [...first.people, ...second.people].map(({ leadId }) => leadId);
  expect(told.sort()).toEqual(leads.map(({ id }) => id).sort());
  expect(await getTimingProfile(ctx)).toEqual(before);
  expect(await touchRows(ctx)).toEqual(rows);
});

test("further pages are those of the first, asked once; another question, or the first page again, is looked at anew", async () => {
  const { ctx, leads, campaignId } = await dueOnMonday(3);
  const change = { windows: { monday: null } };
  const first = await previewRules(ctx, { ...change, limit: 1 });
  await inTransaction(ctx, (tx) => tx.delete(touches).where(eq(touches.campaignId, campaignId)));
  const second = await previewRules(ctx, { ...change, limit: 1, cursor: 1 });
  expect(second).toMatchObject({ looked: 3, wouldHold: 3, nextCursor: 2, people: [{ name: "Lee" }] });
  const told = [...first.people, ...second.people].map(({ leadId }) => leadId);
  expect(new Set(told).size).toBe(2);
  expect(leads.map(({ id }) => id)).toEqual(expect.arrayContaining(told));
  expect(await previewRules(ctx, { windows: { tuesday: null }, cursor: 1 })).toMatchObject({ looked: 0 });
  const colleague = { ...ctx, actor: { ...ctx.actor, id: "another" } };
  expect(await previewRules(colleague, { ...change, cursor: 1 })).toMatchObject({ looked: 0 });
  expect(await previewRules(ctx, change)).toMatchObject({ looked: 0, wouldHold: 0 });
});

test("without any day they would never leave; a longer gap moves who was written to lately", async () => {
  const { ctx, leads, campaignId } = await dueOnMonday(1);
  const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
  const closed = Object.fromEntries(days.map((name) => [name, null]));
  expect(await previewRules(ctx, { windows: closed })).toMatchObject({ wouldHold: 0, wouldSkip: 1 });
  const earlier = new Date(ctx.now().getTime() - 30 * 3_600_000);
  const written = { sourceKey: "before", step: 1, dueAt: earlier };
  await dueTexts(ctx, campaignId, [[leads[0]?.id ?? ""], written]);
  await markSent(ctx, earlier);
  expect(await previewRules(ctx, { attention: { minGapHours: 48 } })).toMatchObject({ wouldHold: 1 });
  expect(await previewRules(ctx, { attention: { minGapHours: 24 } })).toMatchObject({ wouldHold: 0 });
});

test("a text of the week after next is not counted, nor another tenant's", async () => {
  const { ctx, leads, campaignId } = await dueOnMonday(1);
  const far = new Date(ctx.now().getTime() + 8 * 86_400_000);
  await dueTexts(ctx, campaignId, [[leads[0]?.id ?? ""], { sourceKey: "far", step: 2, dueAt: far }]);
  expect(await previewRules(ctx, { windows: { monday: null } })).toMatchObject({ looked: 1 });
  expect(await previewRules(await aTexter(), { windows: { monday: null } })).toMatchObject({ looked: 0, wouldHold: 0 });
});

test("wider than the law is refused, and a marketer may not ask", async () => {
  const ctx = await aTexter();
  const wide = { windows: { monday: { start: "06:00", end: "20:00" } } };
  await expect(previewRules(ctx, wide)).rejects.toThrow("wider than the law allows");
  await expect(previewRules(as(ctx, "marketer"), { windows: { monday: null } })).rejects.toThrow("settings:timing");
});
