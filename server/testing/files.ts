import { eq } from "drizzle-orm";
import { messages } from "@/drizzle/schema";
import { uploadFile } from "@/server/files";
import type { FileView } from "@/server/files/schemas";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";

export async function* inChunks(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** A picture of so many bytes by its first ones, different for every seed. */
export const aPicture = (bytes = 64, seed = 7): Buffer =>
  Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(Math.max(0, bytes - 8), seed)]);

export const aPdf = (bytes = 64): Buffer => Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(bytes - 9, 32)]);

export const uploaded = (ctx: Ctx, fileName: string, bytes: Uint8Array): Promise<FileView> =>
  uploadFile(ctx, { fileName, source: inChunks(bytes) });

/** A picture that came with a text, and may go with another; its bytes hold its name. */
export async function aReceivedPicture(ctx: Ctx, { name, messageId }: { name: string; messageId: string }) {
  const { id } = await uploaded(ctx, name, Buffer.concat([aPicture(), Buffer.from(name)]));
  await inTransaction(ctx, (tx) =>
    tx
      .update(messages)
      .set({ fileIds: [id] })
      .where(eq(messages.id, messageId)),
  );
  return id;
}
