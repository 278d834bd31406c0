import { expect, test } from "vitest";
import { readFilter } from "./read-filter";

const sound = { field: "company", op: "eq", value: "Northwind" };
const text = (filter: unknown) => JSON.stringify(filter);

test("a faulty clause of an address is named and left out, also inside a group; the rest is asked", () => {
  const faulty = { field: "gone", op: "eq", value: "x" };
  expect(readFilter(text({ all: [sound, faulty] }))).toEqual({
    filter: { all: [sound] },
    faults: ['There is no field called "gone".'],
  });
  const { filter, faults } = readFilter(
    text({ all: [sound, { any: [faulty, { event: "flew" }, { event: "replied" }] }] }),
  );
  expect(filter).toEqual({ all: [sound, { any: [{ event: "replied" }] }] });
  expect(faults).toHaveLength(2);
});

test.each([
  [undefined, 0],
  ["", 0],
  ["{}", 0],
  ["no json", 1],
  ['"text"', 1],
])("%s asks for everybody, with %i faults", (given, faults) => {
  expect(readFilter(given)).toMatchObject({ filter: {} });
  expect(readFilter(given).faults).toHaveLength(faults);
});
