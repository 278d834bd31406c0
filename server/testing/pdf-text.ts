import { inflateSync } from "node:zlib";

const isInflatable = (bytes: Buffer) => bytes.length > 2 && (bytes[0] ?? 0) === 0x78;

/** What each content stream of a PDF says, in the order of the file: one stream a page. */
export function pdfPages(file: Uint8Array): string[] {
  const raw = Buffer.from(file).toString("latin1");
  return [...raw.matchAll(/\bstream\r?\n([\s\S]*?)endstream/g)]
    .map(([, body = ""]) => Buffer.from(body, "latin1"))
    .filter(isInflatable)
    .map((body) => inflateSync(body).toString("latin1"))
    .filter((content) => /\bTJ\b/.test(content))
    .map(textOf);
}

const windows1252 = new TextDecoder("windows-1252");

/** The strings that a page shows, one a line, as its typeface encodes them. */
const textOf = (content: string): string =>
  [...content.matchAll(/\[([^\]]*)\]\s*TJ/g)]
    .map(([, run = ""]) => [...run.matchAll(/<([0-9a-f]*)>/gi)].map(([, hex = ""]) => hex).join(""))
    .map((hex) => windows1252.decode(Buffer.from(hex, "hex")))
    .join("\n");
