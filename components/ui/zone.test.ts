import { expect, test } from "vitest";
import { formatDistance, formatMoment, zoneAbbreviation } from "./zone";

const winter = new Date("2026-03-04T08:30:00Z");

test.each([
  ["Europe/Berlin", "CET"],
  ["America/New_York", "EST"],
  ["Asia/Kolkata", "IST"],
  ["Australia/Sydney", "AEDT"],
  ["UTC", "UTC"],
])("a time in %s is named %s in March", (zone, name) => {
  expect(zoneAbbreviation(winter, zone)).toBe(name);
});

test("a moment is told in the viewer's zone, with the zone's name", () => {
  expect(formatMoment(winter, { zone: "Europe/Berlin", now: winter })).toBe("Wed 4 Mar, 09:30 CET");
});

test("a moment of another year tells the year", () => {
  const now = new Date("2027-01-01T12:00:00Z");
  expect(formatMoment(winter, { zone: "America/New_York", now })).toBe("Wed 4 Mar 2026, 03:30 EST");
});

test.each([
  [-7_200_000, "2 hours ago"],
  [-20_000, "now"],
  [3 * 86_400_000, "in 3 days"],
])("%s ms from now is told as %s", (offset, words) => {
  expect(formatDistance(new Date(winter.getTime() + offset), winter)).toBe(words);
});
