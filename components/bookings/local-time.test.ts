import { expect, test } from "vitest";
import { instantOf } from "./local-time";

test.each([
  ["2026-03-04T15:00", "UTC", "2026-03-04T15:00:00.000Z"],
  ["2026-03-04T15:00", "America/New_York", "2026-03-04T20:00:00.000Z"],
  ["2026-03-08T09:00", "America/New_York", "2026-03-08T13:00:00.000Z"],
  ["2026-07-01T15:00", "Asia/Kolkata", "2026-07-01T09:30:00.000Z"],
] as const)("%s in %s is %s", (local, zone, instant) => {
  expect(instantOf(local, zone)?.toISOString()).toBe(instant);
});

test("half a date is no time", () => {
  expect(instantOf("2026-03", "UTC")).toBeNull();
});
