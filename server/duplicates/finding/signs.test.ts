import { expect, test } from "vitest";
import type { Reason, Sign } from "../schemas";
import { signsOf } from "./signs";

const none = { typed: null, held: null };
const reason = (field: Reason["field"], level: string): Reason => ({ field, level, points: 1 });
const named = (first: string, last: string) => [reason("first_name", first), reason("last_name", last)];

const cases: [string, Reason[], Parameters<typeof signsOf>[1], Sign[]][] = [
  ["both names agree", named("same", "same"), none, ["same_name"]],
  ["an initial", named("initial", "same"), none, ["near_name"]],
  ["one name misspelt", named("same", "near"), none, ["near_name"]],
  ["two people of one family", named("different", "same"), none, ["same_last_name"]],
  ["the last name is not known", [reason("first_name", "same")], none, ["same_first_name"]],
  ["what differs is not said", [reason("company", "different"), reason("email", "different")], none, []],
  [
    "a company and its domain",
    [reason("company", "same"), reason("email", "same_domain")],
    none,
    ["same_company", "same_domain"],
  ],
  [
    "neighbours",
    named("same", "same"),
    { typed: "+14155550100", held: "+14155559999" },
    ["same_name", "same_area_code"],
  ],
  ["another area", named("same", "same"), { typed: "+14155550100", held: "+12125559999" }, ["same_name"]],
  ["another country's numbers have no area code", [], { typed: "+4930123456", held: "+4930987654" }, []],
  [
    "a mistyped digit says more",
    [reason("phone", "one_digit")],
    { typed: "+14155550100", held: "+14155550101" },
    ["near_phone"],
  ],
];

test.each(cases)("%s", (_, reasons, phones, signs) => {
  expect(signsOf(reasons, phones)).toEqual(signs);
});
