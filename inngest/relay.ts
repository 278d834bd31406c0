import { and, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { eventOutbox } from "@/drizzle/schema";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { outboxPage } from "@/server/platform/db/doors";
import { log } from "@/server/platform/log";
import { systemCtx } from "@/server/tenancy";

export interface OutgoingEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  ts: number;
}

/** Hands events over to Inngest; the same id is taken in once. */
export type Send = (events: OutgoingEvent[]) => Promise<unknown>;

const pageSize = 200;
const keepHours = 48;

/**
 * Sends every announcement that is not yet sent, with its row's id as the event's: told twice, it starts nothing twice.
 * Answers how many. A tenant whose events cannot be sent keeps its rows for the next round. Marked `system`.
 */
export async function relayOutbox(send: Send): Promise<number> {
  let relayed = 0;
  for (;;) {
    const page = await outboxPage(pageSize);
    const sent = await relayPage(page, send);
    relayed += sent;
    if (page.length < pageSize || sent === 0) return relayed;
  }
}

async function relayPage(page: Awaited<ReturnType<typeof outboxPage>>, send: Send): Promise<number> {
  let sent = 0;
  for (const [tenantId, rows] of Map.groupBy(page, (row) => row.tenantId)) {
    try {
      const ctx = await systemCtx(tenantId, "platform.relay");
      sent += await relayRows(
        ctx,
        rows.map(({ id }) => id),
        send,
      );
    } catch (error) {
      log.error({ err: error, tenantId }, "announcements could not be relayed");
    }
  }
  return sent;
}

async function relayRows(ctx: Ctx, ids: string[], send: Send): Promise<number> {
  const open = and(inArray(eventOutbox.id, ids), isNull(eventOutbox.relayedAt));
  const rows = await inTransaction(ctx, (tx) =>
    tx.select().from(eventOutbox).where(open).orderBy(eventOutbox.createdAt, eventOutbox.id),
  );
  if (rows.length === 0) return 0;
  await send(rows.map(({ id, name, data, createdAt }) => ({ id, name, data, ts: createdAt.getTime() })));
  await inTransaction(ctx, (tx) => tx.update(eventOutbox).set({ relayedAt: sql`now()` }).where(open));
  return rows.length;
}

/** Deletes a tenant's announcements that were relayed long ago; browsers resume from minutes, not days. Marked `system`. */
export async function pruneOutbox(ctx: Ctx): Promise<number> {
  const gone = and(
    eq(eventOutbox.tenantId, ctx.tenantId),
    lt(eventOutbox.relayedAt, sql`now() - ${keepHours} * interval '1 hour'`),
  );
  const rows = await inTransaction(ctx, (tx) => tx.delete(eventOutbox).where(gone).returning({ id: eventOutbox.id }));
  return rows.length;
}
