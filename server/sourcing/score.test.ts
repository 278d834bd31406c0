import { expect, test } from "vitest";
import { qualificationOf } from "./qualify";
import { rulesInForce as rules } from "./rules";
import { type Signals, scoreOf } from "./score";

const now = new Date("2026-11-22T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const silent: Signals = {
  fit: [{ rule: "phone", weight: 8 }],
  lastReplyAt: null,
  replies: 0,
  lastClickAt: null,
  lastBookedAt: null,
  unanswered: 0,
  responseStatus: "No Response",
  conversationState: "contacted",
  isOptedOut: false,
};
const replied = { lastReplyAt: ago(0), replies: 1 };

test.each<[string, Partial<Signals>, number, string, string]>([
  ["did nothing", {}, 8, "cold", "unqualified"],
  ["left three texts unanswered", { unanswered: 3 }, 2, "cold", "unqualified"],
  ["left nine texts unanswered", { unanswered: 9 }, 2, "cold", "unqualified"],
  ["replied now", replied, 33, "warm", "engaged"],
  ["replied 30 days ago", { lastReplyAt: ago(30), replies: 1 }, 21, "cold", "engaged"],
  ["replied a year ago", { lastReplyAt: ago(365), replies: 0 }, 8, "cold", "unqualified"],
  ["replied three times", { lastReplyAt: ago(0), replies: 3 }, 37, "warm", "engaged"],
  ["clicked now", { lastClickAt: ago(0) }, 20, "cold", "engaged"],
  ["replied and is interested", { ...replied, responseStatus: "Interested" }, 48, "warm", "qualified"],
  ["replied and clicked often", { lastReplyAt: ago(0), replies: 9, lastClickAt: ago(0) }, 55, "hot", "qualified"],
  ["booked now", { ...replied, lastBookedAt: ago(0), responseStatus: "Interested" }, 83, "hot", "qualified"],
  ["declined", { ...replied, responseStatus: "Rejected" }, 3, "cold", "disqualified"],
  ["named a wrong number", { conversationState: "invalid" }, 8, "cold", "disqualified"],
  ["booked, then opted out", { ...replied, lastBookedAt: ago(0), isOptedOut: true }, 0, "cold", "disqualified"],
])("[O5.4] [M5.2] a lead who %s: %j scores %i, is %s and %s", (_, change, score, band, qualification) => {
  const signals = { ...silent, ...change };
  const scored = scoreOf(signals, rules, now);
  expect([scored.score, scored.band, qualificationOf(signals, scored, rules).qualification]).toEqual([
    score,
    band,
    qualification,
  ]);
});

/** A small generator with a seed: the same thousand people in every run. */
function chance(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const statuses = ["No Response", "Interested", "Rejected", "Converted"] as const;

function anybody(next: () => number): Signals {
  const maybe = (days: number) => (next() < 0.5 ? ago(next() * days) : null);
  const lastReplyAt = maybe(400);
  return {
    fit: [{ rule: "phone", weight: Math.round(next() * 25) }],
    lastReplyAt,
    replies: lastReplyAt ? Math.floor(next() * 9) : 0,
    lastClickAt: maybe(200),
    lastBookedAt: maybe(300),
    unanswered: Math.floor(next() * 6),
    responseStatus: statuses[Math.floor(next() * 4)] ?? "No Response",
    conversationState: "contacted",
    isOptedOut: next() < 0.1,
  };
}

test("[O5.4] of 5,000 random leads the reasons sum to the score, which lies between 0 and 100", () => {
  const next = chance(7);
  for (let turn = 0; turn < 5_000; turn++) {
    const { score, reasons, fit, engagement } = scoreOf(anybody(next), rules, now);
    expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score);
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(100);
    const limit = reasons.find(({ part }) => part === "limit")?.points ?? 0;
    expect(fit + engagement + limit).toBe(score);
  }
});

test("[O5.4] whoever replied, clicked or booked more recently never scores lower, and time alone never raises a score", () => {
  const next = chance(11);
  for (let turn = 0; turn < 5_000; turn++) {
    const one = anybody(next);
    const sooner = (at: Date | null) =>
      at && new Date(Math.min(now.getTime(), at.getTime() + next() * 40 * 86_400_000));
    const before = scoreOf(one, rules, now).score;
    for (const act of ["lastReplyAt", "lastClickAt", "lastBookedAt"] as const)
      expect(scoreOf({ ...one, [act]: sooner(one[act]) }, rules, now).score).toBeGreaterThanOrEqual(before);
    expect(scoreOf(one, rules, new Date(now.getTime() + next() * 90 * 86_400_000)).score).toBeLessThanOrEqual(before);
  }
});
