import { and, eq, sql } from "drizzle-orm";
import { conversations } from "@/drizzle/schema";
import type { Conversation } from "@/server/conversations";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";

/** A conversation whose turn is ours until the lease ends; the token proves it at the commit. */
export interface Claimed {
  conversation: Conversation;
  token: number;
}

const leaseSeconds = 20;

/** Claims due turns, oldest first: due on the tenant's clock, leased on the database's, each under a new token. */
export async function claimTurns(tx: Tx, limit: number): Promise<Claimed[]> {
  const due = sql`(select id from conversations
    where tenant_id = ${tx.tenantId}::uuid and turn_due_at <= ${tx.now().toISOString()}::timestamptz
      and (turn_lease_until is null or turn_lease_until <= now())
    order by turn_due_at limit ${limit} for update skip locked)`;
  const rows = await tx
    .update(conversations)
    .set({
      turnToken: sql`${conversations.turnToken} + 1`,
      turnLeaseUntil: sql`now() + make_interval(secs => ${leaseSeconds})`,
    })
    .where(and(eq(conversations.tenantId, tx.tenantId), sql`${conversations.id} in ${due}`))
    .returning();
  return rows.map((conversation) => ({ conversation, token: conversation.turnToken }));
}

/** How long until this thread's turn is due, on the tenant's clock, in milliseconds; null when none waits. Marked `system`. */
export async function turnWaitMs(ctx: Ctx, conversationId: string): Promise<number | null> {
  const [row] = await inTransaction(ctx, (tx) =>
    tx
      .select({ dueAt: conversations.turnDueAt })
      .from(conversations)
      .where(and(eq(conversations.tenantId, tx.tenantId), eq(conversations.id, conversationId))),
  );
  return row?.dueAt ? Math.max(0, row.dueAt.getTime() - ctx.now().getTime()) : null;
}
