import { and, asc, eq, isNotNull } from "drizzle-orm";
import { messages } from "@/drizzle/schema";
import type { Brand } from "@/server/branding/schemas";
import { type OpenMailbox, openMailboxes } from "@/server/channels";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import type { TenantKeys } from "@/server/platform/vault";
import { dateIn } from "../dates";
import type { Block } from "../facts";
import { mailsOfDay } from "../governor";

/** The mails of one thread, the oldest first. */
export interface MailThread {
  readonly messageIds: readonly string[];
  /** The subject of the newest. */
  readonly subject: string | null;
}

/** What e-mails are weighed with besides what every text is. */
export interface MailFacts {
  readonly keys: TenantKeys;
  readonly mailboxes: readonly OpenMailbox[];
  /** Mails that each mailbox sent today, by the business's own date. */
  readonly usedToday: ReadonlyMap<string, number>;
  readonly threads: ReadonlyMap<string, MailThread>;
  /** Suppressed e-mail addresses, by hash. */
  readonly blocks: ReadonlyMap<string, Block>;
}

type Question = { brand: Brand; conversationIds: readonly string[]; keys: TenantKeys };

/** Mailboxes, their day and the threads, each in one query. */
export async function gatherMailFacts(
  tx: Tx,
  { brand, conversationIds, keys }: Question,
): Promise<Omit<MailFacts, "blocks">> {
  const mailboxes = await openMailboxes(tx);
  const ids = mailboxes.map(({ id }) => id);
  return {
    keys,
    mailboxes,
    usedToday: await mailsOfDay(tx, ids, dateIn(brand.timeZone, tx.now())),
    threads: await threadsOf(tx, [...new Set(conversationIds)]),
  };
}

/** Ids that a mail program would know: a mail that a person declared sent has none. */
const isMessageId = (id: string) => /^<[^<>\s]+>$/.test(id);

async function threadsOf(tx: Tx, conversationIds: readonly string[]): Promise<Map<string, MailThread>> {
  const rows = await tx
    .select({ conversationId: messages.conversationId, subject: messages.subject, messageId: messages.providerId })
    .from(messages)
    .where(
      and(
        eq(messages.tenantId, tx.tenantId),
        among(messages.conversationId, conversationIds),
        eq(messages.channel, "email"),
        isNotNull(messages.providerId),
      ),
    )
    .orderBy(asc(messages.at), asc(messages.id));
  const threads = new Map<string, MailThread>();
  for (const [conversationId, own] of Map.groupBy(rows, (row) => row.conversationId))
    threads.set(conversationId, {
      messageIds: own.flatMap(({ messageId }) => (messageId && isMessageId(messageId) ? [messageId] : [])),
      subject: own.findLast(({ subject }) => subject)?.subject ?? null,
    });
  return threads;
}
