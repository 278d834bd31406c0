import { and, eq, sql } from "drizzle-orm";
import { conversations } from "@/drizzle/schema";
import type { Conversation } from "@/server/conversations";
import type { Tx } from "@/server/platform/db";

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
