import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { senders } from "@/drizzle/schema";
import { type Channel, siteChannels } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import { seal, unseal } from "@/server/platform/vault";
import type { MailboxSettings } from "./mail-schemas";

export type SenderRow = typeof senders.$inferSelect;

/**
 * What signs a provider's webhooks and opens its API; `previousAuthToken` holds during a rotation. A mailbox keeps its
 * password there, and beside it the key that signs its mail.
 */
export const Credentials = z.object({
  authToken: z.string(),
  previousAuthToken: z.string().optional(),
  dkimKey: z.string().optional(),
});
export type Credentials = z.infer<typeof Credentials>;

/** A sender with its credentials in the clear: for carriers and signatures, never for a screen. */
export type OpenSender = Omit<SenderRow, "credentialsSealed"> & { credentials: Credentials };

/** A mailbox, opened. */
export type OpenMailbox = OpenSender & { mailbox: MailboxSettings; number: string };

const place = (senderId: string) => ({ table: "senders", column: "credentials_sealed", row: senderId });

export const sealCredentials = (tx: Tx, senderId: string, credentials: Credentials) =>
  seal(tx, place(senderId), JSON.stringify(credentials));

export async function openSender(tx: Tx, { credentialsSealed, ...row }: SenderRow): Promise<OpenSender> {
  return { ...row, credentials: Credentials.parse(JSON.parse(await unseal(tx, place(row.id), credentialsSealed))) };
}

const ours = (tx: Tx) => eq(senders.tenantId, tx.tenantId);

/** The senders of a channel, the default first, then the oldest. */
export const senderRows = (tx: Tx, channel: Channel = "sms"): Promise<SenderRow[]> =>
  tx
    .select()
    .from(senders)
    .where(and(ours(tx), eq(senders.channel, channel)))
    .orderBy(desc(senders.isDefault), asc(senders.id));

/** @throws NotFound also for another tenant's sender. */
export async function senderRow(tx: Tx, senderId: string): Promise<SenderRow> {
  const [row] = isId(senderId)
    ? await tx
        .select()
        .from(senders)
        .where(and(ours(tx), eq(senders.id, senderId)))
        .for("update")
    : [];
  if (!row) throw new NotFound("sender");
  return row;
}

/** Every sender of the tenant whatever its channel, opened. */
export async function openEverySender(tx: Tx): Promise<OpenSender[]> {
  const rows = await tx.select().from(senders).where(ours(tx)).orderBy(desc(senders.isDefault), asc(senders.id));
  return Promise.all(rows.map((row) => openSender(tx, row)));
}

/** Every WhatsApp number of the tenant, opened. */
export const openWhatsAppSenders = async (tx: Tx): Promise<OpenSender[]> =>
  Promise.all((await senderRows(tx, "whatsapp")).map((row) => openSender(tx, row)));

/** The tenant's own site, once for each channel that it carries, opened. */
export async function openSiteSenders(tx: Tx): Promise<OpenSender[]> {
  const rows = await tx
    .select()
    .from(senders)
    .where(and(ours(tx), inArray(senders.channel, [...siteChannels])));
  return Promise.all(rows.map((row) => openSender(tx, row)));
}

/** Every number of the tenant, opened: a handful a tenant. */
export async function openSenders(tx: Tx): Promise<OpenSender[]> {
  return Promise.all((await senderRows(tx)).map((row) => openSender(tx, row)));
}

export const isMailbox = (sender: OpenSender): sender is OpenMailbox =>
  sender.mailbox !== null && sender.number !== null;

/** Every mailbox of the tenant, opened. */
export async function openMailboxes(tx: Tx): Promise<OpenMailbox[]> {
  const opened = await Promise.all((await senderRows(tx, "email")).map((row) => openSender(tx, row)));
  return opened.filter(isMailbox);
}

/** Numbers, those of WhatsApp among them: a mailbox or a site signs no webhook. */
export async function sendersWithIds(tx: Tx, senderIds: readonly string[]): Promise<OpenSender[]> {
  if (senderIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(senders)
    .where(and(ours(tx), inArray(senders.channel, ["sms", "whatsapp"]), inArray(senders.id, [...senderIds])));
  return Promise.all(rows.map((row) => openSender(tx, row)));
}
