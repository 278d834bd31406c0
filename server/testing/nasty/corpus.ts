import { readFileSync } from "node:fs";
import { join } from "node:path";
import { binaries } from "./binaries";

type Rejected = [row: number, column: string | null, reason: string];

/** A file and what must become of it: its leads ("name phone or e-mail"), its listed rows; together all rows of the file. */
export interface Taken {
  file: string;
  leads: string[];
  rejected?: Rejected[];
  /** Rows without any content. */
  blank?: number;
  notes?: string[];
}

/** A file that is refused when it is uploaded, when it is started, or once all of it was read. */
export interface Unusable {
  file: string;
  sentence: string;
}

const ana = "Ana +14155550100";
const bo = "Bo +14155550101";
const cy = "Cy +14155550102";
const umlauts = ["Jürgen Müßig +14155550100", "Zoë Brontë +14155550101"];
const shortened = "its last digits are lost";
const noNumber = "not a phone number";

export const taken: Taken[] = [
  { file: "utf-8-mark.csv", leads: [ana] },
  { file: "utf-16le-mark.csv", leads: umlauts },
  { file: "utf-16le-bare.csv", leads: umlauts },
  { file: "utf-16be-mark.csv", leads: umlauts },
  { file: "utf-32le-mark.csv", leads: umlauts },
  { file: "lone-surrogate.csv", leads: ["A\uFFFDna +14155550100"] },
  { file: "windows-1252.csv", leads: ["Jürgen Müßig +14155550100", "Renée “Ré” O’Neil +14155550101"] },
  { file: "windows-1251.csv", leads: ["Анна Иванова +14155550100", "Борис Петров +14155550101"] },
  { file: "shift-jis.csv", leads: ["山田太郎 +14155550100", "鈴木花子 +14155550101"] },
  { file: "semicolons.csv", leads: [ana, bo] },
  { file: "tabs.tsv", leads: ["of Austin Ana +14155550100"] },
  { file: "pipes.txt", leads: [ana] },
  { file: "sep-line.csv", leads: [ana] },
  { file: "mixed-line-ends.csv", leads: [ana, bo, cy] },
  { file: "no-last-line-end.csv", leads: [ana] },
  { file: "blank-rows.csv", leads: [ana], blank: 2 },
  { file: "quoted.csv", leads: ["Ana Lee +14155550100", 'Bo "the rock" Oko +14155550101'] },
  { file: "lone-quotes.csv", leads: [ana, 'Bo "Bob" Oko +14155550101'] },
  { file: "text-behind-quote.csv", leads: ['"Ana" Lee +14155550100', bo] },
  { file: "ragged.csv", leads: [ana, bo], rejected: [[3, null, "The row has 4 cells, the header has 3"]] },
  { file: "shifted-by-comma.csv", leads: ["Ana Lee +14155550101"], rejected: [[1, null, "has 4 cells"]] },
  { file: "duplicate-headers.csv", leads: [ana], notes: ['"phone (2)"', '"name (2)"'] },
  { file: "nameless-headers.csv", leads: [" +14155550100"] },
  { file: "no-header.csv", leads: [" +14155550100", " +14155550101"], notes: ["the columns are numbered"] },
  { file: "two-headers.csv", leads: ["Ana Lee +14155550100"], notes: ["are in row 2"] },
  { file: "grouped-headers.csv", leads: ["Ana Lee +14155550100"], notes: ["are in row 2"] },
  { file: "title-above.csv", leads: [ana, bo], notes: ["are in row 3"] },
  { file: "repeated-header.csv", leads: [ana, bo], rejected: [[2, null, "repeats the names of the columns"]] },
  {
    file: "bidi-and-emoji.csv",
    leads: ["🙂 دانا +14155550100", "דוד לוי +14155550101", "👩🏽‍💻 Zoë +14155550102", "Agpj.exe +14155550103"],
  },
  {
    file: "html-and-sql.csv",
    leads: ["Robert'); drop table leads;-- +14155550100", "<img src=x onerror=alert(1)> +14155550101"],
  },
  { file: "formulas.csv", leads: ["=1+1 +14155550100", "@cmd +14155550101", "-Ana +14155550102", "Tab +14155550103"] },
  {
    file: "excel-phones.csv",
    leads: [bo, cy, "Di +14155550103", "Ed +14155550104"],
    rejected: [
      [1, "phone", shortened],
      [6, "phone", shortened],
    ],
  },
  {
    file: "phone-habits.csv",
    leads: [ana, bo, cy, "Di +442079460958"],
    rejected: [
      [5, "phone", "more than one number"],
      [6, "phone", "too few digits"],
      [7, "phone", noNumber],
      [8, "phone", noNumber],
    ],
  },
  {
    file: "addresses.csv",
    leads: ["Ana ana@lee.example", "Cy cy@day.example", "Ed ed@oko.example"],
    rejected: [
      [2, "email", "more than one e-mail"],
      [4, "email", "not an e-mail"],
      [6, "email", "more than one e-mail"],
    ],
  },
  {
    file: "duplicates.csv",
    leads: [ana, cy],
    rejected: [
      [2, "phone", "An earlier row of this file has the same phone"],
      [3, "email", "An earlier row of this file has the same e-mail"],
    ],
  },
  {
    file: "dates.csv",
    leads: [ana, "Ed +14155550104", "Fi +14155550105"],
    rejected: [
      [2, "last contact", "no such day"],
      [3, "last contact", "in the future"],
      [4, "last contact", "not a date"],
    ],
  },
  { file: "opt-outs.csv", leads: [ana, bo], rejected: [[3, "phone", "too few digits"]] },
  { file: "zones.csv", leads: [ana, cy], rejected: [[2, "time zone", "no time zone"]] },
  { file: "nul-characters.csv", leads: [bo], rejected: [[1, "name", "NUL"]] },
  { file: "cell-of-1-mb.csv", leads: [bo], rejected: [[1, "note", "longer than 10,000"]] },
  { file: "500-columns.csv", leads: [" +14155550100"] },
  { file: "workbook.xlsx", leads: [ana], rejected: [[2, "Phone", "too few digits"]] },
  { file: "workbook-named.csv", leads: [ana] },
  { file: "prefixed.xlsx", leads: [ana] },
  {
    file: "cell-forms.xlsx",
    leads: [ana, cy],
    rejected: [
      [2, "Phone", shortened],
      [4, "Phone", shortened],
    ],
  },
  { file: "since-1904.xlsx", leads: [ana] },
  { file: "formulas.xlsx", leads: [ana], notes: ["1 cell holds a formula whose result is not stored"] },
  { file: "hidden-first-sheet.xlsx", leads: [ana] },
  { file: "title-above.xlsx", leads: [ana], notes: ["are in row 2"] },
  { file: "gaps.xlsx", leads: [" +14155550100"] },
  { file: "rich-text.xlsx", leads: ["AnaA +14155550100"] },
  { file: "far-cell.xlsx", leads: [], rejected: [[1, null, "The row has 501 cells"]] },
  { file: "nasty-names.xlsx", leads: ["=cmd|' /C calc'!A0 +14155550100", '<b>🙂</b> "دانا" +14155550101'] },
];

export const unusable: Unusable[] = [
  { file: "empty.csv", sentence: "The file is empty" },
  { file: "only-mark.csv", sentence: "The file is empty" },
  { file: "only-line-ends.csv", sentence: "The file is empty" },
  { file: "header-only.csv", sentence: "no rows below it" },
  { file: "501-columns.csv", sentence: "501 columns; at most 500" },
  { file: "web-page.xls", sentence: "web page with a table" },
  { file: "xml-spreadsheet.xls", sentence: "old XML spreadsheet" },
  { file: "leads.json", sentence: "This is JSON" },
  { file: "contacts.vcf", sentence: "contact cards" },
  { file: "leads.pdf", sentence: "This is a PDF" },
  { file: "random.bin", sentence: "not a table of text" },
  { file: "packed.csv.gz", sentence: "compressed file" },
  { file: "picture.png", sentence: "This is a picture" },
  { file: "empty.xlsx", sentence: "This sheet is empty" },
  { file: "header-only.xlsx", sentence: "no rows below it" },
  { file: "no-sheet.xlsx", sentence: "no sheet with rows" },
  { file: "password.xlsx", sentence: "protected by a password" },
  { file: "old.xls", sentence: "old Excel workbook (.xls)" },
  { file: "binary.xlsb", sentence: "binary workbook (.xlsb)" },
  { file: "leads.numbers", sentence: "Apple Numbers document" },
  { file: "leads.ods", sentence: "OpenDocument spreadsheet" },
  { file: "leads.docx", sentence: "a document or a presentation" },
  { file: "packed.xlsx", sentence: "This is a zip file" },
  { file: "cut-off.xlsx", sentence: "damaged or was cut off" },
  { file: "broken-xml.xlsx", sentence: "damaged or was cut off" },
  { file: "lying-size.xlsx", sentence: "damaged or was cut off" },
  { file: "bomb.xlsx", sentence: "unfolds to far more" },
  { file: "many-laughs.xlsx", sentence: "entities of its own" },
  { file: "nothing-but-names.csv", sentence: "No column tells who a lead is" },
];

/** What is found to be no CSV only when it has been read to its end. */
export const brokenLater: Unusable[] = [
  { file: "unclosed-quote.csv", sentence: "opened and never closed after row 2" },
  { file: "endless-quote.csv", sentence: "opened and never closed after row 1" },
];

/** The bytes of a file of the corpus, by its name. */
export async function nastyFile(file: string): Promise<Buffer> {
  const made = binaries[file];
  return made ? made() : readFileSync(join(import.meta.dirname, "files", file));
}
