import { expect, test } from "vitest";
import { type AnswerHours, evidenceSentence, rankedHours, sendTime } from "./send-time";

/** Answers at these hours, ten at each. */
const at = (...hours: number[]): AnswerHours => {
  const counts = Array.from({ length: 24 }, () => 0);
  for (const hour of hours) counts[hour] = (counts[hour] ?? 0) + 10;
  return counts;
};
const none = at();
const afternoons = { workspace: at(14, 14, 15, 10), industries: new Map([["Roofing", at(18, 18, 18)]]) };
const nineToEight = (instant: Date) => {
  const hour = Number(instant.toLocaleString("en-GB", { timeZone: "America/New_York", hour: "2-digit" }));
  return hour >= 9 && hour < 20;
};
const fresh = {
  pattern: afternoons,
  industry: null as string | null,
  zone: "America/New_York" as string | null,
  isOpen: nineToEight,
  at: new Date("2026-11-24T15:00:00Z"), // 10:00 in New York
};

test.each<[string, Partial<typeof fresh>, string, string]>([
  [
    "waits for the hour in which the workspace's leads answer",
    {},
    "2026-11-24T19:00:00.000Z",
    "Held until 14:00 in New York: your leads answer most around 14:00-15:00 (40 answers).",
  ],
  [
    "leaves while that hour runs",
    { at: new Date("2026-11-24T19:40:00Z") },
    "2026-11-24T19:40:00.000Z",
    "It is an hour in which your leads answer.",
  ],
  [
    "waits for tomorrow's when today's is over",
    { at: new Date("2026-11-24T20:10:00Z") },
    "2026-11-25T19:00:00.000Z",
    "Held until 14:00 in New York: your leads answer most around 14:00-15:00 (40 answers).",
  ],
  [
    "goes by the lead's own clock",
    { zone: "America/Los_Angeles", isOpen: () => true },
    "2026-11-24T22:00:00.000Z",
    "Held until 14:00 in Los Angeles: your leads answer most around 14:00-15:00 (40 answers).",
  ],
  [
    "goes by the lead's industry where that has evidence",
    { industry: "Roofing" },
    "2026-11-24T23:00:00.000Z",
    "Held until 18:00 in New York: people in Roofing answer most around 18:00-19:00 (30 answers).",
  ],
  [
    "goes by the workspace where the industry has none",
    { industry: "Solar" },
    "2026-11-24T19:00:00.000Z",
    "Held until 14:00 in New York: your leads answer most around 14:00-15:00 (40 answers).",
  ],
  [
    "takes the best hour that the sending hours allow",
    { pattern: { workspace: at(22, 22, 22, 11), industries: new Map() } },
    "2026-11-24T16:00:00.000Z",
    "Held until 11:00 in New York: your leads answer most around 11:00-12:00 (40 answers).",
  ],
  [
    "with 29 answers there is no evidence, and it leaves as soon as the hours allow",
    { pattern: { workspace: [...none.slice(0, 14), 29, ...none.slice(15)], industries: new Map() } },
    "2026-11-24T15:00:00.000Z",
    "No evidence yet (29 of 30 answers): messages leave as soon as the sending hours allow.",
  ],
  [
    "without a zone no hour is better",
    { zone: null },
    "2026-11-24T15:00:00.000Z",
    "Nothing tells the lead's time, so no hour is better than another.",
  ],
  [
    "across a clock change it is the hour on the wall",
    { at: new Date("2027-03-14T20:10:00Z"), isOpen: () => true },
    "2027-03-15T18:00:00.000Z",
    "Held until 14:00 in New York: your leads answer most around 14:00-15:00 (40 answers).",
  ],
])("[E3.1] a message %s", (...[, question, when, sentence]) => {
  const found = sendTime({ ...fresh, ...question });
  expect([found.at.toISOString(), found.sentence]).toEqual([when, sentence]);
});

test("[E3.1] one busy hour among silent ones is weaker than a busy afternoon", () => {
  const hours = Array.from({ length: 24 }, (_, hour) => (hour === 3 ? 12 : hour >= 13 && hour <= 15 ? 10 : 0));
  expect(rankedHours(hours)[0]).toBe(14);
});

test.each([
  [afternoons, null, "Of 40 answers most came around 14:00-15:00 in the lead's own time: your leads answer then."],
  [
    { workspace: none, industries: new Map() },
    null,
    "No evidence yet (0 of 30 answers): messages leave as soon as the sending hours allow.",
  ],
])("[E3.1] the campaign builder says what the hour rests on", (pattern, industry, sentence) => {
  expect(evidenceSentence(pattern, industry)).toBe(sentence);
});
