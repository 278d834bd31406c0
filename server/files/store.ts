import { createHash } from "node:crypto";
import { and, eq, inArray, isNull, lt, notExists, sql } from "drizzle-orm";
import { fileContents, filePieces, files } from "@/drizzle/schema";
import { record } from "@/server/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { sealInParts, tenantKeys } from "@/server/platform/vault";
import { typeOf } from "./kind";
import { type FileView, largestFileBytes, sizeWords } from "./schemas";

const pieceBytes = 262_144;

/** Pieces of one size, the last one excepted. */
async function* piecesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + pieceBytes - size);
      held.push(part);
      size += part.length;
      at += part.length;
      if (size < pieceBytes) continue;
      yield Buffer.concat(held);
      [held, size] = [[], 0];
    }
  }
  if (size > 0) yield Buffer.concat(held);
}

const nameOf = (given: string) =>
  given
    .replace(/^.*[/\\]/s, "")
    .replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, "")
    .trim()
    .slice(-120) || "file";

export const placeOf = (contentId: string, position: number) => ({
  table: "file_pieces",
  column: "sealed",
  row: `${contentId}:${position}`,
});

type Origin = "uploaded" | "received";

export interface Arriving {
  readonly name: string;
  readonly source: AsyncIterable<Uint8Array>;
  /** The sentence that keeps it out, asked as soon as its first bytes are here. */
  readonly refusal?: (file: { name: string; type: string }) => string | null;
  /** "received": it came in with a message. */
  readonly origin?: Origin;
}

/**
 * Stores a file as it arrives, sealed piece by piece; what breaks off, is empty, refused or too large leaves nothing.
 * The same bytes are kept once a tenant. Marked `system`: whoever calls it has asked whether the actor may.
 * @throws Refused with a sentence that names the file and the limit.
 */
export async function storeArriving(ctx: Ctx, { name: given, source, ...rules }: Arriving): Promise<FileView> {
  const [name, contentId, digest] = [nameOf(given), newId(), createHash("sha256")];
  let [bytes, position, type] = [0, 0, ""];
  try {
    for await (const piece of piecesOf(source)) {
      bytes += piece.length;
      if (position === 0) type = typeOf(piece, name);
      const refusal = (position === 0 && rules.refusal?.({ name, type })) || refusalOfSize(name, bytes);
      if (refusal) throw new Refused(refusal);
      digest.update(piece);
      await writePiece(ctx, { contentId, position, piece });
      position += 1;
    }
    if (bytes === 0) throw new Refused(`"${name}" is empty.`);
    const whole = { contentId, name, type, bytes, sha256: digest.digest("hex") };
    return await inTransaction(ctx, (tx) => settle(tx, whole, rules.origin ?? "uploaded"));
  } catch (error) {
    await inTransaction(ctx, (tx) => dropContents(tx, [contentId]));
    throw error;
  }
}

const refusalOfSize = (name: string, bytes: number) =>
  bytes > largestFileBytes ? `"${name}" is larger than ${sizeWords(largestFileBytes)}.` : null;

type Piece = { contentId: string; position: number; piece: Uint8Array };

/** Marked `system`: a part of storing. */
async function writePiece(ctx: Ctx, { contentId, position, piece }: Piece): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const own = { tenantId: tx.tenantId, createdAt: tx.realNow() };
    if (position === 0) await tx.insert(fileContents).values({ ...own, id: contentId });
    const sealed = Buffer.concat(sealInParts(await tenantKeys(tx), placeOf(contentId, position), piece));
    // The embedded database writes bytes as a parameter eight times slower than as base64.
    const bytes = sql`decode(${sealed.toString("base64")}, 'base64')`;
    await tx.insert(filePieces).values({ tenantId: tx.tenantId, contentId, position, sealed: bytes });
  });
}

type Whole = Omit<FileView, "id"> & { contentId: string; sha256: string };

async function settle(tx: Tx, whole: Whole, origin: Origin): Promise<FileView> {
  const contentId = await onlyContent(tx, whole);
  await dropLoose(tx);
  const { name, type, bytes, sha256 } = whole;
  const id = newId();
  const made = { createdBy: tx.ctx.actor.id, createdAt: tx.realNow() };
  await tx.insert(files).values({ tenantId: tx.tenantId, id, contentId, name, type, ...made });
  const after = { type, bytes, sha256 };
  await record(tx, `file.${origin}`, { subject: { type: "file", id }, after });
  return { id, name, type, bytes };
}

/** The content that holds these bytes: ours, or the one that was here before, in which case ours goes. */
async function onlyContent(tx: Tx, { contentId, bytes, sha256 }: Whole): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.tenantId}:${sha256}`}, 0))`);
  const same = and(eq(fileContents.tenantId, tx.tenantId), eq(fileContents.sha256, sha256));
  const [known] = await tx.select({ id: fileContents.id }).from(fileContents).where(same);
  if (known) {
    await dropContents(tx, [contentId]);
    return known.id;
  }
  const own = and(eq(fileContents.tenantId, tx.tenantId), eq(fileContents.id, contentId));
  await tx.update(fileContents).set({ sha256, bytes }).where(own);
  return contentId;
}

const looseMs = 86_400_000;

/** What was uploaded a day ago and never attached, and what never arrived whole. */
async function dropLoose(tx: Tx): Promise<void> {
  const before = new Date(tx.realNow().getTime() - looseMs);
  const loose = and(eq(files.tenantId, tx.tenantId), isNull(files.attachedAt), lt(files.createdAt, before));
  const gone = await tx.delete(files).where(loose).returning({ contentId: files.contentId });
  const broken = await tx
    .select({ id: fileContents.id })
    .from(fileContents)
    .where(
      and(eq(fileContents.tenantId, tx.tenantId), isNull(fileContents.sha256), lt(fileContents.createdAt, before)),
    );
  await dropContents(tx, [...gone.map(({ contentId }) => contentId), ...broken.map(({ id }) => id)]);
}

/** Contents that no file has any more; their pieces go with them. */
async function dropContents(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const users = tx
    .select({ one: sql`1` })
    .from(files)
    .where(and(eq(files.tenantId, fileContents.tenantId), eq(files.contentId, fileContents.id)));
  await tx
    .delete(fileContents)
    .where(and(eq(fileContents.tenantId, tx.tenantId), inArray(fileContents.id, [...ids]), notExists(users)));
}
