import { describe, expect, test } from "vitest";
import { bucketsOf, mostPoints, placeAmong } from "./buckets";
import { timelineOf } from "./timeline";

const ms = (iso: string) => new Date(iso).getTime();
const cut = (from: string, until: string, timeZone = "UTC") =>
  bucketsOf({ from: ms(from), until: ms(until), timeZone });
const iso = (starts: readonly number[]) => starts.map((start) => new Date(start).toISOString().slice(0, 16));

describe("the spans of a chart", () => {
  test.each([
    ["one moment", "2026-03-04T10:20:00Z", "2026-03-04T10:20:00Z", "hour", 1, 1],
    ["just under 3 days", "2026-03-01T10:20:00Z", "2026-03-04T10:19:59Z", "hour", 1, 73],
    ["3 days", "2026-03-01T10:20:00Z", "2026-03-04T10:20:00Z", "day", 1, 4],
    ["180 days", "2026-01-01T12:00:00Z", "2026-06-30T12:00:00Z", "day", 1, 181],
    ["more than 180 days", "2026-01-01T12:00:00Z", "2026-07-01T12:00:00Z", "week", 1, 27],
    ["twenty years", "2006-01-01T12:00:00Z", "2026-01-01T12:00:00Z", "week", 3, 349],
  ])("%s", (_, from, until, unit, size, count) => {
    const buckets = cut(from, until);
    expect([buckets.unit, buckets.size, buckets.starts.length]).toEqual([unit, size, count]);
    expect(buckets.starts.length).toBeLessThanOrEqual(mostPoints);
    expect(buckets.starts[0]).toBeLessThanOrEqual(ms(from));
    expect(buckets.starts.at(-1)).toBeLessThanOrEqual(ms(until));
  });

  test("days begin at the zone's midnight, across both changes of its clocks", () => {
    expect(iso(cut("2026-03-27T22:00:00Z", "2026-03-31T10:00:00Z", "Europe/Berlin").starts)).toEqual([
      "2026-03-26T23:00",
      "2026-03-27T23:00",
      "2026-03-28T23:00",
      "2026-03-29T22:00",
      "2026-03-30T22:00",
    ]);
    expect(iso(cut("2026-10-31T12:00:00Z", "2026-11-03T12:00:00Z", "America/New_York").starts)).toEqual([
      "2026-10-31T04:00",
      "2026-11-01T04:00",
      "2026-11-02T05:00",
      "2026-11-03T05:00",
    ]);
  });

  test("a day without midnight begins with its first moment", () => {
    expect(iso(cut("2026-09-04T12:00:00Z", "2026-09-07T12:00:00Z", "America/Santiago").starts)).toEqual([
      "2026-09-04T04:00",
      "2026-09-05T04:00",
      "2026-09-06T04:00",
      "2026-09-07T03:00",
    ]);
  });

  test("hours are whole in a zone of half hours, and none is lost or doubled when the clocks change", () => {
    expect(iso(cut("2026-03-01T10:20:00Z", "2026-03-01T11:40:00Z", "Asia/Kolkata").starts)).toEqual([
      "2026-03-01T09:30",
      "2026-03-01T10:30",
      "2026-03-01T11:30",
    ]);
    expect(cut("2026-10-25T00:00:00Z", "2026-10-25T03:00:00Z", "Europe/Berlin").starts).toHaveLength(4);
  });

  test("weeks begin on Monday", () => {
    const { starts } = cut("2026-01-01T12:00:00Z", "2026-12-01T12:00:00Z", "America/New_York");
    expect(iso(starts.slice(0, 2))).toEqual(["2025-12-29T05:00", "2026-01-05T05:00"]);
    expect(new Set(starts.map((start) => new Date(start).getUTCDay()))).toEqual(new Set([1]));
  });

  test("a moment lies in the last span that began", () => {
    expect([5, 10, 19, 20, 99].map((at) => placeAmong([10, 20, 30], at))).toEqual([0, 0, 0, 1, 2]);
  });
});

describe("a timeline", () => {
  const quarter = (at: string, sent: number) => ({
    quarter: ms(at) / 900_000,
    sent,
    replied: 0,
    booked: 0,
    opted_out: 0,
  });
  const sums = [quarter("2026-03-01T09:45:00Z", 2), quarter("2026-03-01T12:00:00Z", 1)];

  test("fills the spans in which nothing happened with 0, up to now for a live campaign", () => {
    const sentOf = (openUntil: string | null) =>
      timelineOf(sums, { timeZone: "UTC", openUntil: openUntil ? ms(openUntil) : null }).points.map(({ sent }) => sent);
    expect(sentOf(null)).toEqual([2, 0, 0, 1]);
    expect(sentOf("2026-03-01T14:30:00Z")).toEqual([2, 0, 0, 1, 0, 0]);
    expect(sentOf("2026-02-01T00:00:00Z")).toEqual([2, 0, 0, 1]);
  });

  test("has no points before the first text", () => {
    expect(timelineOf([], { timeZone: "UTC", openUntil: ms("2026-03-01T14:30:00Z") }).points).toEqual([]);
  });
});
