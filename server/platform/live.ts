import { sql } from "drizzle-orm";
import { onAnnounced } from "./announce";
import type { Ctx } from "./ctx";
import { inTransaction } from "./db";

/** What a browser hears: an announcement's name and ids, and the cursor to resume after. */
export type LiveEvent = { cursor: string; name: string; data: Record<string, unknown> };

const page = 200;
const pollMs = 500;
/** Announcements so close together are read at once: each look costs a transaction. */
const gatheringMs = 40;
/** Announcements are pruned after a day; a cursor older than this cannot be replayed without gaps. */
const replayableMs = 20 * 3_600_000;

const parseCursor = (cursor: string) =>
  /^(\d+):([0-9a-f-]{36})$/.exec(cursor)?.slice(1) as [string, string] | undefined;
const madeAt = (uuid: string) => Number.parseInt(uuid.replace("-", "").slice(0, 12), 16);

/** Whether everything after this cursor is still there. */
export const isReplayable = (cursor: string, realNow: Date): boolean => {
  const parts = parseCursor(cursor);
  return parts !== undefined && realNow.getTime() - madeAt(parts[1]) < replayableMs;
};

/** Where the stream stands now: everything committed before is older. Marked `system`: the route checked the membership. */
export const currentCursor = (ctx: Ctx): Promise<string> =>
  inTransaction(ctx, async (tx) => {
    const { rows } = (await tx.execute(sql`
      select xid::text as xid, id from event_outbox
      where tenant_id = ${tx.tenantId} and xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid desc, id desc limit 1`)) as unknown as Found;
    return rows[0] ? `${rows[0].xid}:${rows[0].id}` : "0:00000000-0000-7000-8000-000000000000";
  });

type Found = { rows: { xid: string; id: string; name: string; data: Record<string, unknown> }[] };

/**
 * Announcements after a cursor, in commit order. Only those below the oldest running transaction are read,
 * because transactions commit out of order and a later one must not hide an earlier one. Marked `system`.
 */
export function eventsAfter(ctx: Ctx, cursor: string): Promise<LiveEvent[]> {
  const [xid, id] = parseCursor(cursor) ?? ["0", "00000000-0000-0000-0000-000000000000"];
  return inTransaction(ctx, async (tx) => {
    const { rows } = (await tx.execute(sql`
      select xid::text as xid, id, name, data from event_outbox
      where tenant_id = ${tx.tenantId} and xid < pg_snapshot_xmin(pg_current_snapshot())
        and (xid > ${xid}::xid8 or (xid = ${xid}::xid8 and id > ${id}::uuid))
      order by event_outbox.xid, id limit ${page}`)) as unknown as Found;
    return rows.map((row) => ({ cursor: `${row.xid}:${row.id}`, name: row.name, data: row.data }));
  });
}

/** Follows a tenant's announcements from a cursor until aborted; an empty list is a heartbeat. */
export async function* follow(ctx: Ctx, from: string, signal: AbortSignal): AsyncGenerator<LiveEvent[]> {
  let cursor = from;
  const bell = makeBell(ctx.tenantId, signal);
  try {
    while (!signal.aborted) {
      const events = await eventsAfter(ctx, cursor);
      cursor = events.at(-1)?.cursor ?? cursor;
      yield events;
      if (events.length < page) await bell.next();
    }
  } finally {
    bell.silence();
  }
}

/**
 * Rings when this process announced something for the tenant, and every half second for other processes. What was
 * announced while nobody waited still rings; what comes close together rings once.
 */
function makeBell(tenantId: string, signal: AbortSignal) {
  let hasRung = false;
  let wake: (() => void) | undefined;
  const ring = () => {
    hasRung = true;
    wake?.();
  };
  const silence = onAnnounced((announced) => {
    if (announced === tenantId) ring();
  });
  const leave = () => wake?.();
  signal.addEventListener("abort", leave);
  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const next = async () => {
    if (!hasRung && !signal.aborted) await wait(pollMs);
    wake = undefined;
    if (hasRung) await new Promise((resolve) => setTimeout(resolve, gatheringMs));
    hasRung = false;
  };
  return {
    next,
    silence: () => {
      silence();
      signal.removeEventListener("abort", leave);
    },
  };
}
