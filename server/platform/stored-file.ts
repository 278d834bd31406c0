import { type FileHandle, open } from "node:fs/promises";
import { pathOf, readFrame, unsealFrame } from "./files";
import type { TenantKeys } from "./vault";

const framesKept = 32;

/** A stored file that is read here and there: what a zip archive needs. */
export class StoredFile {
  private readonly kept = new Map<number, Buffer>();

  private constructor(
    private readonly place: { keys: TenantKeys; name: string; handle: FileHandle },
    /** Every frame but the last holds so much in the clear, and takes so much of the file. */
    private readonly frames: { count: number; plainBytes: number; strideBytes: number },
    /** The size of the file in the clear. */
    readonly bytes: number,
  ) {}

  /** @throws when the file is gone or was altered. */
  static async open(keys: TenantKeys, name: string): Promise<StoredFile> {
    const handle = await open(pathOf(keys, name));
    try {
      const { size } = await handle.stat();
      const { end: strideBytes, ...first } = await readFrame(handle, 0);
      const plainBytes = unsealFrame(keys, name, { ...first, index: 0 }).length;
      const count = Math.ceil(size / strideBytes);
      const bytes = size - count * (strideBytes - plainBytes);
      return new StoredFile({ keys, name, handle }, { count, plainBytes, strideBytes }, bytes);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** The bytes from `start` to before `end`. */
  async read(start: number, end: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.range(start, end)) pieces.push(piece);
    return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
  }

  /** The same, a frame at a time. */
  async *range(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; ) {
      const index = Math.floor(at / this.frames.plainBytes);
      const frame = await this.frame(index);
      const from = at - index * this.frames.plainBytes;
      const piece = frame.subarray(from, Math.min(frame.length, from + end - at));
      if (piece.length === 0) throw new Error("The stored file ends before the bytes asked for.");
      yield piece;
      at += piece.length;
    }
  }

  private async frame(index: number): Promise<Buffer> {
    const kept = this.kept.get(index);
    if (kept) {
      this.kept.delete(index);
      this.kept.set(index, kept);
      return kept;
    }
    const { handle, keys, name } = this.place;
    const frame = await readFrame(handle, index * this.frames.strideBytes);
    if (frame.isLast !== (index === this.frames.count - 1)) throw new Error("The stored file is incomplete.");
    const plain = unsealFrame(keys, name, { ...frame, index });
    this.kept.set(index, plain);
    const [oldest] = this.kept.keys();
    if (this.kept.size > framesKept && oldest !== undefined) this.kept.delete(oldest);
    return plain;
  }

  close(): Promise<void> {
    return this.place.handle.close();
  }
}
