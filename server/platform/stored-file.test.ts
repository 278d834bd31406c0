import { appendFile, open, truncate } from "node:fs/promises";
import { expect, test } from "vitest";
import { inTransaction } from "@/server/platform/db";
import { pathOf, readStoredFile, removeStoredFile, storeFile } from "@/server/platform/files";
import { tenantKeys } from "@/server/platform/vault";
import { aTenant, withDatabase } from "@/server/testing";
import { StoredFile } from "./stored-file";

withDatabase();

/** Bytes that differ everywhere: the same for the same size. */
const bytesOf = (size: number): Buffer =>
  Buffer.from(Uint32Array.from({ length: Math.ceil(size / 4) }, (_, at) => at * 2_654_435_761).buffer).subarray(
    0,
    size,
  );

async function* inPieces(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 100_003) yield bytes.subarray(at, at + 100_003);
}

const mebibyte = 1_048_576;

test.each([0, 1, mebibyte - 1, mebibyte, mebibyte + 1, 3 * mebibyte, 12 * mebibyte + 17])(
  "a sealed file of %i bytes is read here and there as it was stored",
  async (size) => {
    const ctx = await aTenant();
    const keys = await inTransaction(ctx, (tx) => tenantKeys(tx));
    const plain = bytesOf(size);
    await storeFile(keys, { name: "anything", source: inPieces(plain), maxBytes: 20 * mebibyte });
    const file = await StoredFile.open(keys, "anything");
    expect(file.bytes).toBe(size);
    for (const [start, end] of [
      [0, Math.min(size, 4)],
      [Math.max(0, size - 22), size],
      [Math.floor(size / 3), Math.floor(size / 2)],
      [0, size],
    ] as const)
      expect((await file.read(start, end)).equals(plain.subarray(start, end))).toBe(true);
    await expect(file.read(size, size + 1)).rejects.toThrow();
    await file.close();
    await removeStoredFile(keys, "anything");
    await expect(StoredFile.open(keys, "anything")).rejects.toThrow("ENOENT");
  },
);

test("a stored file that was cut off, continued or altered is not read as if it were whole", async () => {
  const ctx = await aTenant();
  const keys = await inTransaction(ctx, (tx) => tenantKeys(tx));
  const plain = bytesOf(mebibyte);
  const readAll = async () => {
    const pieces: Buffer[] = [];
    for await (const piece of readStoredFile(keys, "anything")) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  const stored = () => storeFile(keys, { name: "anything", source: inPieces(plain), maxBytes: mebibyte });
  const path = pathOf(keys, "anything");
  await stored();
  expect((await readAll()).equals(plain)).toBe(true);
  await truncate(path, 700_000);
  await expect(readAll()).rejects.toThrow("incomplete");
  await stored();
  await appendFile(path, "more");
  await expect(readAll()).rejects.toThrow("incomplete");
  await stored();
  await using file = await open(path, "r+");
  await file.write(Buffer.from([1]), 0, 1, 500_000);
  await expect(readAll()).rejects.toThrow();
  await removeStoredFile(keys, "anything");
});
