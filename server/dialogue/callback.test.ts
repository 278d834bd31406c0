import { expect, test } from "vitest";
import { callbackFrom } from "./callback";

const now = new Date("2026-11-22T12:00:00Z");

test.each([
  ["not right now, try in March", "2027-03-01"],
  ["maybe in december", "2026-12-01"],
  ["text me in 2 weeks", "2026-12-06"],
  ["in 3 months please", "2027-02-20"],
  ["next week", "2026-11-29"],
  ["tomorrow", "2026-11-23"],
  ["escríbame en enero", "2027-01-01"],
  ["im März vielleicht", "2027-03-01"],
  ["maybe later", "2026-12-22"],
  ["may I think about it", "2026-12-22"],
])("[case 61] %j is taken up again on %s", (text, day) => {
  expect(callbackFrom(text, now).toISOString().slice(0, 10)).toBe(day);
});
