import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { fileContents, filePieces, files } from "@/drizzle/schema";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { tenantKeys } from "@/server/platform/vault";
import { as, aTenant, withDatabase } from "@/server/testing";
import { aPdf, aPicture, inChunks, uploaded } from "@/server/testing/files";
import { carrierName, fileLink, openLinked } from "./link";
import { attachFiles, readFile, wholeFiles } from "./read";
import { largestFileBytes } from "./schemas";
import { uploadFile } from "./upload";

withDatabase();

const rowsIn = async (ctx: Ctx) =>
  inTransaction(ctx, async (tx) => ({
    files: (await tx.select().from(files)).length,
    contents: (await tx.select().from(fileContents)).length,
    pieces: await tx.select().from(filePieces).orderBy(filePieces.position),
  }));

async function bytesOf(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

test("a file comes back as it was, and lies sealed in pieces", async () => {
  const ctx = await aTenant();
  const picture = aPicture(600_000);
  const file = await uploaded(ctx, "../../roof\0.png", picture);
  expect(file).toMatchObject({ name: "roof.png", type: "image/png", bytes: 600_000 });
  const read = await readFile(ctx, { fileId: file.id });
  expect((await bytesOf(read.bytes)).equals(picture)).toBe(true);
  const { pieces } = await rowsIn(ctx);
  expect(pieces.map(({ position }) => position)).toEqual([0, 1, 2]);
  expect(pieces.some(({ sealed }) => Buffer.from(sealed).includes("PNG"))).toBe(false);
});

test("the same bytes are kept once, under every name", async () => {
  const ctx = await aTenant();
  const [first, second] = [await uploaded(ctx, "a.png", aPicture()), await uploaded(ctx, "b.png", aPicture())];
  expect(second).toMatchObject({ name: "b.png" });
  expect(second.id).not.toBe(first.id);
  expect(await rowsIn(ctx)).toMatchObject({ files: 2, contents: 1 });
  const whole = await wholeFiles(ctx, [first.id, second.id]);
  expect([...whole.values()].map(({ content }) => content.equals(aPicture()))).toEqual([true, true]);
});

test("what is too large is refused while it arrives, with its name and the limit, and nothing of it stays", async () => {
  const ctx = await aTenant();
  let read = 0;
  async function* endless() {
    yield aPicture(65_536);
    for (;;) {
      read += 65_536;
      yield Buffer.alloc(65_536);
    }
  }
  const upload = uploadFile(ctx, { fileName: "film.png", source: endless() });
  await expect(upload).rejects.toThrow('"film.png" is larger than 20 MB.');
  expect(read).toBeLessThan(largestFileBytes + 1_048_576);
  expect(await rowsIn(ctx)).toMatchObject({ files: 0, contents: 0, pieces: [] });
});

test("what breaks off, is empty or can run leaves nothing", async () => {
  const ctx = await aTenant();
  async function* broken() {
    yield aPicture(400_000);
    throw new Error("The connection is gone.");
  }
  await expect(uploadFile(ctx, { fileName: "a.png", source: broken() })).rejects.toThrow("connection");
  await expect(uploaded(ctx, "empty.pdf", Buffer.alloc(0))).rejects.toThrow('"empty.pdf" is empty.');
  await expect(uploaded(ctx, "invoice.pdf", Buffer.from("MZ\x90\0"))).rejects.toThrow('"invoice.pdf" is a program');
  expect(await rowsIn(ctx)).toMatchObject({ files: 0, contents: 0, pieces: [] });
});

test("what nothing attached goes after a day; what is attached stays, and so does what shares its bytes", async () => {
  const ctx = await aTenant();
  const [kept, loose, alone] = [
    await uploaded(ctx, "kept.png", aPicture()),
    await uploaded(ctx, "loose.png", aPicture()),
    await uploaded(ctx, "alone.pdf", aPdf()),
  ];
  await inTransaction(ctx, async (tx) => {
    await attachFiles(tx, [kept.id]);
    const old = new Date(tx.realNow().getTime() - 90_000_000);
    await tx.update(files).set({ createdAt: old }).where(eq(files.tenantId, tx.tenantId));
  });
  await uploaded(ctx, "new.png", aPicture(99, 1));
  expect(await rowsIn(ctx)).toMatchObject({ files: 2, contents: 2 });
  for (const { id } of [loose, alone]) await expect(readFile(ctx, { fileId: id })).rejects.toThrow("not found");
  expect((await bytesOf((await readFile(ctx, { fileId: kept.id })).bytes)).equals(aPicture())).toBe(true);
});

test("another tenant's file is not there, and an analyst neither uploads nor reads", async () => {
  const [us, them] = [await aTenant(), await aTenant()];
  const theirs = await uploaded(them, "secret.pdf", aPdf());
  await expect(readFile(us, { fileId: theirs.id })).rejects.toThrow("not found");
  await expect(inTransaction(us, (tx) => attachFiles(tx, [theirs.id]))).rejects.toThrow("not here any more");
  const analyst = as(us, "analyst");
  await expect(readFile(analyst, { fileId: theirs.id })).rejects.toThrow("conversations:read");
  await expect(uploadFile(analyst, { fileName: "a.pdf", source: inChunks(aPdf()) })).rejects.toThrow("may not reply");
});

test("a link opens one file until it ends, and no other when a letter is changed", async () => {
  const ctx = await aTenant();
  const file = await uploaded(ctx, "a very long name of a picture.png", aPicture());
  const linkAt = (at: Date) =>
    inTransaction(ctx, async (tx) =>
      fileLink(await tenantKeys(tx), file, at)
        .split("/")
        .slice(-2),
    );
  const [token = "", name] = await linkAt(ctx.realNow());
  expect(name).toBe("a-very-long-name.png");
  const opened = await openLinked(token);
  expect((await bytesOf(opened.bytes)).equals(aPicture())).toBe(true);
  for (const at of [0, 20, 40, token.length - 3]) {
    const changed = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
    await expect(openLinked(changed)).rejects.toThrow("not found");
  }
  const [old = ""] = await linkAt(new Date(Date.now() - 25 * 3_600_000));
  await expect(openLinked(old)).rejects.toThrow("not found");
});

test.each([
  ["roof.png", "roof.png"],
  ["Angebot für Ihr Dach (neu).pdf", "Angebot-fu-r-Ihr.pdf"],
  ["...", "file"],
  ["no ending but long enough to cut", "no-ending-but-long-e"],
])("carriers know %j as %j", (name, expected) => {
  expect(carrierName(name)).toBe(expected);
});
