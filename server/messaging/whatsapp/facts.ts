import { and, desc, eq } from "drizzle-orm";
import { messages } from "@/drizzle/schema";
import { type OpenSender, openWhatsAppSenders } from "@/server/channels";
import { type OptIn, whatsAppOptIns } from "@/server/consent";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import type { Block } from "../facts";
import { type Beginnings, beginningsBy } from "./begun";

/** A lead's last WhatsApp message, and the number of ours that got it. */
export interface LastHeard {
  readonly at: Date;
  readonly senderId: string | null;
}

/** What WhatsApp messages are weighed with besides what every text is. */
export interface WhatsAppFacts {
  readonly senders: readonly OpenSender[];
  /** By thread. */
  readonly heard: ReadonlyMap<string, LastHeard>;
  readonly optIns: ReadonlyMap<string, OptIn>;
  /** With whom our numbers began conversations within 24 hours. */
  readonly beginnings: Beginnings;
  /** Numbers that must not be written to there, by hash: who stopped texts gets no WhatsApp either. */
  readonly blocks: ReadonlyMap<string, Block>;
}

type Question = { conversationIds: readonly string[]; leads: readonly { id: string; phoneHash: string | null }[] };

/** Numbers, the last message of each thread and the opt-ins, each in one query. */
export async function gatherWhatsAppFacts(
  tx: Tx,
  { conversationIds, leads }: Question,
): Promise<Omit<WhatsAppFacts, "blocks">> {
  const senders = await openWhatsAppSenders(tx);
  return {
    senders,
    heard: await lastHeard(tx, [...new Set(conversationIds)]),
    optIns: await whatsAppOptIns(tx, leads),
    beginnings: await beginningsBy(tx, senders, [...new Set(conversationIds)]),
  };
}

/** When each of these threads last heard from its lead by WhatsApp. */
export async function lastHeard(tx: Tx, conversationIds: readonly string[]): Promise<Map<string, LastHeard>> {
  if (conversationIds.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([messages.conversationId], {
      conversationId: messages.conversationId,
      at: messages.at,
      senderId: messages.senderId,
    })
    .from(messages)
    .where(
      and(
        eq(messages.tenantId, tx.tenantId),
        among(messages.conversationId, conversationIds),
        eq(messages.channel, "whatsapp"),
        eq(messages.direction, "in"),
      ),
    )
    .orderBy(messages.conversationId, desc(messages.at), desc(messages.id));
  return new Map(rows.map(({ conversationId, ...row }) => [conversationId, row]));
}
