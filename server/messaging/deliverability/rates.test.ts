import { expect, test } from "vitest";
import { ratesOf } from "./rates";

const none = { sent: 1_000, undelivered: 0, complained: 0, optOuts: 0, filtered: 0 };

test.each([
  ["email", { undelivered: 19 }, "undelivered", "fine"],
  ["email", { undelivered: 20 }, "undelivered", "near"],
  ["email", { undelivered: 40 }, "undelivered", "over"],
  ["email", { complained: 2 }, "complained", "over"],
  ["email", { complained: 1 }, "complained", "near"],
  ["email", { sent: 199, complained: 50 }, "complained", "too_few"],
  ["sms", { filtered: 30 }, "filtered", "over"],
  ["sms", { optOuts: 25 }, "optOuts", "near"],
  ["sms", { undelivered: 250 }, "undelivered", "over"],
  ["sms", { sent: 0 }, "undelivered", "too_few"],
] as const)("[E5.3] by %s, %o: %s is %s", (channel, change, name, standing) => {
  const rates = ratesOf({ ...none, ...change }, channel);
  expect(rates.find((rate) => rate.name === name)?.standing).toBe(standing);
});

test("[E5.3] each channel shows the rates that it has", () => {
  expect(ratesOf(none, "email").map(({ name }) => name)).toEqual(["undelivered", "complained", "optOuts"]);
  expect(ratesOf(none, "sms").map(({ name }) => name)).toEqual(["undelivered", "optOuts", "filtered"]);
});
