import { and, eq, sql } from "drizzle-orm";
import { drainLeases, touches } from "@/drizzle/schema";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { log } from "@/server/platform/log";
import { giveBack, neverHanded } from "./handed";
import type { Before } from "./pace";
import type { KeptPace } from "./schemas";

/** How long a silent drain keeps others waiting; one that lives says so every second, however long a carrier is silent. */
const leaseSeconds = 4;
const beatMs = 1_000;
export const leaseAhead = sql`now() + make_interval(secs => ${leaseSeconds})`;

/** One drain of a tenant, and what the drain before left behind so many real milliseconds ago. */
export interface Lease {
  readonly token: string;
  readonly before: Before | null;
}

/**
 * One drain a tenant at a time, by the database's clock; null while another drain holds the lease. What the one
 * before had claimed and not handed over when it died or broke is due again at once: before this one's marks pass it.
 * Marked `system`.
 */
export async function takeLease(ctx: Ctx): Promise<Lease | null> {
  const token = newId();
  return inTransaction(ctx, async (tx) => {
    const own = eq(drainLeases.tenantId, ctx.tenantId);
    const [row] = await tx
      .select({
        kept: drainLeases.pace,
        agoMs: sql`extract(epoch from now() - ${drainLeases.leaseUntil}) * 1000`.mapWith(Number),
      })
      .from(drainLeases)
      .where(own)
      .for("update");
    if (!row) return firstLease(tx, token);
    if (row.agoMs < 0) return null;
    await tx
      .update(drainLeases)
      .set({
        token,
        leaseUntil: leaseAhead,
        handedThrough: sql`coalesce(${drainLeases.handedThrough}, ${token}::uuid)`,
      })
      .where(own);
    await giveBack(tx, await neverHanded(tx));
    return { token, before: row.kept && { kept: row.kept, agoMs: row.agoMs } };
  });
}

async function firstLease(tx: Tx, token: string): Promise<Lease | null> {
  const row = { tenantId: tx.tenantId, token, leaseUntil: leaseAhead, handedThrough: token };
  const taken = await tx.insert(drainLeases).values(row).onConflictDoNothing().returning({ token: drainLeases.token });
  return taken.length > 0 ? { token, before: null } : null;
}

/** The condition that a drain still holds the lease that it took. */
export const isHeldBy = (tx: Tx, token: string) =>
  and(eq(drainLeases.tenantId, tx.tenantId), eq(drainLeases.token, token));

/** Prolongs a lease for as long as its drain lives; one that has passed on stays passed on. The answer ends that. Marked `system`. */
export function keepLease(ctx: Ctx, token: string): () => Promise<void> {
  let beat: Promise<unknown> = Promise.resolve();
  const prolong = () =>
    inTransaction(ctx, (tx) => tx.update(drainLeases).set({ leaseUntil: leaseAhead }).where(isHeldBy(tx, token)));
  const timer = setInterval(() => {
    beat = beat.then(prolong).catch((error) => log.warn({ err: error }, "the lease of a drain could not be prolonged"));
  }, beatMs);
  return async () => {
    clearInterval(timer);
    await beat;
  };
}

/** The undoing, with what the next drain must know; another holder's lease stays. Marked `system`. */
export async function releaseLease(ctx: Ctx, token: string, pace: KeptPace): Promise<void> {
  await inTransaction(ctx, (tx) =>
    tx.update(drainLeases).set({ leaseUntil: sql`now()`, pace }).where(isHeldBy(tx, token)),
  );
}

/**
 * Ends every claim at once: on the embedded database a process that starts is the only one, so claims of before belong
 * to a dead one. Marked `system`: called before the first drain.
 */
export async function endDeadClaims(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.update(drainLeases).set({ leaseUntil: sql`now()` }).where(eq(drainLeases.tenantId, ctx.tenantId));
    await tx
      .update(touches)
      .set({ leaseUntil: sql`now()` })
      .where(and(eq(touches.tenantId, ctx.tenantId), eq(touches.status, "sending")));
  });
}

/**
 * Marks every attempt up to this one as about to be called, and its drain as alive; to be committed before the first of
 * these calls. False when another drain has taken over: then nothing may be called.
 */
export async function markHanded(tx: Tx, lease: string, attemptId: string): Promise<boolean> {
  const held = await tx
    .update(drainLeases)
    .set({
      handedThrough: sql`greatest(${drainLeases.handedThrough}, ${attemptId}::uuid)`,
      leaseUntil: sql`greatest(${drainLeases.leaseUntil}, ${leaseAhead})`,
    })
    .where(isHeldBy(tx, lease))
    .returning({ token: drainLeases.token });
  return held.length > 0;
}
