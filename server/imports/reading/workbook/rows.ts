import type { Readable } from "node:stream";
import { Refused } from "@/server/platform/errors";
import { mostColumns } from "../dialect";
import { type NumberFormat, numberText } from "./formats";
import type { SharedStrings } from "./strings";
import { readXml, unescaped, type XmlListener } from "./xml";

const mostCells = 60_000_000;
const mostRows = 1_048_576;
const longestText = 1_100_000;
const plain: NumberFormat = { kind: "plain" };

/** A cell's text, or the number of the shared string that holds it. */
type Found = string | { string: number };

export interface SheetReading {
  formats: readonly NumberFormat[];
  strings: SharedStrings;
  isFrom1904: boolean;
}

/** "AB12" is column 27; -1 where the place is not written. */
export function columnOf(reference: string | undefined): number {
  let column = 0;
  for (const char of reference ?? "") {
    const letter = char.toUpperCase().charCodeAt(0) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** What lies in a sheet's cells; of formulas the result that the workbook keeps. */
class SheetListener implements XmlListener {
  rows: Found[][] = [];
  formulasWithoutResult = 0;
  private row: Found[] = [];
  private cells = 0;
  private cell = { at: -1, type: "n", style: 0, hasFormula: false, value: "" };
  private isValue = false;

  constructor(private readonly reading: SheetReading) {}

  open(name: string, attributes: Record<string, string>): void {
    if (name === "row") this.row = [];
    else if (name === "c") this.openCell(attributes);
    else if (name === "f") this.cell.hasFormula = true;
    else if (name === "v" || name === "t") this.isValue = true;
    else if (name === "rPh") this.isValue = false;
  }

  private openCell({ r, t = "n", s }: Record<string, string>) {
    const stated = columnOf(r);
    const at = stated >= 0 ? stated : this.row.length;
    this.cell = { at, type: t, style: Number(s ?? 0), hasFormula: false, value: "" };
  }

  text(text: string): void {
    if (this.isValue && this.cell.value.length < longestText) this.cell.value += text;
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.isValue = false;
    else if (name === "c") this.closeCell();
    else if (name === "row" && this.row.length > 0) this.rows.push(this.row);
  }

  private closeCell() {
    if (++this.cells > mostCells)
      throw new Refused("This sheet has more than 60 million cells. Keep the columns that you need and try again.");
    const { at, hasFormula, value, type } = this.cell;
    if (hasFormula && value === "" && type !== "str") this.formulasWithoutResult++;
    const found = this.found();
    if (found === "") return;
    const place = Math.min(at, mostColumns);
    while (this.row.length < place) this.row.push("");
    this.row[place] = found;
  }

  private found(): Found {
    const { type, value, style } = this.cell;
    if (value === "") return "";
    if (type === "s") return { string: Number(value) };
    if (type === "b") return value.trim() === "1" ? "TRUE" : "FALSE";
    if (type === "n") return numberText(value, this.reading.formats[style] ?? plain, this.reading.isFrom1904);
    return unescaped(value);
  }
}

/** The rows of a sheet that have content, in order. `notes` hears what could not be read as it looks in Excel. */
export async function* rowsOf(
  part: Readable,
  reading: SheetReading,
  notes: (sentence: string) => void,
): AsyncGenerator<string[]> {
  const listener = new SheetListener(reading);
  let rows = 0;
  for await (const _ of readXml(part, listener)) {
    const found = listener.rows;
    listener.rows = [];
    for (const row of found) {
      if (++rows > mostRows) throw new Refused("This sheet has more rows than a workbook can have. Save it as CSV.");
      const cells = await texts(row, reading.strings);
      const width = 1 + cells.findLastIndex((cell) => cell !== "");
      if (width > 0) yield cells.slice(0, width);
    }
  }
  const lost = listener.formulasWithoutResult;
  if (lost > 0) notes(lostResults(lost));
}

const lostResults = (count: number) =>
  `${count === 1 ? "1 cell holds" : `${count} cells hold`} a formula whose result is not stored in the file, read as empty. Open the workbook in Excel, save it, and upload it again.`;

async function texts(row: readonly Found[], strings: SharedStrings): Promise<string[]> {
  const cells: string[] = [];
  for (const cell of row) {
    const text = typeof cell === "string" ? cell : strings.at(cell.string);
    cells.push(typeof text === "string" ? text : await text);
  }
  return cells;
}
