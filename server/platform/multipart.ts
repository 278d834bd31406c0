import { Refused } from "./errors";

/** One field of a form; its body must be read to its end before the next is asked for. */
export interface Part {
  name: string;
  fileName: string | null;
  body: AsyncGenerator<Buffer>;
}

const longestHead = 16_384;

class ByteReader {
  private held: Buffer = Buffer.alloc(0);
  private readonly source: AsyncIterator<Uint8Array>;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  private async fill(): Promise<void> {
    const next = await this.source.next();
    if (next.done) throw new Refused("The upload broke off before its end. Send it again.");
    this.held =
      this.held.length > 0
        ? Buffer.concat([this.held, next.value])
        : Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length);
  }

  /** What comes before `mark`, in pieces; afterwards the reader stands behind it. */
  async *until(mark: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.held.indexOf(mark);
      if (at >= 0) {
        const piece = this.held.subarray(0, at);
        this.held = this.held.subarray(at + mark.length);
        if (piece.length > 0) yield piece;
        return;
      }
      const certain = this.held.length - beginningOf(mark, this.held);
      const piece = this.held.subarray(0, certain);
      this.held = this.held.subarray(certain);
      if (piece.length > 0) yield piece;
      await this.fill();
    }
  }

  async take(count: number): Promise<Buffer> {
    while (this.held.length < count) await this.fill();
    const piece = this.held.subarray(0, count);
    this.held = this.held.subarray(count);
    return piece;
  }
}

/** How many of the last bytes may be the beginning of the mark. */
function beginningOf(mark: Buffer, bytes: Buffer): number {
  for (let count = Math.min(mark.length - 1, bytes.length); count > 0; count--)
    if (bytes.subarray(bytes.length - count).equals(mark.subarray(0, count))) return count;
  return 0;
}

/** Collects a small body as text. @throws Refused when it is larger than `maxBytes`. */
export async function textOf(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > maxBytes) throw new Refused("A field of the form is too large.");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

const parameter = (head: string, name: string) =>
  new RegExp(`;\\s*${name}="((?:[^"\\\\]|\\\\.)*)"`, "i").exec(head)?.[1]?.replace(/\\(.)/g, "$1");

/** The fields of a multipart/form-data body as they arrive (RFC 7578): a large file never stands in memory. */
export async function* partsOf(body: AsyncIterable<Uint8Array>, contentType: string): AsyncGenerator<Part> {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (!boundary) throw new Refused("The form does not say where its fields end (no boundary).");
  const reader = new ByteReader(body);
  for await (const _ of reader.until(Buffer.from(`--${boundary}`)));
  const end = Buffer.from(`\r\n--${boundary}`);
  while ((await reader.take(2)).toString() !== "--") {
    const head = await textOf(reader.until(Buffer.from("\r\n\r\n")), longestHead);
    const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? "";
    const part = reader.until(end);
    yield {
      name: parameter(disposition, "name") ?? "",
      fileName: parameter(disposition, "filename") ?? null,
      body: part,
    };
    for await (const _ of part);
  }
}
