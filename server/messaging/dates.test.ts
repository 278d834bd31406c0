import { expect, test } from "vitest";
import { dateIn, nextDateIn } from "./dates";

const shown = (zone: string, at: Date) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" }).format(at);

test.each([
  ["America/New_York", "2026-11-23T22:00:00Z", "2026-11-23", "2026-11-24T05:00:00Z"],
  ["America/Los_Angeles", "2026-11-24T07:59:00Z", "2026-11-23", "2026-11-24T08:00:00Z"],
  ["Asia/Kolkata", "2026-12-31T18:29:59Z", "2026-12-31", "2026-12-31T18:30:00Z"],
  ["Asia/Kathmandu", "2028-02-28T18:15:00Z", "2028-02-29", "2028-02-29T18:15:00Z"],
  // The day before the clocks change, and the day itself: 23 and 25 hours.
  ["America/New_York", "2026-03-08T05:00:00Z", "2026-03-08", "2026-03-09T04:00:00Z"],
  ["America/New_York", "2026-11-01T04:00:00Z", "2026-11-01", "2026-11-02T05:00:00Z"],
  // Midnight does not exist in the night to 24 April, and comes twice in the night to 30 October.
  ["Africa/Cairo", "2026-04-23T20:00:00Z", "2026-04-23", "2026-04-23T22:00:00Z"],
  ["Africa/Cairo", "2026-10-29T20:30:00Z", "2026-10-29", "2026-10-29T22:00:00Z"],
])("in %s at %s it is %s, until %s", (zone, at, date, next) => {
  expect(dateIn(zone, new Date(at))).toBe(date);
  expect(nextDateIn(zone, new Date(at))).toEqual(new Date(next));
});

test("through a year of quarter hours the next date begins where the platform's clock says so", () => {
  for (const zone of ["America/Havana", "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns"]) {
    const begin = Date.UTC(2026, 0, 1);
    for (let day = 0; day < 366; day++) {
      const at = new Date(begin + day * 86_400_000 + 13 * 3_600_000);
      const next = nextDateIn(zone, at);
      expect(dateIn(zone, at)).toBe(shown(zone, at).slice(0, 10));
      expect(shown(zone, new Date(next.getTime() - 1_000)).slice(0, 10)).toBe(dateIn(zone, at));
      expect(shown(zone, next).slice(0, 10) > dateIn(zone, at)).toBe(true);
    }
  }
});
