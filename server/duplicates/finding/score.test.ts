import { expect, test } from "vitest";
import { blockingKeys, featuresOf } from "./features";
import { isOneDigitOff, likelyFrom, possibleFrom, scoreOf } from "./score";
import { similarity } from "./similar";

test.each([
  ["martha", "marhta", 0.961],
  ["dwayne", "duane", 0.84],
  ["dixon", "dicksonx", 0.813],
  ["lee", "lee", 1],
  ["abc", "xyz", 0],
  ["", "ana", 0],
])("%s and %s are alike by %d (Jaro-Winkler)", (one, other, expected) => {
  expect(similarity(one, other)).toBeCloseTo(expected, 3);
});

const base = {
  firstName: "Ana",
  lastName: "Lee",
  companyKey: null,
  postcode: null,
  state: null,
  phone: null,
  email: null,
};

test.each([
  { what: "the same name alone", other: {}, verdict: "possible" },
  {
    what: "the same name and company",
    one: { companyKey: "northwind" },
    other: { companyKey: "northwind" },
    verdict: "likely",
  },
  {
    what: "a tagged mailbox",
    one: { email: "ana.lee@gmail.com" },
    other: { firstName: "A", email: "analee+news@gmail.com" },
    verdict: "likely",
  },
  { what: "a slip in the phone", one: { phone: "+14155550100" }, other: { phone: "+14155550101" }, verdict: "likely" },
  {
    what: "a misspelt name at one company",
    one: { companyKey: "northwind" },
    other: { firstName: "Anna", companyKey: "northwind" },
    verdict: "likely",
  },
  {
    what: "the same name at another company and place",
    one: { companyKey: "northwind", postcode: "94105" },
    other: { companyKey: "fabrikam", postcode: "10001" },
    verdict: "none",
  },
  {
    what: "colleagues",
    one: { companyKey: "northwind", email: "ana@nw.test" },
    other: { firstName: "Bo", lastName: "Okoro", companyKey: "northwind", email: "bo@nw.test" },
    verdict: "none",
  },
  {
    what: "a family at one employer",
    one: { companyKey: "northwind" },
    other: { firstName: "Robert", companyKey: "northwind" },
    verdict: "none",
  },
])("[M5.6] $what: $verdict", ({ one = {}, other, verdict }) => {
  const { score } = scoreOf(featuresOf({ ...base, ...one }), featuresOf({ ...base, ...other }));
  expect(score >= likelyFrom ? "likely" : score >= possibleFrom ? "possible" : "none").toBe(verdict);
});

test.each([
  ["+14155550100", "+14155550101", true],
  ["+14155550100", "+14155552200", false],
  ["+14155550123", "+14155550132", true],
  ["+14155550100", "+14155550100", false],
  ["+1415555010", "+14155550100", false],
])("%s and %s differ by one slip: %s", (one, other, expected) => {
  expect(isOneDigitOff(one, other)).toBe(expected);
});

test("names in another order and with accents share a key", () => {
  const keys = (firstName: string, lastName: string) => blockingKeys(featuresOf({ ...base, firstName, lastName }))[0];
  expect(keys("José", "García")).toBe(keys("Garcia", "Jose"));
});
