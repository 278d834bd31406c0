import { ZipFile } from "yazl";

/** A cell as a sheet writes it: a text, a number in a style, or XML of its own. */
export type SheetCell = string | number | { number: number | string; style: number } | { xml: string } | null;

export interface BookOptions {
  /** The sheets by name; hidden ones begin with a dot. */
  sheets: Record<string, SheetCell[][]>;
  isFrom1904?: boolean;
  /** Texts stand in the cells, as other programs write them, not in a list of shared strings. */
  inline?: boolean;
  /** Format codes of styles 2 and on; style 0 is plain, style 1 the built-in date. */
  formats?: string[];
  /** Parts written over or added; null leaves one out. */
  parts?: Record<string, string | Buffer | null>;
  prefix?: string;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const xml = (text: string) => text.replace(/[&<>"]/g, (char) => escapes[char] ?? char);
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const linking = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

/** An Excel workbook, written without any of the code that reads it. */
export function workbook(options: BookOptions): Promise<Buffer> {
  const strings: string[] = [];
  const named = Object.entries(options.sheets);
  const sheets = named.map(([, rows]) => sheetXml(rows, { strings, ...options }));
  return zipped({
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": links([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${linking}"><workbookPr${options.isFrom1904 ? ' date1904="1"' : ""}/><sheets>${named
      .map(([name], at) => sheetTag(name, at))
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": links([
      ...named.map((_, at) => ["worksheet", `worksheets/sheet${at + 1}.xml`] as const),
      ["styles", "styles.xml"],
      ["sharedStrings", "sharedStrings.xml"],
    ]),
    "xl/styles.xml": stylesXml(options.formats ?? []),
    "xl/sharedStrings.xml": `${head}<sst xmlns="${main}">${strings.map((text) => `<si><t xml:space="preserve">${xml(text)}</t></si>`).join("")}</sst>`,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheet])),
    ...options.parts,
  });
}

function sheetTag(name: string, at: number): string {
  const state = name.startsWith(".") ? ' state="hidden"' : "";
  return `<sheet name="${xml(name)}" sheetId="${at + 1}"${state} r:id="rId${at + 1}"/>`;
}

const links = (targets: readonly (readonly [kind: string, target: string])[]) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${linking}/${kind}" Target="${target}"/>`)
    .join("")}</Relationships>`;

function stylesXml(formats: readonly string[]): string {
  const codes = formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${xml(code)}"/>`);
  const styles = [0, 14, ...formats.map((_, at) => 164 + at)].map((id) => `<xf numFmtId="${id}"/>`);
  return `${head}<styleSheet xmlns="${main}"><numFmts>${codes.join("")}</numFmts><cellXfs>${styles.join("")}</cellXfs></styleSheet>`;
}

type Writing = { strings: string[]; inline?: boolean; prefix?: string };

function sheetXml(rows: readonly SheetCell[][], { strings, inline = false, prefix = "" }: Writing): string {
  const body = rows.map((cells, row) => {
    const written = cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`, { strings, inline }));
    return `<row r="${row + 1}">${written.join("")}</row>`;
  });
  const sheet = `<worksheet xmlns="${main}"><sheetData>${body.join("")}</sheetData></worksheet>`;
  return head + (prefix ? prefixed(sheet, prefix) : sheet);
}

const prefixed = (sheet: string, prefix: string) =>
  sheet.replace(/<(\/?)/g, `<$1${prefix}:`).replace("xmlns=", `xmlns:${prefix}=`);

function cellXml(cell: SheetCell, place: string, { strings, inline }: { strings: string[]; inline: boolean }): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === "object")
    return "xml" in cell ? cell.xml : `<c r="${place}" s="${cell.style}"><v>${cell.number}</v></c>`;
  if (inline) return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`;
  return `<c r="${place}" t="s"><v>${strings.push(cell) - 1}</v></c>`;
}

/** A zip archive of these parts. */
export async function zipped(parts: Record<string, string | Buffer | null>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts))
    if (content !== null) zip.addBuffer(Buffer.isBuffer(content) ? content : Buffer.from(content), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(pieces);
}
