import { and, asc, eq } from "drizzle-orm";
import { conversations, leads } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";

type Place = { conversationId: string; leadId: string | null };

/**
 * Locks threads, then leads, before anything locks their touches: the order of an inbound text, which opens its thread,
 * marks its lead and then cancels touches. Two transactions that keep one order never wait for each other in a circle.
 */
export async function lockPeople(tx: Tx, places: readonly Place[]): Promise<void> {
  const threadIds = [...new Set(places.map(({ conversationId }) => conversationId))];
  const leadIds = [...new Set(places.flatMap(({ leadId }) => leadId ?? []))];
  if (threadIds.length > 0) {
    await tx
      .select({ id: conversations.id })
      .from(conversations)
      .where(and(eq(conversations.tenantId, tx.tenantId), among(conversations.id, threadIds)))
      .orderBy(asc(conversations.id))
      .for("no key update");
  }
  if (leadIds.length > 0) {
    await tx
      .select({ id: leads.id })
      .from(leads)
      .where(and(eq(leads.tenantId, tx.tenantId), among(leads.id, leadIds)))
      .orderBy(asc(leads.id))
      .for("no key update");
  }
}
