import { and, eq, sql } from "drizzle-orm";
import { drainLeases, touches } from "@/drizzle/schema";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";

/** Longer than a carrier may be silent; each wave begins it anew. */
const leaseSeconds = 12;
export const leaseAhead = sql`now() + make_interval(secs => ${leaseSeconds})`;

/** One drain a tenant at a time, by the database's clock: the token, or null while another drain holds it. Marked `system`. */
export async function takeLease(ctx: Ctx): Promise<string | null> {
  const token = newId();
  const held = await inTransaction(ctx, (tx) =>
    tx
      .insert(drainLeases)
      .values({ tenantId: ctx.tenantId, token, leaseUntil: leaseAhead, handedThrough: token })
      .onConflictDoUpdate({
        target: drainLeases.tenantId,
        set: {
          token,
          leaseUntil: leaseAhead,
          handedThrough: sql`coalesce(${drainLeases.handedThrough}, ${token}::uuid)`,
        },
        setWhere: sql`${drainLeases.leaseUntil} <= now()`,
      })
      .returning({ token: drainLeases.token }),
  );
  return held.length > 0 ? token : null;
}

/** The undoing; another holder's lease stays. Marked `system`. */
export async function releaseLease(ctx: Ctx, token: string): Promise<void> {
  await inTransaction(ctx, (tx) =>
    tx
      .update(drainLeases)
      .set({ leaseUntil: sql`now()` })
      .where(and(eq(drainLeases.tenantId, ctx.tenantId), eq(drainLeases.token, token))),
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
