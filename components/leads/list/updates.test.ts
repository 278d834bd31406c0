import { expect, test } from "vitest";
import { gatherUpdates, isVisiblyOther } from "./updates";

const rows = (names: string) => [...names].map((id) => ({ id, score: 0 }));
const whole = { isShownEnd: true, isEnd: true };

test.each([
  ["nothing happened", "abcd", "abcd", 0],
  ["one comes on top", "abcd", "xabcd", 1],
  ["one goes", "abcd", "acd", 1],
  ["one moves from the bottom to the top", "abcd", "dabc", 1],
  ["one comes, one goes, one moves", "abcd", "xcab", 3],
  ["all are others", "ab", "xy", 4],
  ["the first lead", "", "a", 1],
])("%s: %s became %s, %i updates wait", (_, shown, now, waiting) => {
  expect(gatherUpdates({ shown: rows(shown), now: rows(now), ...whole })).toEqual({ changed: [], waiting });
});

test("a row that was pushed off the page's end did not go, and one drawn onto it did not come", () => {
  const cut = { isShownEnd: false, isEnd: false };
  expect(gatherUpdates({ shown: rows("abcd"), now: rows("xabc"), ...cut }).waiting).toBe(1);
  expect(gatherUpdates({ shown: rows("abcd"), now: rows("bcde"), ...cut }).waiting).toBe(1);
});

test("a changed row is shown anew where it stands, also when it waits to move", () => {
  const now = [
    { id: "b", score: 9 },
    { id: "a", score: 0 },
  ];
  expect(gatherUpdates({ shown: rows("ab"), now, ...whole })).toEqual({ changed: [{ id: "b", score: 9 }], waiting: 1 });
});

test("a row that only tells a later time of change does not pulse", () => {
  const [early, late] = [new Date(0), new Date(1)];
  const row = { id: "a", company: "Oak", updatedAt: early };
  expect(isVisiblyOther(row, { ...row, updatedAt: late })).toBe(false);
  expect(isVisiblyOther(row, { ...row, company: "Elm" })).toBe(true);
});
