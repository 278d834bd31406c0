import { describe, expect, test } from "vitest";
import { spanLabels } from "./span-labels";

const now = new Date("2026-11-23T17:00:00Z");
const labels = (unit: "hour" | "day" | "week", zone = "Europe/Berlin") => spanLabels({ unit, zone, now });

describe("the names of a chart's spans", () => {
  test.each([
    ["hour", "2026-11-23T08:00:00Z", "Mon 09:00", "Mon 23 Nov, 09:00 CET"],
    ["day", "2026-11-22T23:00:00Z", "23 Nov", "Mon 23 Nov"],
    ["week", "2025-12-28T23:00:00Z", "29 Dec", "Mon 29 Dec 2025"],
  ] as const)("%s", (unit, at, tick, label) => {
    expect([labels(unit).tickOf(at), labels(unit).labelOf(at)]).toEqual([tick, label]);
  });

  test("the hour that the clocks give twice has two names", () => {
    const { labelOf } = labels("hour");
    expect([labelOf("2026-10-25T00:00:00Z"), labelOf("2026-10-25T01:00:00Z")]).toEqual([
      "Sun 25 Oct, 02:00 CEST",
      "Sun 25 Oct, 02:00 CET",
    ]);
  });
});
