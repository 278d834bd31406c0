import { expect, test } from "vitest";
import { nameOf, penOf } from "./thread-view";

const calm = { state: "engaged", owner: "ai", needsHuman: null, assigneeId: null } as const;

test.each([
  ["the AI answers", calm, { holder: "ai" }],
  ["the AI stopped", { ...calm, needsHuman: "angry" }, { holder: "needs_human", reason: "angry" }],
  ["I took it", { ...calm, owner: "human", assigneeId: "me" }, { holder: "human", isViewer: true }],
  ["somebody else took it", { ...calm, owner: "human", assigneeId: "sam" }, { holder: "human", isViewer: false }],
  [
    "taken after a call for help",
    { ...calm, owner: "human", needsHuman: "angry", assigneeId: "me" },
    { holder: "human", isViewer: true },
  ],
  [
    "an opt-out outranks all",
    { ...calm, state: "opted_out", owner: "human" },
    { holder: "nobody", state: "opted_out" },
  ],
  ["a wrong number ends it", { ...calm, state: "invalid" }, { holder: "nobody", state: "invalid" }],
  [
    "whoever took an ended thread holds it",
    { ...calm, state: "closed_lost", owner: "human" },
    { holder: "human", isViewer: false },
  ],
] as const)("who holds the pen: %s", (_, facts, pen) => {
  expect(penOf(facts, "me")).toEqual(pen);
});

test("a lead without a name gets the fallback", () => {
  expect(nameOf({ firstName: "Ana", lastName: "Lee" }, "Unknown")).toBe("Ana Lee");
  expect(nameOf({ firstName: null, lastName: null }, "Unknown")).toBe("Unknown");
  expect(nameOf(null, "Unknown")).toBe("Unknown");
});
