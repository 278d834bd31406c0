import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { fileContents, filePieces, files } from "@/drizzle/schema";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { NotFound, Refused } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import { tenantKeys, unsealBytesWith } from "@/server/platform/vault";
import type { FileInput, FileView } from "./schemas";
import { placeOf } from "./store";

type Kept = FileView & { readonly contentId: string };

async function keptFiles(tx: Tx, ids: readonly string[]): Promise<Kept[]> {
  const wanted = [...new Set(ids)].filter(isId);
  if (wanted.length === 0) return [];
  return tx
    .select({
      id: files.id,
      name: files.name,
      type: files.type,
      bytes: fileContents.bytes,
      contentId: files.contentId,
    })
    .from(files)
    .innerJoin(fileContents, and(eq(fileContents.tenantId, files.tenantId), eq(fileContents.id, files.contentId)))
    .where(and(eq(files.tenantId, tx.tenantId), inArray(files.id, wanted)));
}

const shown = ({ contentId: _, ...file }: Kept): FileView => file;

/** The files of these ids, each by its id; what is not here is missing. */
export async function filesWithIds(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, FileView>> {
  return new Map((await keptFiles(tx, ids)).map((file) => [file.id, shown(file)]));
}

/** The same in the order of their ids, for a row that names them. */
export const filesNamed = (known: ReadonlyMap<string, FileView>, ids: readonly string[] | null): FileView[] =>
  (ids ?? []).flatMap((id) => known.get(id) ?? []);

/**
 * A message names these files: they are kept from now on.
 * @throws Refused when one of them is not here (any more), also for another tenant's.
 */
export async function attachFiles(tx: Tx, ids: readonly string[]): Promise<FileView[]> {
  if (ids.length === 0) return [];
  const found = filesNamed(await filesWithIds(tx, ids), ids);
  if (found.length < ids.length)
    throw new Refused("A file that was to be attached is not here any more. Attach it again.");
  const loose = and(eq(files.tenantId, tx.tenantId), inArray(files.id, [...ids]), isNull(files.attachedAt));
  await tx.update(files).set({ attachedAt: tx.realNow() }).where(loose);
  return found;
}

/** One file and its bytes, piece by piece. @throws NotFound also for another tenant's. */
export async function readFile(
  ctx: Ctx,
  { fileId }: FileInput,
): Promise<{ file: FileView; bytes: AsyncGenerator<Buffer> }> {
  authorize(ctx, "conversations:read");
  return openFile(ctx, fileId);
}

/** The same for whoever has proved otherwise that they may read it. Marked `system`. */
export async function openFile(ctx: Ctx, fileId: string): Promise<{ file: FileView; bytes: AsyncGenerator<Buffer> }> {
  const [found] = await inTransaction(ctx, (tx) => keptFiles(tx, [fileId]));
  if (!found) throw new NotFound("file");
  return { file: shown(found), bytes: piecesOf(ctx, found.contentId) };
}

/** Marked `system`: a part of reading. */
async function* piecesOf(ctx: Ctx, contentId: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position++) {
    const piece = await inTransaction(ctx, (tx) => pieceOf(tx, contentId, position));
    if (!piece) return;
    yield piece;
  }
}

async function pieceOf(tx: Tx, contentId: string, position: number): Promise<Buffer | null> {
  const [row] = await tx
    .select({ sealed: filePieces.sealed })
    .from(filePieces)
    .where(
      and(eq(filePieces.tenantId, tx.tenantId), eq(filePieces.contentId, contentId), eq(filePieces.position, position)),
    );
  return row ? unsealBytesWith(await tenantKeys(tx), placeOf(contentId, position), row.sealed) : null;
}

/** Whole files, for mails that carry them; the same bytes stand in memory once. Marked `system`: the gate calls it. */
export async function wholeFiles(
  ctx: Ctx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FileView & { content: Buffer }>> {
  if (ids.length === 0) return new Map();
  return inTransaction(ctx, async (tx) => {
    const kept = await keptFiles(tx, ids);
    const contents = new Map<string, Buffer>();
    for (const { contentId } of kept)
      if (!contents.has(contentId)) contents.set(contentId, await wholeContent(tx, contentId));
    return new Map(
      kept.map((file) => [file.id, { ...shown(file), content: contents.get(file.contentId) ?? Buffer.alloc(0) }]),
    );
  });
}

async function wholeContent(tx: Tx, contentId: string): Promise<Buffer> {
  const keys = await tenantKeys(tx);
  const rows = await tx
    .select({ position: filePieces.position, sealed: filePieces.sealed })
    .from(filePieces)
    .where(and(eq(filePieces.tenantId, tx.tenantId), eq(filePieces.contentId, contentId)))
    .orderBy(asc(filePieces.position));
  return Buffer.concat(rows.map(({ position, sealed }) => unsealBytesWith(keys, placeOf(contentId, position), sealed)));
}
