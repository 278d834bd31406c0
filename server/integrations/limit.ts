import { and, eq, lt, sql } from "drizzle-orm";
import { apiKeys, apiWindows } from "@/drizzle/schema";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";

/** Requests a minute for one key. */
export const requestsPerMinute = 600;

export type Quota = { limit: number; remaining: number; resetSeconds: number; isExceeded: boolean };

const minuteOf = (at: Date) => new Date(Math.floor(at.getTime() / 60_000) * 60_000);

/** Counts one request of a key in its real-time minute. Marked `system`: counting is not an act of the key's owner. */
export async function countRequest(ctx: Ctx): Promise<Quota> {
  const now = ctx.realNow();
  const minute = minuteOf(now);
  const requests = await inTransaction(ctx, async (tx) => {
    const [window] = await tx
      .insert(apiWindows)
      .values({ tenantId: tx.tenantId, keyId: ctx.actor.id, minute, requests: 1 })
      .onConflictDoUpdate({
        target: [apiWindows.tenantId, apiWindows.keyId, apiWindows.minute],
        set: { requests: sql`${apiWindows.requests} + 1` },
      })
      .returning();
    if (window?.requests === 1) await startOfMinute(tx, ctx.actor.id, minute);
    return window?.requests ?? 1;
  });
  const resetSeconds = Math.ceil((minute.getTime() + 60_000 - now.getTime()) / 1000);
  return {
    limit: requestsPerMinute,
    remaining: Math.max(0, requestsPerMinute - requests),
    resetSeconds,
    isExceeded: requests > requestsPerMinute,
  };
}

type Tx = Parameters<Parameters<typeof inTransaction>[1]>[0];

/** Once a minute: note when the key was last used and drop its old minutes. */
async function startOfMinute(tx: Tx, keyId: string, minute: Date) {
  await tx.update(apiKeys).set({ lastUsedAt: tx.realNow() }).where(eq(apiKeys.id, keyId));
  await tx.delete(apiWindows).where(and(eq(apiWindows.keyId, keyId), lt(apiWindows.minute, minute)));
}
