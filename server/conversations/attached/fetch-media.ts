import { and, asc, eq, lte, sql } from "drizzle-orm";
import { mediaToFetch, messages } from "@/drizzle/schema";
import { fetchMedia, forgetMedia, type OpenSender, sendersWithIds } from "@/server/channels";
import { attachFiles, storeArriving } from "@/server/files";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { unseal } from "@/server/platform/vault";
import { conversationChanged } from "../events";
import { addressPlace } from "./await-media";

type Row = typeof mediaToFetch.$inferSelect;
type Claimed = Row & { readonly address: string; readonly sender: OpenSender };
type Outcome = { kept: string } | { failed: string; isFinal?: boolean };

const minute = 60_000;
/** Between attempts; then it is given up, and stays at the carrier. */
const waits = [1, 5, 30, 120, 360, 1_440].map((minutes) => minutes * minute);
/** As long as one run may take: two calls of half a minute for each. */
const claimMs = 5 * minute;
const atOnce = 4;

/**
 * Fetches what came with texts and keeps it; what is kept is deleted at the carrier. Each attempt is claimed before the
 * carrier is asked, so that two processes do not fetch the same. Answers how many came. Marked `system`: a job calls it.
 */
export async function fetchAwaited(ctx: Ctx): Promise<number> {
  const claimed = await inTransaction(ctx, claimAwaited);
  let came = 0;
  for (const one of claimed) {
    if (!one.isKept) {
      const outcome = await fetchOne(ctx, one);
      await inTransaction(ctx, (tx) => settle(tx, one, outcome));
      if (!("kept" in outcome)) continue;
      came += 1;
    }
    const isOver = (await forgetMedia(one.sender, one.address)) || one.attempts > waits.length;
    if (isOver) await inTransaction(ctx, (tx) => tx.delete(mediaToFetch).where(rowOf(tx, one)));
  }
  return came;
}

const rowOf = (tx: Tx, { id }: Pick<Row, "id">) => and(eq(mediaToFetch.tenantId, tx.tenantId), eq(mediaToFetch.id, id));

async function claimAwaited(tx: Tx): Promise<Claimed[]> {
  const now = tx.realNow();
  const rows = await tx
    .select()
    .from(mediaToFetch)
    .where(and(eq(mediaToFetch.tenantId, tx.tenantId), lte(mediaToFetch.dueAt, now)))
    .orderBy(asc(mediaToFetch.dueAt))
    .limit(atOnce)
    .for("update", { skipLocked: true });
  const senders = await sendersWithIds(tx, [...new Set(rows.map(({ senderId }) => senderId))]);
  const claimed: Claimed[] = [];
  for (const row of rows) {
    const sender = senders.find(({ id }) => id === row.senderId);
    const attempts = row.attempts + 1;
    await tx
      .update(mediaToFetch)
      .set({ attempts, dueAt: sender ? new Date(now.getTime() + claimMs) : null })
      .where(rowOf(tx, row));
    if (!sender) continue;
    claimed.push({ ...row, attempts, sender, address: await unseal(tx, addressPlace(row.id), row.addressSealed) });
  }
  return claimed;
}

async function fetchOne(ctx: Ctx, { sender, address, type, position }: Claimed): Promise<Outcome> {
  const fetched = await fetchMedia(sender, address);
  if (fetched.kind !== "arriving") return { failed: fetched.sentence, isFinal: fetched.kind === "gone" };
  try {
    const name = `file-${position + 1}.${type.split("/")[1]?.replace(/[^a-z0-9]/gi, "") || "bin"}`;
    return { kept: (await storeArriving(ctx, { name, source: fetched.bytes, origin: "received" })).id };
  } catch (error) {
    if (error instanceof Refused) return { failed: error.message, isFinal: true };
    return { failed: "The carrier broke off." };
  }
}

/** The file stands with its message, or the reason why not does. */
async function settle(tx: Tx, one: Claimed, outcome: Outcome): Promise<void> {
  const message = and(eq(messages.tenantId, tx.tenantId), eq(messages.id, one.messageId));
  if ("kept" in outcome) {
    await attachFiles(tx, [outcome.kept]);
    const fileIds = sql`array_append(coalesce(${messages.fileIds}, '{}'::uuid[]), ${outcome.kept}::uuid)`;
    await tx.update(messages).set({ fileIds }).where(message);
    await tx.update(mediaToFetch).set({ isKept: true, reason: null }).where(rowOf(tx, one));
  } else {
    const wait = outcome.isFinal ? undefined : waits[one.attempts - 1];
    const dueAt = wait === undefined ? null : new Date(tx.realNow().getTime() + wait);
    await tx.update(mediaToFetch).set({ reason: outcome.failed, dueAt }).where(rowOf(tx, one));
  }
  const [found] = await tx.select({ conversationId: messages.conversationId }).from(messages).where(message);
  if (found) await announce(tx, conversationChanged, found);
}
