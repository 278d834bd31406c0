import { expect, test } from "vitest";
import { frequencyVerdict, mayAnswerAtAnyHour, type SentBefore } from "./frequency";
import { defaultTimingProfile } from "./schemas";

const now = new Date("2026-11-24T18:00:00Z");
const ago = (hours: number, kind: SentBefore["kind"]): SentBefore => ({
  at: new Date(now.getTime() - hours * 3_600_000),
  kind,
});
const profile = { ...defaultTimingProfile, caps: { per24Hours: 3, perWeek: 5, campaignPer24Hours: 1 } };
const almostDay = 23 + 59 / 60;
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();

test.each<[string, SentBefore["kind"], SentBefore[], string[], { outcome: string; rule: string; at?: string }]>([
  ["a first campaign text goes", "campaign", [], [], { outcome: "open", rule: "frequency" }],
  [
    "[case 10] a fourth text in Florida waits until the first is 24 h old",
    "counted",
    [ago(almostDay, "campaign"), ago(5, "counted"), ago(1, "counted")],
    ["US-FL"],
    { outcome: "held", rule: "us-fl.cap", at: inHours(1 / 60) },
  ],
  [
    "[case 11] an answer to the lead's question goes",
    "answer",
    [ago(23, "campaign"), ago(5, "counted"), ago(1, "counted")],
    ["US-FL"],
    { outcome: "open", rule: "frequency" },
  ],
  [
    "a second campaign text within a day waits",
    "campaign",
    [ago(20, "campaign")],
    [],
    { outcome: "held", rule: "workspace.cap-campaign", at: inHours(4) },
  ],
  ["exactly a day later it goes", "campaign", [ago(24, "campaign")], [], { outcome: "open", rule: "frequency" }],
  [
    "the weekly cap holds",
    "counted",
    [30, 50, 70, 90, 110].map((hours) => ago(hours, "counted")),
    [],
    { outcome: "held", rule: "workspace.cap-week", at: inHours(58) },
  ],
  [
    "twenty texts in a day stop even answers",
    "answer",
    Array.from({ length: 20 }, (_, i) => ago(i + 1, "answer")),
    [],
    { outcome: "held", rule: "frequency.abuse", at: inHours(4) },
  ],
  [
    "a required text always goes",
    "required",
    Array.from({ length: 30 }, (_, i) => ago(i / 2, "answer")),
    [],
    { outcome: "open", rule: "frequency" },
  ],
  [
    "answers do not count towards the marketing cap",
    "counted",
    [1, 2, 3, 4].map((hours) => ago(hours, "answer")),
    ["US-OK"],
    { outcome: "open", rule: "frequency" },
  ],
])("%s", (...[, kind, sent, states, expected]) => {
  const verdict = frequencyVerdict({ kind, sent, states, profile, at: now });
  expect({ ...verdict, at: verdict.at.toISOString() }).toMatchObject(expected);
});

test.each([
  [0, true],
  [10, true],
  [10.01, false],
  [-1, false],
])("an answer %s minutes after the inbound text: %s", (minutes, may) => {
  expect(mayAnswerAtAnyHour(new Date(now.getTime() - minutes * 60_000), now)).toBe(may);
});

test("the sentence names the state and its law", () => {
  const sent = [ago(3, "counted"), ago(2, "counted"), ago(1, "counted")];
  const verdict = frequencyVerdict({ kind: "counted", sent, states: ["US-FL"], profile, at: now });
  expect(verdict.sentence).toBe("Held by the cap of 3 texts in 24 hours in Florida (Fla. Stat. 501.616).");
});
