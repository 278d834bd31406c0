/** What a CSV file begins with, so that spreadsheets read it as UTF-8. */
export const csvMark = "\uFEFF";

/**
 * One cell, quoted where needed. A cell that a spreadsheet would run as a formula (= + - @ tab CR NUL) gets an apostrophe
 * in front (OWASP, CSV injection); our import takes it off again.
 */
export function csvCell(value: string): string {
  const tame = /^[=+\-@\t\r\0]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(tame) || tame !== tame.trim() ? `"${tame.replaceAll('"', '""')}"` : tame;
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(",")}\r\n`;
