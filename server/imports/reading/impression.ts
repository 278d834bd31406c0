import { isAscii } from "node:buffer";
import { decode } from "iconv-lite";

const headBytes = 262_144;

/** Watches a file pass by: its first bytes, whether all of it is UTF-8, and where it is not ASCII. */
export class FileImpression {
  private readonly utf8 = new TextDecoder("utf-8", { fatal: true });
  private heads: Buffer[] = [];
  private size = 0;
  private odd: Buffer[] = [];
  private oddSize = 0;
  isUtf8 = true;

  see(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (this.size < headBytes) this.heads.push(Buffer.from(bytes.subarray(0, headBytes - this.size)));
    this.size += bytes.length;
    this.decode(bytes);
    this.keepOdd(bytes);
  }

  private decode(bytes: Buffer) {
    if (!this.isUtf8) return;
    try {
      this.utf8.decode(bytes, { stream: true });
    } catch {
      this.isUtf8 = false;
    }
  }

  private keepOdd(bytes: Buffer) {
    if (this.oddSize > 65_536 || isAscii(bytes)) return;
    const at = bytes.findIndex((byte) => byte > 127);
    if (at < 0) return;
    const part = Buffer.from(bytes.subarray(Math.max(0, at - 64), at + 32_768));
    this.odd.push(part);
    this.oddSize += part.length;
  }

  get head(): Buffer {
    return Buffer.concat(this.heads);
  }
  /** The part of the file that tells most about its encoding. */
  get telling(): Buffer {
    return this.odd.length > 0 ? Buffer.concat(this.odd) : this.head;
  }
  get isWhole(): boolean {
    return this.size <= headBytes;
  }

  /** The first part of the file as text, to its last whole line. */
  text(encoding: string): string {
    const text = decode(this.head, encoding);
    return this.isWhole ? text : text.replace(/[^\r\n]*$/, "") || text;
  }
}
