import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { env } from "./env";
import { Refused } from "./errors";
import { sealBytesWith, type TenantKeys, unsealBytesWith } from "./vault";

export const frameBytes = 1_048_576;
export const lengthBytes = 4;

export const pathOf = (keys: TenantKeys, name: string) => join(env().DATA_DIR, "files", keys.tenantId, name);

/** The frame's number and whether it is the last are authenticated: frames cannot be reordered, dropped or cut off. */
const placeOf = (name: string, index: number, isLast: boolean) => ({
  table: "files",
  column: name,
  row: `${index}${isLast ? ":last" : ""}`,
});

function framed(
  keys: TenantKeys,
  { name, index, isLast }: { name: string; index: number; isLast: boolean },
  plain: Uint8Array,
): Uint8Array {
  const sealed = sealBytesWith(keys, placeOf(name, index, isLast), plain);
  const head = Buffer.alloc(lengthBytes);
  head.writeUInt32BE(sealed.length * 2 + (isLast ? 1 : 0));
  return Buffer.concat([head, sealed]);
}

async function* frames(keys: TenantKeys, name: string, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  let index = 0;
  for await (const chunk of source) {
    waiting.push(chunk);
    size += chunk.length;
    if (size <= frameBytes) continue;
    const bytes = Buffer.concat(waiting);
    let start = 0;
    for (; bytes.length - start > frameBytes; start += frameBytes) {
      yield framed(keys, { name, index: index++, isLast: false }, bytes.subarray(start, start + frameBytes));
    }
    waiting = [bytes.subarray(start)];
    size = bytes.length - start;
  }
  yield framed(keys, { name, index, isLast: true }, Buffer.concat(waiting));
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
 * Stores a file under DATA_DIR/files as it arrives, sealed in frames of 1 MiB with the tenant's key; answers its bytes.
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
  let waiting = Buffer.alloc(0);
  let index = 0;
  let ended = false;
  for await (const chunk of createReadStream(pathOf(keys, name), { highWaterMark: frameBytes })) {
    waiting = Buffer.concat([waiting, chunk as Buffer]);
    for (let frame = frameAt(waiting); frame; frame = frameAt(waiting)) {
      yield unsealFrame(keys, name, { ...frame, index: index++ });
      ended = frame.isLast;
      waiting = waiting.subarray(frame.end);
    }
  }
  if (!ended || waiting.length > 0) throw new Error("The stored file is incomplete.");
}

export function frameAt(bytes: Buffer): { sealed: Buffer; isLast: boolean; end: number } | null {
  if (bytes.length < lengthBytes) return null;
  const head = bytes.readUInt32BE(0);
  const end = lengthBytes + (head >>> 1);
  return bytes.length < end ? null : { sealed: bytes.subarray(lengthBytes, end), isLast: (head & 1) === 1, end };
}

type Sealed = { index: number; isLast: boolean; sealed: Uint8Array };

export const unsealFrame = (keys: TenantKeys, name: string, { index, isLast, sealed }: Sealed): Buffer =>
  Buffer.from(unsealBytesWith(keys, placeOf(name, index, isLast), sealed));

export const removeStoredFile = (keys: TenantKeys, name: string): Promise<void> =>
  rm(pathOf(keys, name), { force: true });
