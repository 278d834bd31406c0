import { expect, test } from "vitest";
import { anchoredAt, stretchedTo, toggled } from "./row-range";

const ids = ["a", "b", "c", "d", "e"];
const chosen = (range: { made: ReadonlySet<string> }) => [...range.made].sort().join("");

test.each([
  ["d", "bcd"],
  ["a", "ab"],
  ["b", "b"],
])("Shift from b to %s chooses %s", (to, expected) => {
  expect(chosen(stretchedTo(to, { range: anchoredAt("b", new Set()), ids }))).toBe(expected);
});

test("a range that is drawn in gives back the rows that it left, and keeps what was chosen beside it", () => {
  const wide = stretchedTo("e", { range: anchoredAt("c", new Set(["a"])), ids });
  expect(chosen(wide)).toBe("acde");
  const other = stretchedTo("b", { range: stretchedTo("d", { range: wide, ids }), ids });
  expect(chosen(other)).toBe("abc");
});

test("a range whose anchor left the list begins anew at the row", () => {
  expect(chosen(stretchedTo("c", { range: anchoredAt("gone", new Set(["a"])), ids }))).toBe("ac");
});

test("X takes a row in and out", () => {
  expect([...toggled(toggled(new Set(["a"]), "b"), "a")]).toEqual(["b"]);
});
