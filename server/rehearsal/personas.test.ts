import { expect, test } from "vitest";
import { laneFor } from "@/server/consent";
import { newId } from "@/server/platform/ids";
import { answerOf, delaySecondsOf, personaOf } from "./personas";
import { type PersonaName, personaNames } from "./schemas";

const lead = (persona: PersonaName | null) => ({ id: newId(), persona });
const first = { text: "Hi", turn: 0, hasLink: false };

test("about 55 % of the leads stay silent and every persona occurs", () => {
  const drawn = Array.from({ length: 20_000 }, () => personaOf(lead(null)));
  const silent = drawn.filter((name) => name === "silent").length / drawn.length;
  expect(silent).toBeGreaterThan(0.53);
  expect(silent).toBeLessThan(0.57);
  expect(new Set(drawn).size).toBe(personaNames.length);
});

test("a lead's named persona wins over the draw, and a lead always says the same", () => {
  const booker = lead("eager_booker");
  expect(personaOf(booker)).toBe("eager_booker");
  expect(answerOf(booker, first)).toEqual(answerOf(booker, first));
});

test("a booker books once our text carries the link", () => {
  expect(answerOf(lead("eager_booker"), { text: "Here: http://x/b/1", turn: 1, hasLink: true })).toEqual({
    book: true,
  });
});

test.each(["stopper", "keyword_stopper"] as const)("whatever a %s says is read as an opt-out", (name) => {
  for (let round = 0; round < 50; round++) {
    const answer = answerOf(lead(name), first);
    const said = answer && "say" in answer ? answer.say : "";
    expect(laneFor(said, { isSuppressed: false, lastAskedOptIn: false }), said).toMatch(/^opt_out/);
  }
});

test("answers come after 5 to 90 seconds", () => {
  const delays = Array.from({ length: 500 }, () => delaySecondsOf(newId(), 0));
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(5);
  expect(Math.max(...delays)).toBeLessThanOrEqual(90);
});
