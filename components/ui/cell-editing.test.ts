import { expect, test } from "vitest";
import { nextCell } from "./cell-editing";

test.each([
  ["along the row", { row: 0, column: 0 }, 1, { row: 0, column: 1 }],
  ["from a row's end to the next row", { row: 0, column: 2 }, 1, { row: 1, column: 0 }],
  ["back to the row before", { row: 1, column: 0 }, -1, { row: 0, column: 2 }],
  ["not before the first", { row: 0, column: 0 }, -1, null],
  ["not beyond the last", { row: 1, column: 2 }, 1, null],
] as const)("Tab goes %s", (_, from, by, to) => {
  expect(nextCell(from, by, { rows: 2, columns: 3 })).toEqual(to);
});
