import { expect, test } from "vitest";
import { backoffMs, durationMs, retryAfter, wakeOf } from "./delays";

test.each([
  ["5s", 5_000],
  ["2h30m", 9_000_000],
  ["1w1d1h1m1s", 694_861_000],
  ["0s", 0],
  ["", null],
  ["5", null],
  ["5 minutes", null],
  ["1.5h", null],
])("the duration %s is %s ms", (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});

test.each([
  ["7", { afterMs: 7_000 }],
  ["2030-01-02T03:04:05.000Z", { at: "2030-01-02T03:04:05.000Z" }],
  ["soon", null],
  [undefined, null],
])("Retry-After %s is %o", (header, wake) => {
  expect(retryAfter(header)).toEqual(wake);
});

test("a sleep without a readable length is none, never zero", () => {
  expect(wakeOf("")).toBeNull();
  expect(wakeOf("tomorrow")).toBeNull();
});

test("the waits before retries are Inngest's table, with up to 30 s on top, and stay at two hours", () => {
  const table = [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200, 7_200, 7_200];
  expect(table.map((_, index) => backoffMs(index + 1, 0) / 1_000)).toEqual(table);
  expect(backoffMs(1, 0.999)).toBeLessThan(45_000);
});
