import { describe, expect, test } from "vitest";
import { as, withDatabase } from "@/server/testing";
import { aRunningCampaign, aTextableLead, aTexter, dueTexts, mondayNoon, touchRows } from "@/server/testing/texts";
import { getTimingProfile } from "@/server/timing";
import { defaultTimingProfile } from "@/server/timing/schemas";
import { effectOf, previewHours } from "./preview-hours";

withDatabase();

const newYorker = {
  phoneCountry: "US",
  phoneZones: "America/New_York",
  phoneRegions: "US-NY",
  state: "NY",
  country: "US",
};
const noMondays = { ...defaultTimingProfile, windows: { ...defaultTimingProfile.windows, monday: null } };

describe("what a change of hours does to the texts of the next days", () => {
  const noon = new Date(mondayNoon);
  const tuesdayNine = new Date("2026-11-24T14:00:00Z");
  test.each([
    { title: "no change moves nothing", after: defaultTimingProfile, wouldHold: 0, latest: null },
    { title: "without Mondays a Monday's text waits for Tuesday", after: noMondays, wouldHold: 1, latest: tuesdayNine },
  ])("$title", ({ after, wouldHold, latest }) => {
    const effect = effectOf([{ dueAt: noon, ...newYorker }], defaultTimingProfile, after);
    expect(effect).toEqual({ wouldHold, wouldNeverLeave: 0, latest });
  });

  test("without any day they never leave", () => {
    const windows = Object.fromEntries(Object.keys(defaultTimingProfile.windows).map((day) => [day, null]));
    const closed = { ...defaultTimingProfile, windows: windows as typeof defaultTimingProfile.windows };
    expect(effectOf([{ dueAt: noon, ...newYorker }], defaultTimingProfile, closed)).toMatchObject({
      wouldNeverLeave: 1,
    });
  });
});

async function dueOnMonday(count: number) {
  const ctx = await aTexter();
  const leads = await Promise.all(Array.from({ length: count }, () => aTextableLead(ctx)));
  const campaignId = await aRunningCampaign(ctx);
  await dueTexts(ctx, campaignId, [leads.map(({ id }) => id)]);
  return { ctx, leads, campaignId };
}

test("a preview counts what would wait and changes nothing: neither the hours nor the texts", async () => {
  const { ctx } = await dueOnMonday(3);
  const [before, rows] = [await getTimingProfile(ctx), await touchRows(ctx)];
  const preview = await previewHours(ctx, { windows: { monday: null } });
  expect(preview).toMatchObject({ looked: 3, isAll: true, wouldHold: 3, wouldNeverLeave: 0 });
  expect(await getTimingProfile(ctx)).toEqual(before);
  expect(await touchRows(ctx)).toEqual(rows);
});

test("a text of the week after next is not counted, nor another tenant's", async () => {
  const { ctx, leads, campaignId } = await dueOnMonday(1);
  const far = new Date(ctx.now().getTime() + 8 * 86_400_000);
  await dueTexts(ctx, campaignId, [[leads[0]?.id ?? ""], { sourceKey: "far", step: 2, dueAt: far }]);
  expect(await previewHours(ctx, { windows: { monday: null } })).toMatchObject({ looked: 1 });
  expect(await previewHours(await aTexter(), { windows: { monday: null } })).toMatchObject({ looked: 0, wouldHold: 0 });
});

test("wider than the law is refused, and a marketer may not ask", async () => {
  const ctx = await aTexter();
  const wide = { windows: { monday: { start: "06:00", end: "20:00" } } };
  await expect(previewHours(ctx, wide)).rejects.toThrow("wider than the law allows");
  await expect(previewHours(as(ctx, "marketer"), { windows: { monday: null } })).rejects.toThrow("settings:timing");
});
