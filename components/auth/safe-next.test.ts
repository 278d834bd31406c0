import { expect, test } from "vitest";
import { safeNext } from "./safe-next";

test.each([
  ["/t/northwind/leads?state=booked", "/t/northwind/leads?state=booked"],
  ["/invite/abc", "/invite/abc"],
  ["https://evil.example", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/t/\\evil", "/"],
  ["javascript:alert(1)", "/"],
  ["/tomorrow", "/"],
  [null, "/"],
])("after signing in, %s leads to %s", (next, target) => {
  expect(safeNext(next)).toBe(target);
});
