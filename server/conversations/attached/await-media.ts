import { and, asc, eq, inArray } from "drizzle-orm";
import { mediaToFetch } from "@/drizzle/schema";
import type { InboundText } from "@/server/channels/schemas";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { seal } from "@/server/platform/vault";
import { mediaAwaited } from "../events";

export const addressPlace = (row: string) => ({ table: "media_to_fetch", column: "address", row });

/** Notes what came with a text, in the transaction that stores it; it is fetched afterwards. */
export async function awaitMedia(tx: Tx, messageId: string, { media = [], senderId }: InboundText): Promise<void> {
  if (media.length === 0) return;
  const own = { tenantId: tx.tenantId, messageId, senderId, dueAt: tx.realNow(), createdAt: tx.realNow() };
  for (const [position, { address, type }] of media.entries()) {
    const id = newId();
    const addressSealed = await seal(tx, addressPlace(id), address);
    await tx.insert(mediaToFetch).values({ ...own, id, position, type, addressSealed });
  }
  await announce(tx, mediaAwaited, {});
}

/** What of each message is not here yet, or never came: in a sentence. */
export async function awaitedBy(tx: Tx, messageIds: readonly string[]): Promise<ReadonlyMap<string, AwaitedFile[]>> {
  if (messageIds.length === 0) return new Map();
  const rows = await tx
    .select({
      messageId: mediaToFetch.messageId,
      type: mediaToFetch.type,
      dueAt: mediaToFetch.dueAt,
      reason: mediaToFetch.reason,
    })
    .from(mediaToFetch)
    .where(
      and(
        eq(mediaToFetch.tenantId, tx.tenantId),
        eq(mediaToFetch.isKept, false),
        inArray(mediaToFetch.messageId, [...messageIds]),
      ),
    )
    .orderBy(asc(mediaToFetch.position));
  const awaited = rows.map(({ dueAt, ...row }) => ({ ...row, isGivenUp: dueAt === null }));
  return Map.groupBy(awaited, ({ messageId }) => messageId);
}

export interface AwaitedFile {
  readonly type: string;
  readonly reason: string | null;
  readonly isGivenUp: boolean;
}
