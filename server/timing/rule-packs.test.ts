import { expect, test } from "vitest";
import { hours, type RulePack } from "./packs/pack";
import { changesBetween, inForceOn, listRulePacks, statePack } from "./rule-packs";

const old: RulePack = {
  id: "us-xx",
  places: ["US-XX"],
  name: "Somewhere",
  source: "a statute",
  standing: "law",
  version: "2020-01",
  since: "2020-01-01",
  weekday: hours("8-21"),
  saturday: hours("8-21"),
  sunday: hours("8-21"),
  holiday: "as_any_day",
};
const next: RulePack = { ...old, version: "2027-01", since: "2027-01-01", sunday: null, capPer24Hours: 3 };

test.each([
  ["2019-12-31", null],
  ["2020-01-01", "2020-01"],
  ["2026-12-31", "2020-01"],
  ["2027-01-01", "2027-01"],
])("[P-FR5.4] on %s the version in force is %s: a dated rule binds from its day on", (date, version) => {
  expect(inForceOn([next, old], date)?.version ?? null).toBe(version);
});

test("[P-FR5.4] what a new version changes is told day by day", () => {
  expect(changesBetween(old, next)).toEqual([
    { what: "sunday", from: "08:00-21:00", to: "none" },
    { what: "capPer24Hours", from: "none", to: "3" },
  ]);
  expect(changesBetween(old, old)).toEqual([]);
});

test("[P-FR5.4] the list shows since when each pack binds and what it changes for its state", () => {
  const lines = listRulePacks({ now: () => new Date("2025-12-31T12:00:00Z") });
  const line = (id: string) => lines.find((one) => one.id === id);
  expect(line("us-fl")).toMatchObject({ since: "2021-07-01", isInForce: true });
  expect(line("us-fl")?.changes).toContainEqual({ what: "weekday", from: "08:00-21:00", to: "08:00-20:00" });
  expect(line("us-or")).toMatchObject({ since: "2026-01-01", isInForce: false });
  expect(statePack("US-OR", "2025-12-31")).toBeNull();
  expect(line("us")?.changes).toEqual([]);
});
