import { and, eq, inArray, or, sql } from "drizzle-orm";
import { messages, touches } from "@/drizzle/schema";
import { openFile } from "@/server/files";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import { visibleConversation } from "../queries";
import { threadIds } from "../rows";
import type { ThreadFileInput } from "../schemas";

/** A file that a message of this thread carries. @throws NotFound also where the thread is a colleague's. */
export async function readThreadFile(ctx: Ctx, { conversationId, fileId }: ThreadFileInput) {
  authorize(ctx, "conversations:read");
  const isThere = await inTransaction(ctx, async (tx) => isCarried(tx, conversationId, fileId));
  if (!isThere) throw new NotFound("file");
  return openFile(ctx, fileId);
}

async function isCarried(tx: Tx, conversationId: string, fileId: string): Promise<boolean> {
  const threads = await threadIds(tx, (await visibleConversation(tx, conversationId)).id);
  if (!isId(fileId)) return false;
  const names = (column: typeof messages.fileIds | typeof touches.fileIds) => sql`${fileId}::uuid = any(${column})`;
  const [row] = await tx
    .select({ id: messages.id })
    .from(messages)
    .leftJoin(touches, and(eq(touches.tenantId, messages.tenantId), eq(touches.id, messages.touchId)))
    .where(
      and(
        eq(messages.tenantId, tx.tenantId),
        inArray(messages.conversationId, threads),
        or(names(messages.fileIds), names(touches.fileIds)),
      ),
    )
    .limit(1);
  return row !== undefined;
}
