import { expect, test } from "vitest";
import { nextLook } from "./next-look";

const now = new Date("2026-11-23T12:00:00Z");
const inMs = (ms: number) => new Date(now.getTime() + ms);
const stuck = { now, dueAt: inMs(-1), tokenAt: null, sent: 0, hasMoved: false, lackedTokens: false };

test.each([
  { why: "something left and more is due", left: { ...stuck, sent: 1, hasMoved: true }, at: now },
  {
    why: "rows were held and the next one is due later",
    left: { ...stuck, dueAt: inMs(500), hasMoved: true },
    at: inMs(500),
  },
  { why: "what is due waits for a token", left: { ...stuck, tokenAt: inMs(100), lackedTokens: true }, at: inMs(100) },
  { why: "the token came between the choice and now", left: { ...stuck, lackedTokens: true }, at: now },
  { why: "nobody can write what is due", left: stuck, at: null },
  {
    why: "what is due later has its token by then",
    left: { ...stuck, dueAt: inMs(2_000), tokenAt: inMs(100) },
    at: inMs(2_000),
  },
])("[E6.2] $why", ({ left, at }) => {
  expect(nextLook(left)).toEqual(at);
});
