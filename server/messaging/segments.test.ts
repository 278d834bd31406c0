import { expect, test } from "vitest";
import { segmentsOf, toPlainPunctuation } from "./segments";

const of = (character: string, count: number) => character.repeat(count);

test.each([
  ["160 a", of("a", 160), "GSM-7", 1],
  ["161 a", of("a", 161), "GSM-7", 2],
  ["306 a", of("a", 306), "GSM-7", 2],
  ["307 a", of("a", 307), "GSM-7", 3],
  ["158 a and a euro sign", `${of("a", 158)}€`, "GSM-7", 1],
  ["159 a and a euro sign [case 28]", `${of("a", 159)}€`, "GSM-7", 2],
  ["160 é", of("é", 160), "GSM-7", 1],
  ["a c with cedilla", "ç", "UCS-2", 1],
  ["a back-tick", "`", "UCS-2", 1],
  ["70 ж", of("ж", 70), "UCS-2", 1],
  ["71 ж", of("ж", 71), "UCS-2", 2],
  ["134 ж", of("ж", 134), "UCS-2", 2],
  ["135 ж", of("ж", 135), "UCS-2", 3],
  ["35 grinning faces", of("😀", 35), "UCS-2", 1],
  ["36 grinning faces", of("😀", 36), "UCS-2", 2],
  ["a curly apostrophe", "It’s", "UCS-2", 1],
  ["nothing", "", "GSM-7", 0],
] as const)("[P-5.3c] %s", (...[, text, encoding, segments]) => {
  expect(segmentsOf(text)).toMatchObject({ encoding, segments });
});

test("[case 29] an emoji at unit 67 of a two-part text starts the second part", () => {
  // 66 + emoji (2) + 66: the emoji would straddle 67|68, so the first part ends at 66 and 68 units follow: a third part.
  expect(segmentsOf(`${of("ж", 66)}😀${of("ж", 66)}`).segments).toBe(3);
  expect(segmentsOf(`${of("ж", 66)}😀${of("ж", 65)}`).segments).toBe(2);
});

test("[case 29] an extension pair is not split over parts either", () => {
  expect(segmentsOf(`${of("a", 152)}€${of("a", 152)}`).segments).toBe(3);
});

test("the characters that cost the alphabet are named once each", () => {
  expect(segmentsOf("It’s ok – it’s fine").offending).toEqual(["’", "–"]);
});

test("plain punctuation brings a typographic text back to GSM-7", () => {
  const text = toPlainPunctuation("“It’s” – ok… now");
  expect(text).toBe('"It\'s" - ok... now');
  expect(segmentsOf(text).encoding).toBe("GSM-7");
});
