import { expect, test } from "vitest";
import { nextTurnDue } from "./turn-due";

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 4, 12, 0, seconds));

test.each([
  { title: "a single text is answered after the debounce", now: 0, first: null, debounce: 3, due: 3 },
  { title: "another text moves the answer on", now: 2, first: 0, debounce: 3, due: 5 },
  { title: "a burst waits at most 30 seconds", now: 29, first: 0, debounce: 3, due: 30 },
  { title: "a burst that is already late is answered at once", now: 45, first: 0, debounce: 3, due: 45 },
  { title: "a long debounce is its own limit", now: 50, first: 0, debounce: 60, due: 60 },
  { title: "no debounce answers at once", now: 7, first: 7, debounce: 0, due: 7 },
])("$title", ({ now, first, debounce, due }) => {
  const firstUnansweredAt = first === null ? null : at(first);
  expect(nextTurnDue({ now: at(now), debounceSeconds: debounce, firstUnansweredAt })).toEqual(at(due));
});
