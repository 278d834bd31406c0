import { expect, test } from "vitest";
import { guessCountry, showingOf } from "./country-guess";

const british = ["07911 123456", "07400 123456", "0161 496 0000"];

test.each([
  ["numbers that are valid in Britain and in India tell nothing by themselves", british, [], null],
  ["British addresses beside them tell", british, ["ana@lee.co.uk", "bo@oko.co.uk", "cy@day.com"], "GB"],
  ["full numbers among them tell", [...british, "+44 20 7183 8750"], [], "GB"],
  ["addresses of a country where the numbers are not valid tell nothing", british, ["ana@lee.es"], null],
  ["American numbers stay American", ["(415) 555-0100", "212-555-0101", "3125550102"], ["a@b.co.uk"], null],
  ["too few to tell", ["07911 123456"], ["ana@lee.co.uk"], null],
  ["nothing that is a number anywhere", ["123456789012345", "99999999999999", "11111111"], [], null],
] as [string, string[], string[], string | null][])("%s", (_what, phones, emails, country) => {
  expect(guessCountry({ phones, emails }, "US")?.country ?? null).toBe(country);
});

test("a file with a column for the country needs no guess", () => {
  const rows = [["07911 123456", "GB"]];
  expect(showingOf({ a: "phone", b: "country" }, ["a", "b"], rows)).toEqual({ phones: [], emails: [] });
  expect(showingOf({ a: "phone" }, ["a", "b"], rows)).toEqual({ phones: ["07911 123456"], emails: [] });
});
