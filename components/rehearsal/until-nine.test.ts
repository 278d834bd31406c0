import { expect, test } from "vitest";
import { secondsUntilNine } from "./until-nine";

test.each([
  ["2026-03-02T08:00:00Z", "UTC", 3_600],
  ["2026-03-02T09:00:00Z", "UTC", 86_400],
  ["2026-03-02T13:30:00Z", "America/New_York", 1_800],
] as const)("from %s in %s it is %i seconds to nine", (at, zone, seconds) => {
  expect(secondsUntilNine(new Date(at), zone)).toBe(seconds);
});
