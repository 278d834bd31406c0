import { expect, test } from "vitest";
import { nextRow } from "./grid-keys";

test.each([
  ["ArrowDown", 3, 4],
  ["j", 3, 4],
  ["ArrowUp", 0, 0],
  ["PageDown", 95, 99],
  ["End", 3, 99],
  ["Home", 3, 0],
  ["a", 3, null],
])("%s on row %i of 100 moves to %s", (key, active, next) => {
  expect(nextRow(key, active, 100)).toBe(next);
});
