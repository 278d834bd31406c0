const quote = '"';
/** A record that is still not whole after so many characters is left to the full parser. */
const longestWait = 262_144;

type Read = { cells: string[]; next: number };

/**
 * Reads records that are plainly written: cells without a quotation mark, or whole within a pair of them; lines that end
 * in LF or CR LF. At the first record that is written otherwise it stops, and `rest` begins with that one: only the full
 * parser knows what it means. A test holds the two against each other.
 */
export class PlainRecords {
  rest = "";
  isOver = false;

  constructor(private readonly delimiter: string) {}

  /** The records that are whole with this piece of text; `isLast` when no more will come. */
  read(piece: string, isLast = false): string[][] {
    this.rest += piece;
    const text = this.rest;
    const records: string[][] = [];
    let at = 0;
    while (at < text.length) {
      const one = this.recordAt(text, at, isLast);
      if (one === "more") break;
      if (one === "odd") {
        this.isOver = true;
        break;
      }
      if (one.cells.length > 0) records.push(one.cells);
      at = one.next;
    }
    this.rest = text.slice(at);
    if (this.rest.length > longestWait || (isLast && this.rest !== "")) this.isOver = true;
    return records;
  }

  private recordAt(text: string, at: number, isLast: boolean): Read | "more" | "odd" {
    const lineFeed = text.indexOf("\n", at);
    if (lineFeed < 0 && !isLast) return "more";
    const end = lineFeed < 0 ? text.length : lineFeed;
    const hasReturn = lineFeed > at && text[end - 1] === "\r";
    const line = text.slice(at, hasReturn ? end - 1 : end);
    const read = line.includes(quote) ? this.quotedAt(text, at, isLast) : this.unquoted(line, end + 1);
    return typeof read === "string" || text.slice(at, read.next).isWellFormed() ? read : "odd";
  }

  /** An empty line has no cells: it is no record. */
  private unquoted(line: string, next: number): Read | "odd" {
    if (line.includes("\r")) return "odd";
    return { cells: line === "" ? [] : line.split(this.delimiter), next };
  }

  private quotedAt(text: string, start: number, isLast: boolean): Read | "more" | "odd" {
    const cells: string[] = [];
    for (let at = start; ; ) {
      const cell = this.cellAt(text, at, isLast);
      if (typeof cell === "string") return cell;
      cells.push(cell.value);
      const behind = text[cell.next] === this.delimiter ? "cell" : endAt(text, cell.next, isLast);
      if (typeof behind === "object") return { cells, next: behind.next };
      if (behind !== "cell") return behind;
      at = cell.next + 1;
    }
  }

  private cellAt(text: string, at: number, isLast: boolean): Cell | "more" | "odd" {
    if (text[at] === quote) return quotedCell(text, at);
    const stops = [text.indexOf(this.delimiter, at), text.indexOf("\n", at)].filter((stop) => stop >= 0);
    if (stops.length === 0 && !isLast) return "more";
    const stop = Math.min(...stops, text.length);
    const next = text[stop] === "\n" && stop > at && text[stop - 1] === "\r" ? stop - 1 : stop;
    const value = text.slice(at, next);
    return value.includes(quote) || value.includes("\r") ? "odd" : { value, next };
  }
}

type Cell = { value: string; next: number };

/** The cell whose opening mark stands at `at`; what follows its closing mark is the caller's to judge. */
function quotedCell(text: string, at: number): Cell | "more" {
  let close = text.indexOf(quote, at + 1);
  let hasMarks = false;
  while (close >= 0 && text[close + 1] === quote) {
    hasMarks = true;
    close = text.indexOf(quote, close + 2);
  }
  if (close < 0) return "more";
  const value = text.slice(at + 1, close);
  return { value: hasMarks ? value.replaceAll('""', quote) : value, next: close + 1 };
}

/** Where the next record begins, when this one ends here. */
function endAt(text: string, at: number, isLast: boolean): { next: number } | "more" | "odd" {
  const isCut = at >= text.length || (text[at] === "\r" && at + 1 >= text.length);
  if (isCut && !isLast) return "more";
  if (at >= text.length) return { next: at };
  if (text[at] === "\n") return { next: at + 1 };
  return text[at] === "\r" && text[at + 1] === "\n" ? { next: at + 2 } : "odd";
}
