import { createHash } from "node:crypto";
import { and, count, eq, gte, isNotNull, ne } from "drizzle-orm";
import { inboundMails, touches } from "@/drizzle/schema";
import { type EarlierBounce, type InboundMail, touchOfMailToken } from "@/server/channels";
import { currentId } from "@/server/leads";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { seal, tenantKeys } from "@/server/platform/vault";
import type { MailOutcome } from "../schemas";

/** A mail, and by which of our mailboxes it came. */
export interface MailToTake {
  readonly mail: InboundMail;
  /** The mailbox's own address and row. */
  readonly mailbox: { readonly address: string; readonly senderId: string | null };
  /** What makes it the same mail when it comes again without a Message-ID. */
  readonly digest: string;
}

type Row = typeof inboundMails.$inferInsert;
/** What followed from a mail: kept with it. */
export type Followed = Pick<
  Row,
  "campaignId" | "leadId" | "messageId" | "addressHash" | "bounceClass" | "status" | "touchId"
> & {
  outcome: MailOutcome;
  detail?: string | null;
};

const longestOriginal = 1_000_000;
const dedupeKeyOf = ({ mail, mailbox, digest }: MailToTake) =>
  createHash("sha256")
    .update(`${mail.messageId ?? digest}\n${mailbox.address.toLowerCase()}`)
    .digest("hex");

/** Keeps a mail once by its Message-ID and mailbox; null when it was there already: then nothing else may happen. */
export async function keepMail(tx: Tx, given: MailToTake): Promise<string | null> {
  const id = newId();
  const { mail, mailbox } = given;
  const original = `${mail.subject}\n\n${mail.text}`.slice(0, longestOriginal);
  const [kept] = await tx
    .insert(inboundMails)
    .values({
      tenantId: tx.tenantId,
      id,
      dedupeKey: dedupeKeyOf(given),
      senderId: mailbox.senderId,
      kind: mail.meaning.kind,
      outcome: "ignored",
      originalSealed: await seal(tx, { table: "inbound_mails", column: "original", row: id }, original),
      at: tx.now(),
      createdAt: tx.realNow(),
    })
    .onConflictDoNothing({ target: [inboundMails.tenantId, inboundMails.dedupeKey] })
    .returning({ id: inboundMails.id });
  return kept?.id ?? null;
}

/** Writes what followed beside the mail. */
export async function closeMail(tx: Tx, mailId: string, followed: Followed): Promise<void> {
  await tx
    .update(inboundMails)
    .set(followed)
    .where(and(eq(inboundMails.tenantId, tx.tenantId), eq(inboundMails.id, mailId)));
}

export type MailedTouch = typeof touches.$inferSelect;

/** The mail of ours that the first genuine token names, or null: a token of another tenant, or an invented one, names nothing. */
export async function touchNamedBy(tx: Tx, tokens: readonly string[]): Promise<MailedTouch | null> {
  const keys = await tenantKeys(tx);
  for (const token of tokens) {
    const touchId = touchOfMailToken(keys, token);
    if (!touchId) continue;
    const [touch] = await tx
      .select()
      .from(touches)
      .where(and(eq(touches.tenantId, tx.tenantId), eq(touches.id, touchId), eq(touches.channel, "email")));
    if (touch) return { ...touch, leadId: touch.leadId && (await currentId(tx, touch.leadId)) };
  }
  return null;
}

/** What was said about an address since then, this mail excluded. */
export async function earlierBounces(
  tx: Tx,
  { addressHash, mailId, since }: { addressHash: string; mailId: string; since: Date },
): Promise<EarlierBounce[]> {
  const rows = await tx
    .select({ at: inboundMails.at, class: inboundMails.bounceClass, status: inboundMails.status })
    .from(inboundMails)
    .where(
      and(
        eq(inboundMails.tenantId, tx.tenantId),
        eq(inboundMails.addressHash, addressHash),
        gte(inboundMails.at, since),
        ne(inboundMails.id, mailId),
        isNotNull(inboundMails.bounceClass),
      ),
    );
  return rows.map((row) => ({ ...row, class: row.class ?? "soft" }));
}

/** How many mails had this outcome since then. */
export async function countOutcomes(tx: Tx, outcome: MailOutcome, since: Date): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(inboundMails)
    .where(and(eq(inboundMails.tenantId, tx.tenantId), eq(inboundMails.outcome, outcome), gte(inboundMails.at, since)));
  return row?.count ?? 0;
}
