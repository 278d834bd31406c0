import { expect, test } from "vitest";
import { nextTick, parseCron } from "./cron";

const next = (expression: string, after: string) => {
  const cron = parseCron(expression);
  return cron ? (nextTick(cron, new Date(after))?.toISOString().replace(":00.000Z", "Z") ?? null) : "unreadable";
};

test.each([
  ["* * * * *", "2026-03-01T10:00:00Z", "2026-03-01T10:01Z"],
  ["* * * * *", "2026-03-01T10:00:59.999Z", "2026-03-01T10:01Z"],
  ["*/15 * * * *", "2026-03-01T10:46:00Z", "2026-03-01T11:00Z"],
  ["5/20 * * * *", "2026-03-01T10:30:00Z", "2026-03-01T10:45Z"],
  ["0 9-17/4 * * *", "2026-03-01T13:00:00Z", "2026-03-01T17:00Z"],
  ["30 3 1,15 * *", "2026-03-01T03:30:00Z", "2026-03-15T03:30Z"],
  ["0 0 * * mon-fri", "2026-11-20T12:00:00Z", "2026-11-23T00:00Z"],
  ["0 0 * * 7", "2026-11-20T12:00:00Z", "2026-11-22T00:00Z"],
  ["0 0 29 feb *", "2026-01-01T00:00:00Z", "2028-02-29T00:00Z"],
  ["0 0 13 * fri", "2026-11-01T00:00:00Z", "2026-11-06T00:00Z"],
  ["@hourly", "2026-11-01T00:30:00Z", "2026-11-01T01:00Z"],
  ["0 0 31 2 *", "2026-01-01T00:00:00Z", null],
])("%s after %s ticks at %s", (expression, after, tick) => {
  expect(next(expression, after)).toBe(tick);
});

test.each([
  {
    what: "winter",
    expression: "TZ=America/New_York 0 9 * * *",
    after: "2026-01-10T00:00:00Z",
    tick: "2026-01-10T14:00Z",
  },
  {
    what: "summer",
    expression: "TZ=America/New_York 0 9 * * *",
    after: "2026-07-10T00:00:00Z",
    tick: "2026-07-10T13:00Z",
  },
  {
    what: "an hour that the clock skips",
    expression: "TZ=America/New_York 30 2 * * *",
    after: "2026-03-08T05:00:00Z",
    tick: "2026-03-09T06:30Z",
  },
  {
    what: "an hour that the clock repeats, first",
    expression: "TZ=America/New_York 30 1 * * *",
    after: "2026-11-01T04:00:00Z",
    tick: "2026-11-01T05:30Z",
  },
  {
    what: "an hour that the clock repeats, second",
    expression: "TZ=America/New_York 30 1 * * *",
    after: "2026-11-01T05:30:00Z",
    tick: "2026-11-01T06:30Z",
  },
  {
    what: "half an hour of shift",
    expression: "TZ=Australia/Lord_Howe 0 3 * * *",
    after: "2026-10-03T12:00:00Z",
    tick: "2026-10-03T16:00Z",
  },
  {
    what: "midnight that the clock skips",
    expression: "TZ=Africa/Cairo 30 0 * * *",
    after: "2026-04-23T12:00:00Z",
    tick: "2026-04-24T21:30Z",
  },
])("in a zone: $what", ({ expression, after, tick }) => {
  expect(next(expression, after)).toBe(tick);
});

test.each([
  "",
  "* * * *",
  "* * * * * *",
  "60 * * * *",
  "*/0 * * * *",
  "5-1 * * * *",
  "x * * * *",
  "TZ=Mars/Olympus * * * * *",
  "@every 5m",
])("%s is not a schedule", (expression) => {
  expect(parseCron(expression)).toBeNull();
});
