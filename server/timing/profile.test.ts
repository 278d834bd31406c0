import { describe, expect, test } from "vitest";
import { as, aTenant, withDatabase } from "@/server/testing";
import { getTimingProfile, refusalToKeep, updateTimingProfile } from "./profile";
import { defaultTimingProfile, type TimingProfile } from "./schemas";

withDatabase();

const monday = (start: string, end: string): TimingProfile => ({
  ...defaultTimingProfile,
  windows: { ...defaultTimingProfile.windows, monday: { start, end } },
});
const caps = (change: Partial<TimingProfile["caps"]>): TimingProfile => ({
  ...defaultTimingProfile,
  caps: { ...defaultTimingProfile.caps, ...change },
});

const attention = (change: Partial<TimingProfile["attention"]>): TimingProfile => ({
  ...defaultTimingProfile,
  attention: { ...defaultTimingProfile.attention, ...change },
});

test.each<[string, TimingProfile, string | null]>([
  ["[E3.2] a longer gap", attention({ minGapHours: 72 }), null],
  [
    "[E3.2] a shorter gap than our own",
    attention({ minGapHours: 12 }),
    "At least 24 hours lie between two messages to one person.",
  ],
  [
    "[E3.3] more messages a week",
    attention({ perWeek: { engaged: 5, known: 4, silent: 7 } }),
    "Somebody silent gets at most 3 messages in 7 days.",
  ],
  [
    "[E3.4] later slowing",
    attention({ unansweredBeforeSlowing: 5 }),
    "At most 3 messages may go unanswered before outreach slows down.",
  ],
  ["[E3.4] a shorter slow-down", attention({ slowDownDays: 3 }), "Outreach slows down for at least 14 days."],
  ["the default", defaultTimingProfile, null],
  ["as wide as the law", monday("08:00", "21:00"), null],
  [
    "earlier than the law",
    monday("07:00", "20:00"),
    "Monday's window is wider than the law allows: texts may go from 08:00 to 21:00 (47 CFR 64.1200(c)(1)).",
  ],
  [
    "later than the law",
    monday("09:00", "22:00"),
    "Monday's window is wider than the law allows: texts may go from 08:00 to 21:00 (47 CFR 64.1200(c)(1)).",
  ],
  ["backwards", monday("18:00", "09:00"), "Monday's window must end after it starts."],
  [
    "too many texts",
    caps({ per24Hours: 4 }),
    "At most 3 texts in 24 hours are allowed (Fla. Stat. 501.059 and others).",
  ],
  [
    "more campaign texts than texts",
    caps({ per24Hours: 1, campaignPer24Hours: 2 }),
    "Campaign texts in 24 hours cannot exceed all texts in 24 hours.",
  ],
])("a profile that is %s: %s", (_, profile, refusal) => expect(refusalToKeep(profile)).toBe(refusal));

describe("the workspace's profile", () => {
  test("starts as the default and keeps what is changed", async () => {
    const us = await aTenant();
    expect(await getTimingProfile(us)).toEqual(defaultTimingProfile);
    await updateTimingProfile(us, { windows: { sunday: null }, caps: { perWeek: 3 } });
    const kept = await getTimingProfile(us);
    expect(kept.windows.sunday).toBeNull();
    expect(kept.windows.monday).toEqual({ start: "09:00", end: "20:00" });
    expect(kept.caps).toEqual({ per24Hours: 3, perWeek: 3, campaignPer24Hours: 1 });
  });

  test("cannot be looser than the law", async () => {
    const us = await aTenant();
    await expect(updateTimingProfile(us, { windows: { friday: { start: "06:00", end: "20:00" } } })).rejects.toThrow(
      "wider than the law",
    );
    expect(await getTimingProfile(us)).toEqual(defaultTimingProfile);
  });

  test("another tenant's change does not reach us", async () => {
    const [us, them] = await Promise.all([aTenant(), aTenant()]);
    await updateTimingProfile(them, { windows: { monday: null } });
    expect((await getTimingProfile(us)).windows.monday).not.toBeNull();
  });

  test("a sales rep may not change it", async () => {
    const us = await aTenant();
    await expect(updateTimingProfile(as(us, "sales_rep"), { caps: { perWeek: 1 } })).rejects.toThrow("settings:timing");
  });
});
