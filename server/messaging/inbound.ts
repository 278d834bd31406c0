import { messages } from "@/drizzle/schema";
import type { Provider } from "@/server/channels/schemas";
import type { Channel } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";

/** A text that came in, as its thread keeps it. */
export interface InboundMessage {
  conversationId: string;
  leadId: string | null;
  body: string;
  /** What came with it, kept before. */
  fileIds?: readonly string[];
  /** "sms" when missing. */
  channel?: Channel;
  /** Of an e-mail. */
  subject?: string | null;
  provider: Provider;
  providerId: string;
  lane?: string | null;
  analysis?: Record<string, unknown> | null;
  /** Set when no turn must take it into account: a keyword, an opt-out. */
  processedAt?: Date | null;
  /** Of a WhatsApp message: the number of ours that got it, since it alone may answer freely. */
  senderId?: string | null;
}

/** Stores an inbound text once by its provider's id; null when it was there already: then nothing else may happen. */
export async function storeInbound(tx: Tx, message: InboundMessage): Promise<string | null> {
  const [stored] = await tx
    .insert(messages)
    .values({
      ...message,
      fileIds: message.fileIds?.length ? [...message.fileIds] : null,
      tenantId: tx.tenantId,
      id: newId(),
      direction: "in",
      author: "lead",
      at: tx.now(),
      createdAt: tx.realNow(),
    })
    .onConflictDoNothing({ target: [messages.tenantId, messages.provider, messages.providerId] })
    .returning({ id: messages.id });
  return stored?.id ?? null;
}
