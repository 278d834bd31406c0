import { expect, test } from "vitest";
import { chanceFrom } from "@/scripts/proofs/chance";
import { readEmail } from "./email";
import { northAmericanPhone } from "./north-american";
import { differencesAmong } from "./north-american.cases";
import { readPhone } from "./phone";

test.each([
  ["(415) 555-0100", "US", "+14155550100"],
  ["+1 415.555.0100", "US", "+14155550100"],
  ["1-415-555-0100", "US", "+14155550100"],
  ["４１５ ５５５ ０１００", "US", "+14155550100"],
  ["'+14155550100", "US", "+14155550100"],
  ['="4155550100"', "US", "+14155550100"],
  ["4155550100.0", "US", "+14155550100"],
  ["1.4155550100E+10", "US", "+14155550100"],
  ["0044 20 7946 0958", "US", "+442079460958"],
  ["011 44 20 7946 0958", "US", "+442079460958"],
  ["020 7946 0958", "GB", "+442079460958"],
  ["030 901820", "DE", "+4930901820"],
  ["+52 55 1234 5678", "US", "+525512345678"],
])("[P-7.2a] %s of %s is read as %s", (cell, country, phone) => {
  expect(readPhone(cell, country)).toMatchObject({ phone });
});

test.each([
  ["1.41555E+10", "last digits are lost"],
  ["4,15555E+9", "last digits are lost"],
  ["55510", "too few digits"],
  ["415555010012345", "too many digits"],
  ["call me", "not a phone number"],
  ["+999 123 4567", "country code that does not exist"],
  ["(000) 555-0100", "numbering plan"],
  ["415-555-0100 / 415-555-0101", "more than one number"],
  ["415-555-0100; 415-555-0101", "more than one number"],
])("[P-7.2a] %s is refused: %s", (cell, reason) => {
  expect(readPhone(cell, "US")).toMatchObject({ reason: expect.stringContaining(reason) });
});

test("an extension is kept apart from the number that texts can reach", () => {
  expect(readPhone("415-555-0100 x123", "US")).toEqual({ phone: "+14155550100", extension: "123" });
});

test("a number without a country code needs a country", () => {
  expect(readPhone("4155550100", "ZZ")).toMatchObject({ reason: expect.stringContaining("no country code") });
});

test.each([
  ["Ana@Example.COM ", "ana@example.com"],
  ["Ana Lee <ana@example.com>", "ana@example.com"],
  ["mailto:ana@example.com", "ana@example.com"],
])("the e-mail %s is read as %s", (cell, email) => expect(readEmail(cell)).toEqual({ email }));

test.each([
  ["ana", "no @ sign"],
  ["a@b@c.test", "more than one"],
  ["ana@", "not an e-mail"],
  [`${"a".repeat(250)}@x.test`, "longer than"],
])("the e-mail %s is refused", (cell, reason) =>
  expect(readEmail(cell)).toMatchObject({ reason: expect.stringContaining(reason) }),
);

test("the quick way for +1 answers what libphonenumber answers, and leaves the rest to it", () => {
  expect(differencesAmong(20_000, chanceFrom(7)).differences).toEqual([]);
  expect(northAmericanPhone("(415) 555-0100", "US")).toBe("+14155550100");
  for (const [cell, country] of [
    ["415-555-0100", "GB"],
    ["(000) 555-0100", "US"],
    ["+1 268 464 1234", "US"],
    ["415555.0000", "US"],
    ["415-555-0100 x12", "US"],
  ] as const)
    expect(northAmericanPhone(cell, country)).toBeNull();
});
