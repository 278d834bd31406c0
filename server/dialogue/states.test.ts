import { expect, test } from "vitest";
import { conversationStates } from "@/server/conversations/schemas";
import { isSilent, stateAfter, turnEvents } from "./states";

test("[P-2.6] opted_out is left by the lead's START alone", () => {
  const ways = turnEvents.filter((event) => stateAfter("opted_out", event) !== null);
  expect(ways).toEqual(["restarted"]);
});

test.each(conversationStates.filter((state) => state !== "opted_out"))("an opt-out is obeyed in %s", (state) => {
  expect(stateAfter(state, "opted_out")).toBe("opted_out");
});

test.each([
  ["contacted", "replied", "engaged"],
  ["contacted", "link_offered", "link_offered"],
  ["link_offered", "replied", "link_offered"],
  ["engaged", "postponed", "paused"],
  ["paused", "contacted", "contacted"],
  ["handoff", "replied", null],
  ["handoff", "link_offered", null],
  ["handoff", "handed_back", "engaged"],
  ["booked", "postponed", null],
  ["booked", "declined", null],
  ["closed_lost", "replied", "engaged"],
  ["invalid", "replied", null],
] as const)("%s and %s: %s", (state, event, next) => {
  expect(stateAfter(state, event)).toBe(next);
});

test("the AI is silent after an opt-out, for a wrong person and while a person is asked for", () => {
  expect(conversationStates.filter(isSilent)).toEqual(["handoff", "opted_out", "invalid"]);
});
