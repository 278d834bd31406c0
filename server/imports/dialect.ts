import { analyse } from "chardet";
import { decode, encodingExists } from "iconv-lite";
import { Refused } from "@/server/platform/errors";
import type { Dialect } from "./schemas";

export const mostColumns = 500;
const headBytes = 262_144;
const delimiters = [",", ";", "\t", "|"] as const;
const marks: [number[], string][] = [
  [[0xff, 0xfe, 0, 0], "utf-32le"],
  [[0xef, 0xbb, 0xbf], "utf8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];
const magics: [number[], string][] = [
  [[0x50, 0x4b, 3, 4], "This is an Excel workbook or a zip file. Save the sheet as CSV (UTF-8) and upload that."],
  [[0xd0, 0xcf, 0x11, 0xe0], "This is an old Excel workbook. Save the sheet as CSV (UTF-8) and upload that."],
  [[0x25, 0x50, 0x44, 0x46], "This is a PDF. Export the list as CSV and upload that."],
  [[0x1f, 0x8b], "This is a compressed file. Unpack it and upload the CSV inside."],
];

/** Watches a file pass by: its first bytes, whether all of it is UTF-8, and where it is not ASCII. */
export class FileImpression {
  private readonly utf8 = new TextDecoder("utf-8", { fatal: true });
  private heads: Buffer[] = [];
  private size = 0;
  private odd: Buffer[] = [];
  private oddSize = 0;
  isUtf8 = true;

  see(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (this.size < headBytes) this.heads.push(Buffer.from(bytes.subarray(0, headBytes - this.size)));
    this.size += bytes.length;
    this.decode(bytes);
    this.keepOdd(bytes);
  }

  private decode(bytes: Buffer) {
    if (!this.isUtf8) return;
    try {
      this.utf8.decode(bytes, { stream: true });
    } catch {
      this.isUtf8 = false;
    }
  }

  private keepOdd(bytes: Buffer) {
    if (this.oddSize > 65_536) return;
    const at = bytes.findIndex((byte) => byte > 127);
    if (at < 0) return;
    const part = Buffer.from(bytes.subarray(Math.max(0, at - 64), at + 32_768));
    this.odd.push(part);
    this.oddSize += part.length;
  }

  get head(): Buffer {
    return Buffer.concat(this.heads);
  }
  /** The part of the file that tells most about its encoding. */
  get telling(): Buffer {
    return this.odd.length > 0 ? Buffer.concat(this.odd) : this.head;
  }
  get isWhole(): boolean {
    return this.size <= headBytes;
  }
}

const startsWith = (bytes: Buffer, start: number[]) => start.every((byte, at) => bytes[at] === byte);

/** @throws Refused with what to do when the bytes are no text at all. */
export function encodingOf(seen: FileImpression): string {
  const { head } = seen;
  if (head.length === 0) throw new Refused("The file is empty. Choose a file with a header row and at least one lead.");
  const magic = magics.find(([start]) => startsWith(head, start));
  if (magic) throw new Refused(magic[1]);
  const mark = marks.find(([start]) => startsWith(head, start));
  if (mark) return mark[1];
  const wide = wideEncoding(head);
  if (wide) return wide;
  return seen.isUtf8 ? "utf8" : narrowEncoding(seen.telling);
}

/** UTF-16 without a mark shows as a NUL in every other byte. */
function wideEncoding(head: Buffer): string | null {
  const sample = head.subarray(0, 4096);
  const nuls = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  });
  const many = sample.length * 0.3;
  if ((nuls[1] ?? 0) > many) return "utf-16le";
  return (nuls[0] ?? 0) > many ? "utf-16be" : null;
}

function narrowEncoding(telling: Buffer): string {
  const [best] = analyse(telling).filter(({ name }) => encodingExists(name) && !/^utf/i.test(name));
  return !best || /^iso-8859-1$/i.test(best.name) ? "windows-1252" : best.name.toLowerCase();
}

/** How many cells each of the first records has, minding quotes. */
const cellCounts = (text: string, delimiter: string) => firstRecords(text).map((record) => cellsIn(record, delimiter));

function cellsIn(record: string, delimiter: string): number {
  let [cells, isQuoted] = [1, false];
  for (const char of record) {
    if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && char === delimiter) cells++;
  }
  return cells;
}

/** The first hundred records with content, cut at line ends outside quotes. */
function firstRecords(text: string): string[] {
  const records: string[] = [];
  let [start, isQuoted] = [0, false];
  for (let at = 0; at < text.length && records.length < 100; at++) {
    const char = text.charAt(at);
    if (char === '"') isQuoted = !isQuoted;
    if (isQuoted || !/[\r\n]/.test(char)) continue;
    records.push(...withContent(text.slice(start, at)));
    start = at + 1;
  }
  return records.length < 100 ? [...records, ...withContent(text.slice(start))] : records;
}

const withContent = (record: string) => (record.trim() === "" ? [] : [record]);

/** The delimiter that cuts the first records most evenly into more than one cell; a comma when none does. */
export function delimiterOf(text: string): string {
  const scored = delimiters.map((delimiter) => {
    const counts = cellCounts(text, delimiter);
    const usual = counts[0] ?? 1;
    const even = counts.filter((count) => count === usual).length / Math.max(1, counts.length);
    return { delimiter, score: usual > 1 ? even * 1000 + usual : 0 };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

const looksLikeData = (cell: string) =>
  /@.+\./.test(cell) || (cell.match(/\d/g)?.length ?? 0) >= 7 || /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/.test(cell);

/** Whether the first record names the columns: names hold no addresses, numbers or dates. */
export const isHeader = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell.trim() !== "") && !cells.some(looksLikeData);

/** Names every column, once; says what it had to change. */
export function columnNames(cells: readonly string[], hasHeader: boolean): { columns: string[]; notes: string[] } {
  const notes: string[] = [];
  const used = new Set<string>();
  const columns = cells.map((cell, at) => {
    const name = hasHeader ? cell.toWellFormed().replaceAll("\0", "").trim().replace(/\s+/g, " ").slice(0, 200) : "";
    const wanted = name || `Column ${at + 1}`;
    let free = wanted;
    for (let again = 2; used.has(free); again++) free = `${wanted} (${again})`;
    if (free !== wanted) notes.push(`More than one column is called "${wanted}"; one of them is shown as "${free}".`);
    used.add(free);
    return free;
  });
  if (!hasHeader) notes.push("The first row holds data, not names: the columns are numbered.");
  return { columns, notes };
}

const firstCut = (text: string) => text.replace(/[^\r\n]*$/, "");

/** Reads the first part of the file as text, to its last whole line. */
export function headText(seen: FileImpression, encoding: string): string {
  const text = decode(seen.head, encoding);
  return seen.isWhole ? text : firstCut(text) || text;
}

type HeadReader = (text: string, delimiter: string) => string[][];

/** Encoding, delimiter, header and columns of a file. @throws Refused when there is nothing to import from it. */
export function dialectOf(seen: FileImpression, readHead: HeadReader): { dialect: Dialect; records: string[][] } {
  const encoding = encodingOf(seen);
  const text = headText(seen, encoding);
  const declared = text.match(/^sep=(.)\r?\n/i);
  const body = declared ? text.slice(declared[0].length) : text;
  const delimiter = declared?.[1] ?? delimiterOf(body);
  const [first, ...rest] = readHead(body, delimiter);
  if (!first) throw new Refused("The file is empty. Choose a file with a header row and at least one lead.");
  if (first.length > mostColumns)
    throw new Refused(
      `The file has ${first.length} columns; at most ${mostColumns} can be imported. Remove those that you do not need.`,
    );
  const hasHeader = isHeader(first);
  const records = hasHeader ? rest : [first, ...rest];
  if (records.length === 0 && seen.isWhole) throw new Refused("The file has a header but no rows below it.");
  const { columns, notes } = columnNames(first, hasHeader);
  return { dialect: { encoding, delimiter, hasHeader, skippedLines: declared ? 1 : 0, columns, notes }, records };
}
