import { expect, test } from "vitest";
import { conversationStates } from "./schemas";
import { mayMove } from "./state";

test("[P-FR5.1] nothing but the lead's START leaves opted_out", () => {
  for (const state of conversationStates) expect(mayMove("opted_out", state)).toBe(state === "opted_out");
});

test.each([
  { from: "booked", to: "engaged", may: false },
  { from: "booked", to: "opted_out", may: true },
  { from: "new", to: "contacted", may: true },
  { from: "handoff", to: "booked", may: true },
] as const)("$from to $to: $may", ({ from, to, may }) => {
  expect(mayMove(from, to)).toBe(may);
});
