import { expect, test } from "vitest";
import type { FieldType } from "../field-schemas";
import { readFieldValue } from "./values";

const options = ["Gold", "Silver", "Blue, dark"];

test.each<[FieldType, string, string | null]>([
  ["text", "  a note ", "a note"],
  ["text", "   ", null],
  ["number", "1,234.50", "1234.5"],
  ["number", "1.234,50", "1234.5"],
  ["number", "1 234 567", "1234567"],
  ["number", "0012", "12"],
  ["number", "-0.0", "0"],
  ["number", ".5", "0.5"],
  ["number", "12,5", "12.5"],
  ["number", "12.345", "12.345"],
  ["number", "$1,200", "1200"],
  ["number", "-€ 3", "-3"],
  ["date", "2026-03-04", "2026-03-04"],
  ["date", "2026-03-04T23:10:00Z", "2026-03-04"],
  ["yes_no", "TRUE", "yes"],
  ["yes_no", "0", "no"],
  ["choice", "gold", "Gold"],
  ["multi_choice", "silver, GOLD", "Gold; Silver"],
  ["multi_choice", "Blue, dark; gold", "Gold; Blue, dark"],
  ["multi_choice", "blue, dark", "Blue, dark"],
  ["link", "example.com/a b".replace(" ", "%20"), "https://example.com/a%20b"],
  ["link", "http://Example.com", "http://example.com/"],
  ["link", "example.com:8080/x", "https://example.com:8080/x"],
])("a %s field keeps %j as %j", (type, cell, value) => {
  expect(readFieldValue({ type, options }, cell)).toEqual({ value });
});

test.each<[FieldType, string, string]>([
  ["number", "a lot", '"a lot" is no number.'],
  ["number", "1,2,3", "is no number"],
  ["number", "12%", "is no number"],
  ["number", "1e400", "is no number"],
  ["date", "2026-02-30", "is no date. Write it as 2026-03-04."],
  ["date", "3/4/2026", "is no date"],
  ["yes_no", "maybe", "is neither yes nor no"],
  ["choice", "Bronze", '"Bronze" is none of: Gold, Silver, Blue, dark.'],
  ["multi_choice", "Gold; Bronze", '"Bronze" is none of'],
  ["link", "javascript:alert(1)", "is no web address"],
  ["link", "localhost", "is no web address"],
  ["link", "https://user:pw@example.com", "is no web address"],
  ["text", "x".repeat(10_001), "at most 10,000 characters"],
])("a %s field refuses %j: %s", (type, cell, sentence) => {
  expect(readFieldValue({ type, options }, cell)).toMatchObject({ reason: expect.stringContaining(sentence) });
});

test("what a field keeps it reads again as the same: canonical text is stable", () => {
  const cells: [FieldType, string][] = [
    ["number", "1.234,50"],
    ["date", "2026-03-04T01:00"],
    ["yes_no", "x"],
    ["choice", "SILVER"],
    ["multi_choice", "silver|gold"],
    ["link", "example.com"],
  ];
  for (const [type, cell] of cells) {
    const once = readFieldValue({ type, options }, cell);
    const value = "value" in once ? (once.value ?? "") : "";
    expect(readFieldValue({ type, options }, value)).toEqual(once);
  }
});

test("a date is read by whatever reader an import brings", () => {
  const reader = () => ({ at: new Date("2025-04-03T00:00:00Z") });
  expect(readFieldValue({ type: "date", options: [] }, "3/4/25", reader)).toEqual({ value: "2025-04-03" });
});
