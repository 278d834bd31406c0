import { isFieldName } from "../field-names";

const mostTitleRows = 8;

const looksLikeData = (cell: string) =>
  /@.+\./.test(cell) || (cell.match(/\d/g)?.length ?? 0) >= 7 || /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/.test(cell);

/** Whether a record may name columns: names hold no addresses, numbers or dates. */
export const isHeader = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell.trim() !== "") && !cells.some(looksLikeData);

const knownNames = (cells: readonly string[]) => new Set(cells.filter(isFieldName)).size;

/**
 * How many records stand above the data: none, the header, or titles and group headings with the header as the last of
 * them. The last of the first records that holds at least two names of fields is the header, where nothing above it
 * looks like data.
 */
export function headerRowsOf(records: readonly (readonly string[])[]): number {
  let rows = records[0] && isHeader(records[0]) ? 1 : 0;
  let most = 1;
  for (const [at, record] of records.slice(0, mostTitleRows).entries()) {
    if (!isHeader(record)) break;
    const known = knownNames(record);
    if (known <= most && !(known >= 2 && isSecondHeader(records, at))) continue;
    most = Math.max(most, known);
    rows = at + 1;
  }
  return rows;
}

/** A record of nothing but names of fields right below the header: a header in another language, or repeated. */
function isSecondHeader(records: readonly (readonly string[])[], at: number): boolean {
  const filled = (records[at] ?? []).filter((cell) => cell.trim() !== "");
  return filled.every(isFieldName) && filled.length === new Set(filled).size;
}

const tidyName = (cell: string | undefined) =>
  (cell ?? "").toWellFormed().replaceAll("\0", "").trim().replace(/\s+/g, " ").slice(0, 200);

/** A heading over several columns stands above the first of them alone. */
function carried(cells: readonly string[], width: number): string[] {
  const names: string[] = [];
  for (let at = 0; at < width; at++) names.push(tidyName(cells[at]) || (names[at - 1] ?? ""));
  return names;
}

const sentences = {
  none: "The first row holds data, not names: the columns are numbered.",
  titles: (rows: number) =>
    `The names of the columns are in row ${rows}; ${rows === 2 ? "the row" : `the ${rows - 1} rows`} above it ${rows === 2 ? "is" : "are"} left out.`,
  again: (name: string, free: string) => `More than one column is called "${name}"; one of them is shown as "${free}".`,
  more: (count: number) => `${count} more columns have the name of another one and are shown with a number.`,
};

/** Names every column, once, by the last of the header rows; says what it had to change. */
export function columnNames(
  records: readonly (readonly string[])[],
  headerRows: number,
): { columns: string[]; notes: string[] } {
  const names = records[Math.max(0, headerRows - 1)] ?? [];
  const groups = headerRows >= 2 ? carried(records[headerRows - 2] ?? [], names.length) : [];
  const wanted = names.map((cell, at) => {
    const name = headerRows > 0 ? tidyName(cell) : "";
    const isShared = name !== "" && names.some((other, place) => place !== at && tidyName(other) === name);
    return isShared && groups[at] ? `${groups[at]} ${name}`.slice(0, 200) : name || groups[at] || `Column ${at + 1}`;
  });
  const { columns, doubles } = eachOnce(wanted);
  return {
    columns,
    notes: [
      ...(headerRows === 0 ? [sentences.none] : []),
      ...(headerRows > 1 ? [sentences.titles(headerRows)] : []),
      ...doubles.slice(0, 3).map(([name, free]) => sentences.again(name, free)),
      ...(doubles.length > 3 ? [sentences.more(doubles.length - 3)] : []),
    ],
  };
}

function eachOnce(wanted: readonly string[]): { columns: string[]; doubles: [string, string][] } {
  const used = new Set<string>();
  const next = new Map<string, number>();
  const doubles: [string, string][] = [];
  const columns = wanted.map((name) => {
    let free = name;
    for (let again = next.get(name) ?? 2; used.has(free); again++) {
      free = `${name} (${again})`;
      next.set(name, again + 1);
    }
    if (free !== name) doubles.push([name, free]);
    used.add(free);
    return free;
  });
  return { columns, doubles };
}
