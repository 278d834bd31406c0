import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { idempotencyKeys } from "@/drizzle/schema";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";

export type Stored = { status: number; body: unknown };
export type Claim =
  | { kind: "first" }
  | { kind: "replay"; answer: Stored }
  | { kind: "running" }
  | { kind: "other_body" };

/** One request of a client that may come twice: its key, and where it was sent. */
export type Attempt = { scope: string; key: string; body: string };

const keptMs = 24 * 3_600_000;
const digest = (body: string) => createHash("sha256").update(body).digest("hex");
const rowOf = ({ scope, key }: Attempt) => and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.key, key));

/** Claims a key: the first request runs, a repeated one replays the stored answer for 24 hours. Marked `system`. */
export async function claimKey(ctx: Ctx, attempt: Attempt): Promise<Claim> {
  const { scope, key, body } = attempt;
  return inTransaction(ctx, async (tx) => {
    const row = { tenantId: tx.tenantId, scope, key, bodyHash: digest(body), createdAt: tx.realNow() };
    const claimed = await tx.insert(idempotencyKeys).values(row).onConflictDoNothing().returning();
    if (claimed.length > 0) return { kind: "first" };
    const [known] = await tx.select().from(idempotencyKeys).where(rowOf(attempt)).for("update");
    if (!known || known.createdAt.getTime() < tx.realNow().getTime() - keptMs) {
      await tx
        .update(idempotencyKeys)
        .set({ ...row, status: null, response: null })
        .where(rowOf(attempt));
      return { kind: "first" };
    }
    if (known.bodyHash !== digest(body)) return { kind: "other_body" };
    return known.status === null
      ? { kind: "running" }
      : { kind: "replay", answer: { status: known.status, body: known.response } };
  });
}

/** Stores the first request's answer; a server fault is forgotten, so that the client may try again. Marked `system`. */
export async function settleKey(ctx: Ctx, attempt: Attempt, answer: Stored): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (answer.status >= 500) await tx.delete(idempotencyKeys).where(rowOf(attempt));
    else await tx.update(idempotencyKeys).set({ status: answer.status, response: answer.body }).where(rowOf(attempt));
  });
}
