import type { Readable } from "node:stream";
import { Refused } from "@/server/platform/errors";
import { storeFile } from "@/server/platform/files";
import { StoredFile } from "@/server/platform/stored-file";
import type { TenantKeys } from "@/server/platform/vault";
import { readXml, unescaped, type XmlListener } from "./xml";

const inMemoryBytes = 33_554_432;
const mostBytes = 2_147_483_648;
const longestText = 1_100_000;

/** Where strings go that are too many for memory. */
export type Spill = { keys: TenantKeys; name: string };

/** Where each string ends, in a list that grows. */
class Ends {
  private list = new Uint32Array(4096);
  count = 0;

  add(end: number): void {
    if (this.count === this.list.length) {
      const larger = new Uint32Array(this.list.length * 2);
      larger.set(this.list);
      this.list = larger;
    }
    this.list[this.count++] = end;
  }

  of(index: number): [start: number, end: number] {
    return [index === 0 ? 0 : (this.list[index - 1] ?? 0), this.list[index] ?? 0];
  }
}

/** The strings that cells refer to by number: in memory while they are few, else in a sealed file. */
export class SharedStrings {
  constructor(
    private readonly ends: Ends,
    private readonly memory: Buffer | null,
    private readonly file: StoredFile | null,
  ) {}

  at(index: number): string | Promise<string> {
    if (!(index >= 0 && index < this.ends.count)) return "";
    const [start, end] = this.ends.of(index);
    if (this.memory) return this.memory.toString("utf8", start, end);
    return this.file && end > start ? this.file.read(start, end).then((bytes) => bytes.toString("utf8")) : "";
  }

  async close(): Promise<void> {
    await this.file?.close();
  }
}

/** Reads them all. @throws Refused when they are more than a list of leads can hold. */
export async function readStrings(part: Readable | null, spill: Spill): Promise<SharedStrings> {
  const ends = new Ends();
  const pieces = part ? packed(part, ends) : nothing();
  const heads: Buffer[] = [];
  let bytes = 0;
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    heads.push(next.value);
    bytes += next.value.length;
    if (bytes > inMemoryBytes) return spilled(ends, joined(heads, pieces), spill);
  }
  return new SharedStrings(ends, Buffer.concat(heads), null);
}

async function spilled(ends: Ends, source: AsyncGenerator<Buffer>, { keys, name }: Spill): Promise<SharedStrings> {
  await storeFile(keys, { name, source, maxBytes: mostBytes });
  return new SharedStrings(ends, null, await StoredFile.open(keys, name));
}

async function* joined(heads: readonly Buffer[], rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield* heads;
  yield* rest;
}

async function* nothing(): AsyncGenerator<Buffer> {}

/** The texts of the strings without what tells how they are pronounced, one behind the other. */
async function* packed(part: Readable, ends: Ends): AsyncGenerator<Buffer> {
  let texts: Buffer[] = [];
  let bytes = 0;
  const listener = new StringListener((text) => {
    const encoded = Buffer.from(text);
    bytes += encoded.length;
    if (bytes > mostBytes) throw new Refused("The texts of this workbook are larger than 2 GB. Split it.");
    ends.add(bytes);
    texts.push(encoded);
  });
  for await (const _ of readXml(part, listener)) {
    if (texts.length > 0) yield Buffer.concat(texts);
    texts = [];
  }
}

class StringListener implements XmlListener {
  private value = "";
  private isText = false;
  private isPronunciation = false;

  constructor(private readonly found: (text: string) => void) {}

  open(name: string): void {
    if (name === "si") this.value = "";
    if (name === "rPh") this.isPronunciation = true;
    this.isText = name === "t" && !this.isPronunciation;
  }

  text(text: string): void {
    if (this.isText && this.value.length < longestText) this.value += text;
  }

  close(name: string): void {
    if (name === "t") this.isText = false;
    if (name === "rPh") this.isPronunciation = false;
    if (name === "si") this.found(unescaped(this.value));
  }
}
