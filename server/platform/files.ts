import { createWriteStream } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { env } from "./env";
import { Refused } from "./errors";
import { sealInParts, type TenantKeys, unsealBytesWith } from "./vault";

/** A file is sealed frame by frame: all but the last hold so much in the clear. */
const frameBytes = 262_144;
const headBytes = 4;

export const pathOf = (keys: TenantKeys, name: string) => join(env().DATA_DIR, "files", keys.tenantId, name);

/** The frame's number and whether it is the last are authenticated: frames cannot be reordered, dropped or cut off. */
const placeOf = (name: string, index: number, isLast: boolean) => ({
  table: "files",
  column: name,
  row: `${index}${isLast ? ":last" : ""}`,
});

type Framing = { name: string; index: number; isLast: boolean };

function* framed(keys: TenantKeys, { name, index, isLast }: Framing, plain: Uint8Array): Generator<Uint8Array> {
  const parts = sealInParts(keys, placeOf(name, index, isLast), plain);
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE(parts.reduce((sum, part) => sum + part.length, 0) * 2 + (isLast ? 1 : 0));
  yield head;
  yield* parts;
}

/** One frame's memory serves for all of them: large files would leave several times their size to be collected. */
async function* frames(keys: TenantKeys, name: string, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const frame = Buffer.alloc(frameBytes);
  let size = 0;
  let index = 0;
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length; ) {
      if (size === frameBytes) {
        yield* framed(keys, { name, index: index++, isLast: false }, frame);
        size = 0;
      }
      const piece = chunk.subarray(at, at + frameBytes - size);
      frame.set(piece, size);
      size += piece.length;
      at += piece.length;
    }
  }
  yield* framed(keys, { name, index, isLast: true }, frame.subarray(0, size));
}

async function* atMost(
  maxBytes: number,
  source: AsyncIterable<Uint8Array>,
  seen: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of source) {
    total += chunk.length;
    if (total > maxBytes)
      throw new Refused(
        `The file is larger than ${Math.round(maxBytes / 1_048_576)} MB. Split it and import the parts.`,
      );
    seen(chunk);
    yield chunk;
  }
}

export type StoreFile = {
  name: string;
  source: AsyncIterable<Uint8Array>;
  maxBytes: number;
  seen?: (chunk: Uint8Array) => void;
};

/**
 * Stores a file under DATA_DIR/files as it arrives, sealed in frames with the tenant's key; answers its bytes.
 * `seen` hears each piece. Nothing is left behind when the source breaks off.
 * @throws Refused when it is larger than `maxBytes`.
 */
export async function storeFile(keys: TenantKeys, { name, source, maxBytes, seen }: StoreFile): Promise<number> {
  const path = pathOf(keys, name);
  await mkdir(dirname(path), { recursive: true });
  let bytes = 0;
  const counted = (chunk: Uint8Array) => {
    bytes += chunk.length;
    seen?.(chunk);
  };
  try {
    await pipeline(
      frames(keys, name, atMost(maxBytes, source, counted)),
      createWriteStream(`${path}.part`, { mode: 0o600 }),
    );
    await rename(`${path}.part`, path);
    return bytes;
  } catch (error) {
    await rm(`${path}.part`, { force: true });
    throw error;
  }
}

/** The stored file in the clear, a frame at a time. @throws when it was altered or cut off. */
export async function* readStoredFile(keys: TenantKeys, name: string): AsyncGenerator<Buffer> {
  const handle = await open(pathOf(keys, name));
  try {
    let into: Buffer | undefined;
    for (let [index, at, isLast] = [0, 0, false]; !isLast; index++) {
      const frame = await readFrame(handle, at, into);
      yield unsealFrame(keys, name, { ...frame, index });
      into = frame.memory;
      ({ isLast, end: at } = frame);
    }
  } finally {
    await handle.close();
  }
}

export interface Frame {
  sealed: Uint8Array;
  isLast: boolean;
  /** Where the next one begins in the file. */
  end: number;
  /** What `sealed` lies in: may be used for the next one. */
  memory: Buffer;
}

/** The frame that begins at a position of the file. @throws when the file is cut off, or goes on behind its last frame. */
export async function readFrame(handle: FileHandle, position: number, into?: Buffer): Promise<Frame> {
  const { size } = await handle.stat();
  const head = await filled(handle, Buffer.alloc(headBytes), position);
  const [sealedBytes, isLast] = [head.readUInt32BE(0) >>> 1, (head.readUInt32BE(0) & 1) === 1];
  const end = position + headBytes + sealedBytes;
  if (end > size || (isLast && end < size)) throw incomplete();
  const memory = into && into.length >= sealedBytes ? into : Buffer.alloc(sealedBytes);
  const sealed = await filled(handle, memory.subarray(0, sealedBytes), position + headBytes);
  return { sealed, isLast, end, memory };
}

async function filled(handle: FileHandle, into: Buffer, position: number): Promise<Buffer> {
  const { bytesRead } = await handle.read(into, 0, into.length, position);
  if (bytesRead < into.length) throw incomplete();
  return into;
}

const incomplete = () => new Error("The stored file is incomplete.");

export const unsealFrame = (
  keys: TenantKeys,
  name: string,
  { index, isLast, sealed }: Pick<Frame, "isLast" | "sealed"> & { index: number },
): Buffer => unsealBytesWith(keys, placeOf(name, index, isLast), sealed);

export const removeStoredFile = (keys: TenantKeys, name: string): Promise<void> =>
  rm(pathOf(keys, name), { force: true });
