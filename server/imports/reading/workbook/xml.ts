import type { Readable } from "node:stream";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { Refused } from "@/server/platform/errors";
import { damaged } from "./archive";

/** No element, attribute or text of a spreadsheet is longer: the parser would keep all of it in memory. */
const longestSilence = 33_554_432;

/** What a part is made of, without prefixes: `x:row` is `row`. */
export interface XmlListener {
  open(name: string, attributes: Record<string, string>): void;
  close(name: string): void;
  text?(text: string): void;
}

const bare = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * Reads a part of a workbook and tells the listener; between its pieces, as often as the archive unfolds one, the caller
 * can take what was found. Entities of its own (a bomb's tool) are refused, and so is a text without end.
 */
export async function* readXml(part: Readable, listener: XmlListener): AsyncGenerator<void> {
  let silence = 0;
  const parser = listening(listener, () => {
    silence = 0;
  });
  let decoder: TextDecoder | null = null;
  try {
    for await (const piece of part) {
      decoder ??= decoderFor(piece as Buffer);
      silence += (piece as Buffer).length;
      parser.write(decoder.decode(piece as Buffer, { stream: true }));
      if (silence > longestSilence) throw new Refused("A cell of this workbook is larger than 16 MB. Remove it.");
      yield;
    }
    parser.close();
    yield;
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(damaged, { cause: String(error) });
  } finally {
    part.destroy();
  }
}

function listening(listener: XmlListener, heard: () => void): SaxesParser {
  const parser = new SaxesParser({ position: false, xmlns: false });
  parser.on("doctype", () => {
    throw new Refused("This workbook declares entities of its own, as no spreadsheet does. Save it again as .xlsx.");
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    heard();
    listener.open(bare(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag: SaxesTagPlain) => {
    heard();
    listener.close(bare(tag.name));
  });
  parser.on("text", (text) => listener.text?.(text));
  parser.on("cdata", (text) => listener.text?.(text));
  return parser;
}

function decoderFor(start: Buffer): TextDecoder {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder("utf-16le");
  return new TextDecoder(start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : "utf-8");
}

/** The whole of a small part, told to the listener. */
export async function readXmlWhole(part: Readable | null, listener: XmlListener): Promise<void> {
  if (!part) return;
  for await (const _ of readXml(part, listener));
}

/** "Anna_x000D_" is how a workbook writes a carriage return. */
export const unescaped = (text: string) =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
