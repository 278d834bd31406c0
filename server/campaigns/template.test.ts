import { expect, test } from "vitest";
import { render, strayBrace, variablesOf } from "./template";

test.each([
  ["Hi {first_name|there}, hello", { first_name: "Ana" }, "Hi Ana, hello", []],
  ["Hi {first_name|there}, hello", {}, "Hi there, hello", []],
  ["Hi {first_name|there}, hello", { first_name: "  " }, "Hi there, hello", []],
  ["Hi {First Name|there}", { first_name: "Bo" }, "Hi Bo", []],
  ["Still looking at {service}?", {}, "Still looking at {service}?", ["service"]],
  ["Still looking at {service|}, Ana?", {}, "Still looking at, Ana?", []],
  ["{a} and {a}", {}, "{a} and {a}", ["a"]],
  ["No variables { here", {}, "No variables { here", []],
] as const)("%s with %o reads %s", (text, values, expected, missing) => {
  expect(render(text, values)).toEqual({ text: expected, missing });
});

test("a variable has a fallback only when each of its places has one", () => {
  expect(variablesOf("{first_name|there} {service} {service|roof}")).toEqual([
    { variable: "first_name", hasFallback: true },
    { variable: "service", hasFallback: false },
  ]);
});

test.each([
  ["Hi {first_name|there}", null],
  ["Hi {first_name", "{"],
  ["Hi first_name}", "}"],
])("the stray brace of %s is %s", (text, brace) => {
  expect(strayBrace(text)).toBe(brace);
});
