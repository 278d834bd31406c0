import type { Readable } from "node:stream";
import { readXmlWhole } from "./xml";

/** What a cell's style says about its number: a day, a time of day, or so many digits with zeros in front. */
export type NumberFormat = { kind: "plain" } | { kind: "date" } | { kind: "padded"; digits: number };

const builtInDates = [14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47];
const isBuiltInDate = (id: number) => builtInDates.includes(id) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** What a format code such as "dd/mm/yyyy" or "00000" says. Text in quotes, escapes, colours and conditions say nothing. */
export function formatOf(code: string): NumberFormat {
  const [first = ""] = code.split(";");
  const bare = first
    .replace(/"[^"]*"/g, "")
    .replace(/\\./g, "")
    .replace(/[_*]./g, "")
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, "");
  if (/^0{2,}$/.test(bare)) return { kind: "padded", digits: bare.length };
  return /[dmyhs]/i.test(bare.replace(/general/i, "")) ? { kind: "date" } : { kind: "plain" };
}

/** The number format of each style of a workbook, by the style's place. */
export async function readFormats(part: Readable | null): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let isInCellFormats = false;
  await readXmlWhole(part, {
    open(name, attributes) {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      if (name === "cellXfs") isInCellFormats = true;
      if (name === "xf" && isInCellFormats) styles.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === "cellXfs") isInCellFormats = false;
    },
  });
  return styles.map((id) => {
    const code = codes.get(id);
    if (code !== undefined) return formatOf(code);
    return isBuiltInDate(id) ? { kind: "date" } : { kind: "plain" };
  });
}

const daySeconds = 86_400;
const lastDay = 2_958_465;

/** A number as its cell shows it: days become ISO dates, lost zeros come back, no digit is lost to the notation. */
export function numberText(raw: string, format: NumberFormat, isFrom1904: boolean): string {
  const number = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(number)) return raw;
  if (format.kind === "date" && number >= 0 && number <= lastDay) return dayText(number, isFrom1904);
  if (format.kind === "padded" && Number.isSafeInteger(number) && number >= 0)
    return String(number).padStart(format.digits, "0");
  if (Number.isSafeInteger(number)) return String(number);
  return /e/i.test(raw) && Math.abs(number) >= 1e15 ? raw : String(Number(number.toPrecision(15)));
}

function dayText(serial: number, isFrom1904: boolean): string {
  const seconds = Math.round(serial * daySeconds);
  const day = Math.floor(seconds / daySeconds);
  const rest = seconds - day * daySeconds;
  const time = new Date(rest * 1000).toISOString().slice(11, 19);
  if (day === 0 && !isFrom1904) return time;
  const date = new Date(firstDay(day, isFrom1904) + day * daySeconds * 1000).toISOString().slice(0, 10);
  return rest === 0 ? date : `${date}T${time}`;
}

/** Excel believes that 1900 was a leap year: its days before March 1900 are one behind. */
function firstDay(day: number, isFrom1904: boolean): number {
  if (isFrom1904) return Date.UTC(1904, 0, 1);
  return day < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
}
