import { expect, test } from "vitest";
import { dailyLimitOf, warmUpLimit } from "./warm-up";

test.each([
  [1, 20],
  [2, 40],
  [3, 80],
  [4, 100],
  [7, 100],
  [8, 200],
  [10, 500],
  [15, 1_000],
  [16, 2_000],
  [22, 4_000],
  [24, 10_000],
  [28, 10_000],
  [29, null],
])("[E5.3] on day %i a new mailbox sends at most %s mails", (day, limit) => {
  expect(warmUpLimit(day)).toBe(limit);
});

test("[E5.3] no day sends more than double the day before", () => {
  for (let day = 2; day <= 28; day++) expect(warmUpLimit(day)).toBeLessThanOrEqual(2 * (warmUpLimit(day - 1) ?? 0));
});

const mailbox = {
  fromName: "Ana",
  domain: "mail.example.com",
  host: "smtp.example.com",
  port: 587,
  username: null,
  dkimSelector: null,
  receives: false,
};
const from = "2026-11-01T09:00:00.000Z";

test.each([
  [
    "its first hour",
    { dailyLimit: 50, warmUpFrom: from },
    "2026-11-01T10:00:00Z",
    { limit: 20, warmUp: { day: 1, until: new Date("2026-11-29T09:00:00Z") } },
  ],
  [
    "the third day, when its own limit is lower",
    { dailyLimit: 50, warmUpFrom: from },
    "2026-11-03T10:00:00Z",
    { limit: 50, warmUp: null },
  ],
  ["the fifth week", { dailyLimit: 50_000, warmUpFrom: from }, "2026-11-29T10:00:00Z", { limit: 50_000, warmUp: null }],
  [
    "a mailbox that was warm when it came",
    { dailyLimit: 500, warmUpFrom: null },
    "2026-11-01T10:00:00Z",
    { limit: 500, warmUp: null },
  ],
])("[E5.3] what a mailbox may send in %s", (_, settings, now, expected) => {
  expect(dailyLimitOf({ ...mailbox, ...settings }, new Date(now))).toEqual(expected);
});
