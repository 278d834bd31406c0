import { expect, test } from "vitest";
import { stepsThatIdentify, withIdentity } from "./identity";

const voice = { businessName: "Northwind", assistantName: "Nova" };
const day = 1_440;

test.each([
  ["fixed", "Hi Ana, still looking?", "Northwind: Hi Ana, still looking? Reply STOP to opt out."],
  ["fixed", "Hi Ana, it's Northwind.", "Hi Ana, it's Northwind. Reply STOP to opt out."],
  ["fixed", "Hi Ana, it's Northwind. Text STOP to end.", "Hi Ana, it's Northwind. Text STOP to end."],
  ["ai", "Hi Ana!", "Nova here, Northwind's AI assistant. Hi Ana! Reply STOP to opt out."],
  [
    "ai",
    "Hi Ana, Nova, the AI assistant of Northwind. Reply STOP to opt out.",
    "Hi Ana, Nova, the AI assistant of Northwind. Reply STOP to opt out.",
  ],
] as const)("[P-7.1d] a first %s text %j goes out as %j", (mode, text, complete) => {
  expect(withIdentity(text, voice, mode)).toBe(complete);
});

test("a text about a bus stop still carries the STOP line", () => {
  expect(withIdentity("Northwind is at the bus stop.", voice, "fixed")).toContain("Reply STOP to opt out.");
});

test.each([
  [[0, 7, 7], [1]],
  [
    [0, 30, 7],
    [1, 2],
  ],
  [
    [0, 14, 14],
    [1, 3],
  ],
])("with waits of %o days the steps %o identify the sender", (delays, expected) => {
  const steps = delays.map((days, at) => ({ step: at + 1, delayMinutes: days * day }));
  expect([...stepsThatIdentify(steps)]).toEqual(expected);
});
