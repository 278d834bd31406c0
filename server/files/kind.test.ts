import { expect, test } from "vitest";
import { refusalToCarry, typeOf } from "./kind";

const bytes = (text: string) => Buffer.from(text, "latin1");

test.each([
  ["price.pdf", "%PDF-1.7", "application/pdf"],
  ["roof.png", "\x89PNG\r\n\x1a\n", "image/png"],
  ["photo.pdf", "\xff\xd8\xff\xe0", "image/jpeg"],
  ["clip.mp4", "\0\0\0\x18ftypmp42", "video/mp4"],
  ["clip.mov", "\0\0\0\x14ftypqt  ", "video/quicktime"],
  ["card.vcf", "BEGIN:VCARD\r\nFN:Lee", "text/vcard"],
  ["list.csv", "name,phone\nIda,1", "text/csv"],
  ["note.txt", "Grüße", "text/plain"],
  [
    "offer.docx",
    "PK\x03\x04..[Content_Types].xml..word/",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ],
  ["old.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"],
  ["roof.png", "<!DOCTYPE html><script>", "text/html"],
  ["roof.png", "<?xml version='1.0'?><svg onload=x>", "image/svg+xml"],
  ["invoice.pdf", "MZ\x90\0", "application/x-program"],
  ["run", "#!/bin/sh", "application/x-program"],
  ["files.docx", "PK\x03\x04....setup.exe", "application/x-archive"],
  ["mystery.bin", "\0\x01\x02\x03", "application/octet-stream"],
])("%s that begins with %j is %s, whatever its name says", (name, head, type) => {
  const text = name === "note.txt" ? Buffer.from(head) : bytes(head);
  expect(typeOf(text, name)).toBe(type);
});

test.each([
  [{ name: "price.pdf", type: "application/pdf" }, null],
  [{ name: "setup.exe", type: "application/x-program" }, '"setup.exe" is a program'],
  [{ name: "invoice.pdf", type: "application/x-program" }, '"invoice.pdf" is a program'],
  [{ name: "page.png", type: "text/html" }, '"page.png" is a program, or can run one'],
  [{ name: "macro.docm", type: "application/x-archive" }, '"macro.docm" is a program'],
  [{ name: "click.js", type: "text/plain" }, '"click.js" is a program'],
  [{ name: "all.zip", type: "application/x-archive" }, '"all.zip" is an archive'],
  [{ name: "x.bin", type: "application/octet-stream" }, '"x.bin" is of no kind'],
])("no message carries what can run: %j", (file, refusal) => {
  if (refusal === null) expect(refusalToCarry(file)).toBeNull();
  else expect(refusalToCarry(file)).toContain(refusal);
});
