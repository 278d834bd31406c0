import { expect, test } from "vitest";
import { compileCondition, compileKey } from "./expression";

const event = { id: "e1", name: "a/b", ts: 5, data: { tenantId: "t1", n: 3, on: true, deep: { id: "x" } } };

test.each([
  ["event.data.tenantId", "t1"],
  ["event.data.tenantId + '-' + event.data.deep.id", "t1-x"],
  ['"fixed + text"', "fixed + text"],
  ["event.data.n", "3"],
  ["event.data.missing.id", ""],
  ["event.name", "a/b"],
])("the key %s reads %s", (source, key) => {
  expect(compileKey(source)?.(event)).toBe(key);
});

test.each([
  ["event.data.n == 3", true],
  ["event.data.n == '3'", false],
  ["event.data.on == true && event.data.tenantId == 't1'", true],
  ["event.data.on == true && event.data.tenantId == 't2'", false],
  ["event.data.text == 'a && b'", false],
])("the condition %s is %s", (source, holds) => {
  expect(compileCondition(source)?.(event)).toBe(holds);
});

test.each(["size(event.data.x)", "event.data['x']", "async.data.id", "event.data.n > 3", "event", "a + b", ""])(
  "%s is not read as a key",
  (source) => {
    expect(compileKey(source)).toBeNull();
  },
);

test.each(["event.data.n", "event.data.n > 3", "a == b || c == d", "event.data.a == event.data.b == event.data.c"])(
  "%s is not read as a condition",
  (source) => {
    expect(compileCondition(source)).toBeNull();
  },
);
