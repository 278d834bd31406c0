import { expect, test } from "vitest";
import { Filter } from "@/server/leads/schemas";
import { askedRules, faultyRules, toFilter, toRules } from "./rules";

const nested: Filter = {
  all: [
    { field: "company", op: "contains", value: "north" },
    {
      any: [
        { event: "replied", did_not: true, within_days: 90 },
        {
          all: [
            { field: "last_contacted_at", op: "missing" },
            { event: "texted", did: true },
          ],
        },
      ],
    },
  ],
};

test("a filter nested two deep survives the editor as it is", () => {
  expect(toFilter(toRules(nested))).toEqual(nested);
  expect(Filter.parse(toFilter(toRules(nested)))).toEqual(nested);
  expect(toFilter(toRules({}))).toEqual({});
});

test("a faulty clause is left out and counted; the rest is kept", () => {
  const tree = toRules(nested);
  const broken = { ...tree, rules: [...tree.rules, { field: "company", operator: "eq", value: "" }] };
  expect(faultyRules(broken)).toBe(1);
  expect(toFilter(broken)).toEqual(nested);
  expect(askedRules(broken).map((rule) => rule.field)).toEqual([
    "company",
    "event:replied",
    "last_contacted_at",
    "event:texted",
  ]);
});
