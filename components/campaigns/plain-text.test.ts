import { expect, test } from "vitest";
import { segmentsOf } from "@/server/messaging/schemas";
import { inPlainLetters, plainFor } from "./plain-text";

test.each([
  ["’", "'"],
  ["–", "-"],
  ["ç", "c"],
  ["😀", ""],
] as const)("%s is written as '%s'", (odd, plain) => {
  expect(plainFor(odd)).toBe(plain);
});

test("[P-5.3c] one click brings a text back to the plain alphabet, and leaves what belongs to it alone", () => {
  const fixed = inPlainLetters("It’s “garçon” – é 😀");
  expect(fixed).toBe('It\'s "garcon" - é ');
  expect(segmentsOf(fixed).encoding).toBe("GSM-7");
});
