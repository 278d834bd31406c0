import { delimiters } from "../schemas";

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
  const scored = delimiters.map((delimiter) => ({ delimiter, score: evenness(cellCounts(text, delimiter)) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

/** By the commonest number of cells: a title above the header has one. */
function evenness(counts: readonly number[]): number {
  const often = new Map<number, number>();
  for (const count of counts) if (count > 1) often.set(count, (often.get(count) ?? 0) + 1);
  const [usual, times] = [...often].sort((one, other) => other[1] - one[1] || other[0] - one[0])[0] ?? [1, 0];
  return usual > 1 ? (times / counts.length) * 1000 + usual : 0;
}
