import { Refused } from "@/server/platform/errors";
import { startsWith } from "./encoding";

const magics: [number[], string][] = [
  [[0x25, 0x50, 0x44, 0x46], "This is a PDF. Export the list as CSV or as an Excel workbook (.xlsx) and upload that."],
  [[0x1f, 0x8b], "This is a compressed file (gzip). Unpack it and upload the CSV inside."],
  [[0x37, 0x7a, 0xbc, 0xaf], "This is a compressed file (7z). Unpack it and upload the CSV inside."],
  [[0x52, 0x61, 0x72, 0x21], "This is a compressed file (rar). Unpack it and upload the CSV inside."],
  [[0x89, 0x50, 0x4e, 0x47], "This is a picture. Upload the list itself, as CSV or as an Excel workbook (.xlsx)."],
  [[0xff, 0xd8, 0xff], "This is a picture. Upload the list itself, as CSV or as an Excel workbook (.xlsx)."],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], "This is a database file. Export the table as CSV and upload that."],
];

const written: [RegExp, string][] = [
  [
    /^<\?xml[\s\S]{0,400}mso-application|^<\?xml[\s\S]{0,600}schemas-microsoft-com:office:spreadsheet/i,
    "This is an old XML spreadsheet. Open it in Excel, save it as .xlsx or CSV and upload that.",
  ],
  [
    /^(<!doctype html|<html|<table|<head|<body|<meta)/i,
    "This is a web page with a table in it, though its name may end in .xls. Open it in Excel, save it as .xlsx or CSV and upload that.",
  ],
  [/^<\?xml|^<[a-z]/i, "This is XML, not a table. Export the list as CSV and upload that."],
  [/^[[{]\s*["{[]/, "This is JSON, not a table. Export the list as CSV and upload that."],
  [/^(BEGIN:VCARD)/i, "These are contact cards (vCard). Export the contacts as CSV and upload that."],
  [/^\{\\rtf/, "This is a text document (RTF). Copy the table into a spreadsheet and save it as CSV."],
];

/** What begins like something else than a table of text. @throws Refused with what to do. */
export function refuseForeignBytes(head: Uint8Array): void {
  if (head.length === 0) throw new Refused(emptyFile);
  const magic = magics.find(([start]) => startsWith(head, start));
  if (magic) throw new Refused(magic[1]);
}

export const emptyFile = "The file is empty. Choose a file with a header row and at least one lead.";

/** The same for what is text, but no table. */
export function refuseForeignText(text: string): void {
  const start = text
    .slice(0, 2000)
    .replace(/^\uFEFF/, "")
    .trimStart();
  const other = written.find(([pattern]) => pattern.test(start));
  if (other) throw new Refused(other[1]);
}
