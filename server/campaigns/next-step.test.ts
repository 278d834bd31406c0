import { expect, test } from "vitest";
import { type LeadFacts, nextStep } from "./next-step";
import type { StopCondition } from "./schemas";

const steps = [
  { step: 1, delayMinutes: 0 },
  { step: 2, delayMinutes: 7 * 1_440 },
  { step: 3, delayMinutes: 7 * 1_440 },
];
const silent: LeadFacts = {
  replied: false,
  booked: false,
  optedOut: false,
  negative: false,
  withPerson: false,
  merged: false,
};
const sentAt = new Date("2026-03-02T15:00:00Z");
const usual: StopCondition[] = ["reply", "booking", "opt_out"];

test("[P-FR5.3] a silent lead gets the follow-up seven days after the text before", () => {
  expect(nextStep({ steps, stopOn: usual }, { step: 1, sentAt }, silent)).toEqual({
    step: 2,
    dueAt: new Date("2026-03-09T15:00:00Z"),
  });
});

test("after the last step nothing follows", () => {
  expect(nextStep({ steps, stopOn: usual }, { step: 3, sentAt }, silent)).toEqual({ ended: "All texts were sent." });
});

test.each([
  [{ replied: true }, usual, "The lead replied."],
  [{ booked: true }, usual, "The lead booked a call."],
  [{ optedOut: true }, [], "The lead opted out."],
  [{ withPerson: true }, [], "A person is talking with the lead."],
  [{ negative: true, replied: true }, ["negative"], "The lead answered negatively."],
] as [Partial<LeadFacts>, StopCondition[], string][])("%o with stop_on %o ends it: %s", (facts, stopOn, ended) => {
  expect(nextStep({ steps, stopOn }, { step: 1, sentAt }, { ...silent, ...facts })).toEqual({ ended });
});

test("a reply does not end a campaign that does not stop on replies", () => {
  expect(nextStep({ steps, stopOn: ["booking"] }, { step: 1, sentAt }, { ...silent, replied: true })).toMatchObject({
    step: 2,
  });
});
