import { expect, test } from "vitest";
import { campaignRate, senderRate } from "../buckets";
import { limitOf } from "./describe";
import type { Meter } from "./meters";
import { boundBy } from "./show";

const now = new Date("2026-11-23T17:00:00Z");
const naming = { name: "+15005550006", carrier: "T-Mobile", timeZone: "America/New_York", now };
const base: Meter = { kind: "sender", subject: "s", rate: null, tokens: 1, openAt: null, day: null };
const day = (of: number, zone: string | null = null) => ({ rate: null, day: { of, zone } });

const cases: { is: string; meter: Meter; used: number; of: number | null; freesAt: string | null; says: string }[] = [
  {
    is: "a number with room",
    meter: { ...base, rate: senderRate(3.75), tokens: senderRate(3.75)?.capacity ?? 0 },
    used: 0,
    of: 3.75,
    freesAt: null,
    says: "+15005550006 sends at most 3.75 segments a second.",
  },
  {
    is: "a fast number in full use",
    meter: { ...base, rate: senderRate(120), tokens: 0 },
    used: 120,
    of: 120,
    freesAt: "2026-11-23T17:00:00.009Z",
    says: "+15005550006 sends at most 120 segments a second: the next may leave at 12:00 in New York.",
  },
  {
    is: "a number that is not registered",
    meter: { ...base, rate: senderRate(0), tokens: 0 },
    used: 0,
    of: 0,
    freesAt: null,
    says: "+15005550006 sends at most 0 segments a second: nothing may leave.",
  },
  {
    is: "a number whose carrier failed",
    meter: { ...base, tokens: Number.NEGATIVE_INFINITY, openAt: new Date("2026-11-23T17:05:00Z") },
    used: 0,
    of: null,
    freesAt: "2026-11-23T17:05:00.000Z",
    says: "+15005550006 has no limit of its own; its carrier failed or asked for time, and is tried again at 12:05 in New York.",
  },
  {
    is: "a brand's day with room",
    meter: { ...base, kind: "brand_day", ...day(2_000, "America/Los_Angeles"), tokens: 800 },
    used: 1_200,
    of: 2_000,
    freesAt: null,
    says: "T-Mobile takes 2,000 segments a day from the brand (+15005550006).",
  },
  {
    is: "a brand's day that may be used up: it frees at the carrier's midnight, not at the business's",
    meter: { ...base, kind: "brand_day", ...day(2_000, "America/Los_Angeles"), tokens: 0 },
    used: 2_000,
    of: 2_000,
    freesAt: "2026-11-24T08:00:00.000Z",
    says: "T-Mobile takes 2,000 segments a day from the brand (+15005550006): as many may have gone there today, and what it refuses waits until 00:00 in Los Angeles.",
  },
  {
    is: "a mailbox's day that is used up",
    meter: { ...base, kind: "mailbox_day", ...day(20), tokens: 0 },
    used: 20,
    of: 20,
    freesAt: "2026-11-24T05:00:00.000Z",
    says: "+15005550006 sends at most 20 mails a day now: used up until 00:00 in New York.",
  },
  {
    is: "a campaign between two texts",
    meter: { ...base, kind: "campaign", rate: campaignRate(10), tokens: 0.5 },
    used: 5,
    of: 10,
    freesAt: "2026-11-23T17:00:03.000Z",
    says: "The campaign +15005550006 sends at most 10 texts a minute: the next may leave at 12:00 in New York.",
  },
  {
    is: "a campaign's new people",
    meter: { ...base, kind: "campaign_day", ...day(1), tokens: 1 },
    used: 0,
    of: 1,
    freesAt: null,
    says: "The campaign +15005550006 begins with at most 1 new person a day.",
  },
];

test.each(cases)("[E6.2] $is: $says", ({ meter, used, of, freesAt, says }) => {
  const limit = limitOf(meter, naming);
  expect(limit).toMatchObject({ used, of, sentence: says, binds: meter.tokens < 1 });
  expect(limit?.freesAt?.toISOString() ?? null).toBe(freesAt);
});

test("what limits nothing is not shown", () => {
  expect(limitOf({ ...base, tokens: Number.POSITIVE_INFINITY }, naming)).toBeNull();
});

test("of two limits that make messages wait, the one that frees last binds", () => {
  const minute = limitOf({ ...base, kind: "campaign", rate: campaignRate(10), tokens: 0 }, naming);
  const tomorrow = limitOf({ ...base, kind: "mailbox_day", ...day(20), tokens: 0 }, naming);
  if (!minute || !tomorrow) throw new Error("both are limits");
  const bound = boundBy([
    { limit: tomorrow, count: 250 },
    { limit: minute, count: 3 },
  ]);
  expect(bound.binding).toBe(tomorrow);
  expect(bound.sentence).toBe(
    "250 messages wait. +15005550006 sends at most 20 mails a day now: used up until 00:00 in New York.",
  );
  expect(boundBy([{ limit: tomorrow, count: 0 }])).toMatchObject({ binding: null, sentence: null });
  expect(boundBy([{ limit: minute, count: 10_001 }]).sentence).toContain("More than 10,000 messages wait.");
});
