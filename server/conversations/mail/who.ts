import { contactOf, leadsByAddress } from "@/server/leads";
import type { MailedTouch } from "@/server/messaging";
import type { Tx } from "@/server/platform/db";
import { blindIndex } from "@/server/platform/vault";
import { type Conversation, openForLead, openForStranger } from "../rows";

/** Whose mail it is: the lead of the mail that it answers, else the lead of this workspace who has the sender's address. */
export async function leadBehind(tx: Tx, { touch, from }: { touch: MailedTouch | null; from: string | null }) {
  if (touch?.leadId) return touch.leadId;
  if (!from) return null;
  const [owner] = await leadsByAddress(tx, [await blindIndex(tx, "email", from)]);
  return owner?.id ?? null;
}

export type Place = { leadId: string | null; from: string | null };

/** The one thread of the lead, or of a sender whom no lead has; null for a mail without a sender. */
export async function threadFor(tx: Tx, { leadId, from }: Place): Promise<Conversation | null> {
  if (leadId) return openForLead(tx, leadId);
  return from ? openForStranger(tx, { kind: "email", address: from }) : null;
}

/** The addresses that an opt-out by mail stops: the lead's own, and the one that it came from. */
export async function addressesBehind(tx: Tx, { leadId, from }: Place) {
  const contact = leadId ? await contactOf(tx, leadId) : null;
  const own = contact?.email ?? null;
  const mails = [...new Set([own, from].filter((address) => address !== null))];
  const found = mails.map((address) => ({ kind: "email" as const, address }));
  return own === null && contact?.phone ? [{ kind: "phone" as const, address: contact.phone }, ...found] : found;
}
