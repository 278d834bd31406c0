import { expect, test } from "vitest";
import type { FileView } from "@/server/files/schemas";
import { attachmentLawAt } from "./law";
import { refusalToAttach, rulingOnFiles } from "./rule";

const at = new Date("2026-11-23T12:00:00Z");
const mb = 1_048_576;
const file = (name: string, type: string, bytes: number): FileView => ({ id: name, name, type, bytes });
const picture = (bytes: number, name = "roof.png") => file(name, "image/png", bytes);
const pdf = (bytes: number) => file("offer.pdf", "application/pdf", bytes);

test.each([
  ["email", [picture(10 * mb), pdf(8 * mb)], null],
  ["email", [pdf(19 * mb)], '"offer.pdf" has 19 MB. An e-mail carries at most 18 MB.'],
  [
    "email",
    [picture(10 * mb), pdf(9 * mb)],
    '"roof.png" and "offer.pdf" together have 19 MB. An e-mail carries at most 18 MB.',
  ],
  ["email", Array.from({ length: 11 }, () => picture(1)), "An e-mail carries at most 10 files; these are 11."],
  ["sms", [picture(5 * mb)], null],
  ["sms", [picture(5 * mb + 60_000)], '"roof.png" has 5.1 MB. A text carries at most 5 MB.'],
  ["sms", [pdf(600_000)], null],
  ["sms", [pdf(700_000)], '"offer.pdf" has 684 KB. Carriers take at most 586 KB of a file that is no picture.'],
  [
    "sms",
    [file("offer.docx", "application/vnd.openxmlformats", 9)],
    'A text does not carry "offer.docx" (application/vnd.openxmlformats).',
  ],
  ["whatsapp", [pdf(16 * mb)], null],
  ["whatsapp", [pdf(17 * mb)], '"offer.pdf" has 17 MB. WhatsApp carries at most 16 MB.'],
  ["whatsapp", [picture(1), picture(1)], "WhatsApp carries at most 1 file; these are 2."],
  ["linkedin", [picture(1)], "This channel carries no files."],
] as const)("by %s, %#: %s", (channel, files, refusal) => {
  expect(refusalToAttach({ channel, files }, at)).toBe(refusal);
});

test.each([
  ["US", "pass"],
  ["CA", "pass"],
  ["AU", "pass"],
  ["GB", "skip"],
  ["DE", "skip"],
] as const)("texts carry pictures to %s: %s", (country, outcome) => {
  expect(rulingOnFiles({ channel: "sms", files: [picture(9)], country }, at)).toMatchObject({ outcome });
});

test("the sentence names the countries and the number's own", () => {
  const { sentence } = rulingOnFiles({ channel: "sms", files: [picture(9)], country: "GB" }, at);
  expect(sentence).toBe("Texts carry files to numbers of US, CA and AU alone; this one is of GB.");
});

test("a law binds from its first day on", () => {
  expect(attachmentLawAt("sms", new Date("2023-12-31T00:00:00Z"))).toBeNull();
  expect(attachmentLawAt("sms", at)?.source).toContain("Twilio");
});
