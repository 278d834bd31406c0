import { analyse } from "chardet";
import { encodingExists } from "iconv-lite";
import { Refused } from "@/server/platform/errors";
import type { FileImpression } from "./impression";

const marks: [number[], string][] = [
  [[0xff, 0xfe, 0, 0], "utf-32le"],
  [[0, 0, 0xfe, 0xff], "utf-32be"],
  [[0xef, 0xbb, 0xbf], "utf8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

export const startsWith = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((byte, at) => bytes[at] === byte);

/** By the mark at the start, else by where the NUL bytes lie, else UTF-8 when all of it is, else the likeliest narrow one. */
export function encodingOf(seen: FileImpression): string {
  const { head } = seen;
  const mark = marks.find(([start]) => startsWith(head, start));
  if (mark) return mark[1];
  const wide = wideEncoding(head);
  if (wide) return wide;
  refuseBinary(head);
  return seen.isUtf8 ? "utf8" : narrowEncoding(seen.telling);
}

/** UTF-16 without a mark shows as a NUL in every other byte. */
function wideEncoding(head: Buffer): string | null {
  const sample = head.subarray(0, 4096);
  const nuls = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = nuls;
  const many = sample.length * 0.3;
  if (odd > many && even < many / 3) return "utf-16le";
  return even > many && odd < many / 3 ? "utf-16be" : null;
}

/** Text has hardly a control character. */
function refuseBinary(head: Buffer) {
  const sample = head.subarray(0, 4096);
  const odd = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  if (odd > sample.length * 0.1)
    throw new Refused("This is not a table of text. Export the list as CSV (UTF-8) or as an Excel workbook (.xlsx).");
}

function narrowEncoding(telling: Buffer): string {
  const [best] = analyse(telling).filter(({ name }) => encodingExists(name) && !/^utf/i.test(name));
  return !best || /^iso-8859-1$/i.test(best.name) ? "windows-1252" : best.name.toLowerCase();
}
