/** The lines of a compact data file, each split at its bars. */
export const rowsOf = (text: string): string[][] =>
  text
    .trim()
    .split("\n")
    .map((line) => line.split("|"));

/** "006-007 009" as ["006", "007", "009"]. */
export function expandRanges(text: string): string[] {
  return text.split(" ").flatMap((range) => {
    const [first = "", last = first] = range.split("-");
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, index) => String(Number(first) + index).padStart(first.length, "0"));
  });
}
