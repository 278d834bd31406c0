import { record } from "@/server/audit";
import { brandOf } from "@/server/branding";
import { addressesOf, leadRow, readEmail, readPhone } from "@/server/leads";
import { type Channel, channels as everyChannel } from "@/server/leads/schemas";
import { authorize, mayDo } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { tenantKeys } from "@/server/platform/vault";
import type { SuppressAddressInput, SuppressLeadInput } from "./schemas";
import { suppress } from "./suppress";

type Contact = { phone: string | null; email: string | null };

/** The address that carries the opt-out; the lead's other address falls under it too. */
const addressOf = ({ phone, email }: Contact): { kind: "phone" | "email"; address: string } => {
  if (phone) return { kind: "phone", address: phone };
  if (email) return { kind: "email", address: email };
  throw new Refused("This lead has neither a phone number nor an e-mail address.");
};

/** Who edits the lead, or guards consent, puts it on the suppression list with a reason; every channel unless one is named. */
export async function suppressLead(ctx: Ctx, { leadId, channel, reason }: SuppressLeadInput): Promise<void> {
  if (!mayDo(ctx, "consent:write")) authorize(ctx, "leads:write");
  await inTransaction(ctx, async (tx) => {
    const contact = addressesOf(await tenantKeys(tx), await leadRow(tx, leadId));
    const channels: Channel[] = channel ? [channel] : [...everyChannel];
    await suppress(tx, { ...addressOf(contact), reason: "manual", verbatim: reason, channels });
    await record(tx, "lead.suppressed", { subject: { type: "lead", id: leadId }, after: { channels }, reason });
  });
}

/** The same for an address that may not belong to any lead yet. */
export async function suppressAddress(ctx: Ctx, { address, reason }: SuppressAddressInput): Promise<void> {
  authorize(ctx, "consent:write");
  await inTransaction(ctx, async (tx) => {
    const found = await addressIn(tx, address);
    if (!found) throw new Refused("This is neither a phone number nor an e-mail address.");
    await suppress(tx, { ...found, reason: "manual", verbatim: reason });
    await record(tx, "address.suppressed", {
      subject: { type: "tenant", id: tx.tenantId },
      after: { kind: found.kind },
      reason,
    });
  });
}

/** A typed text as a normalised address, or null. */
export async function addressIn(tx: Tx, text: string): Promise<{ kind: "phone" | "email"; address: string } | null> {
  if (text.includes("@")) {
    const read = readEmail(text);
    return "email" in read ? { kind: "email", address: read.email } : null;
  }
  const { country } = await brandOf(tx);
  const read = readPhone(text, country);
  return "phone" in read ? { kind: "phone", address: read.phone } : null;
}
