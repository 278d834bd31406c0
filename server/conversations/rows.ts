import { and, eq, type SQL, sql } from "drizzle-orm";
import { conversations } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId, newId } from "@/server/platform/ids";
import { blindIndex, seal } from "@/server/platform/vault";

export type Conversation = typeof conversations.$inferSelect;
export type ConversationPatch = Partial<Omit<Conversation, "tenantId" | "id" | "createdAt">>;

const one = (tx: Tx, id: string) => and(eq(conversations.tenantId, tx.tenantId), eq(conversations.id, id));

export async function findConversation(tx: Tx, id: string): Promise<Conversation | null> {
  const [row] = isId(id) ? await tx.select().from(conversations).where(one(tx, id)) : [];
  return row ?? null;
}

export async function conversationOf(tx: Tx, id: string): Promise<Conversation> {
  const row = await findConversation(tx, id);
  if (!row) throw new NotFound("conversation");
  return row;
}

/** The thread of this id, or the one in which it goes on since its lead was merged. */
export const isOrBecame = (tx: Tx, id: string): SQL =>
  sql`${conversations.id} = coalesce((select m.merged_into_id from conversations m where m.tenant_id = ${tx.tenantId}::uuid and m.id = ${id}::uuid), ${id}::uuid)`;

/** The ids under which a thread's texts are kept: its own, and those of the threads that go on in it. */
export async function threadIds(tx: Tx, id: string): Promise<string[]> {
  const merged = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.tenantId, tx.tenantId), eq(conversations.mergedIntoId, id)));
  return [id, ...merged.map((thread) => thread.id)];
}

/** The row, locked until the transaction ends: whoever changes an owner or a turn holds it. */
export async function lockConversation(tx: Tx, id: string): Promise<Conversation> {
  const [row] = isId(id) ? await tx.select().from(conversations).where(one(tx, id)).for("update") : [];
  if (!row) throw new NotFound("conversation");
  return row;
}

export async function updateConversation(tx: Tx, id: string, patch: ConversationPatch): Promise<Conversation> {
  const [row] = await tx
    .update(conversations)
    .set({ ...patch, updatedAt: tx.realNow() })
    .where(one(tx, id))
    .returning();
  if (!row) throw new NotFound("conversation");
  return row;
}

/** The thread of a known lead, made when missing, and locked. Its id is the lead's. */
export async function openForLead(tx: Tx, leadId: string): Promise<Conversation> {
  const now = tx.now();
  await tx
    .insert(conversations)
    .values({
      tenantId: tx.tenantId,
      id: leadId,
      leadId,
      lastMessageAt: now,
      createdAt: tx.realNow(),
      updatedAt: tx.realNow(),
    })
    .onConflictDoNothing();
  return lockConversation(tx, leadId);
}

/** The thread of a sender whom no lead has, found by the address's blind index, made when missing, and locked. */
export async function openForStranger(
  tx: Tx,
  { kind, address }: { kind: "phone" | "email"; address: string },
): Promise<Conversation> {
  const peerHash = await blindIndex(tx, kind, address);
  const here = and(eq(conversations.tenantId, tx.tenantId), eq(conversations.peerHash, peerHash));
  const [known] = await tx.select({ id: conversations.id }).from(conversations).where(here).limit(1);
  if (known) return lockConversation(tx, known.id);
  const id = newId();
  const peerSealed = await seal(tx, { table: "conversations", column: "peer", row: id }, address);
  const row = {
    tenantId: tx.tenantId,
    id,
    peerHash,
    peerSealed,
    channel: kind === "phone" ? ("sms" as const) : ("email" as const),
    lastMessageAt: tx.now(),
    createdAt: tx.realNow(),
    updatedAt: tx.realNow(),
  };
  await tx.insert(conversations).values(row);
  return lockConversation(tx, id);
}
