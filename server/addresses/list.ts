import { suppressedAmong } from "@/server/consent";
import { addressesOf, furtherOnes, type LeadRow, leadRow, shownAddress } from "@/server/leads";
import type { Channel, ConsentStatus } from "@/server/leads/schemas";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { tenantKeys } from "@/server/platform/vault";

/** One way to reach a lead, with the consent of that very address. */
export interface AddressView {
  /** Null for a primary address. */
  id: string | null;
  kind: "phone" | "email" | "profile";
  value: string;
  label: string | null;
  confidence: "Real" | "Pattern" | "Unknown";
  status: "ok" | "undeliverable" | "replaced";
  consent: ConsentStatus;
  isSuppressed: boolean;
}

/** All addresses of a lead, the primary ones first. */
export async function listAddresses(ctx: Ctx, { leadId }: { leadId: string }): Promise<AddressView[]> {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) => {
    const lead = await leadRow(tx, leadId);
    const all = [...(await primaryOnes(tx, lead)), ...(await furtherOnes(tx, lead.id))];
    const listed = await suppressedAmong(
      tx,
      all.map(({ hash }) => hash),
    );
    return all.map(({ hash, ...one }) => ({
      ...one,
      value: shownAddress(ctx, one),
      isSuppressed: isListed(listed.get(hash), one.kind),
    }));
  });
}

const isListed = (channels: readonly Channel[] | undefined, kind: AddressView["kind"]) =>
  kind !== "profile" && (channels ?? []).includes(kind === "phone" ? "sms" : "email");

async function primaryOnes(tx: Tx, lead: LeadRow) {
  const { phone, email } = addressesOf(await tenantKeys(tx), lead);
  const plain = { id: null, label: null };
  return [
    phone && lead.phoneHash
      ? {
          ...plain,
          kind: "phone" as const,
          value: phone,
          hash: lead.phoneHash,
          confidence: lead.phoneConfidence ?? ("Unknown" as const),
          status: lead.undeliverableSms ? ("undeliverable" as const) : ("ok" as const),
          consent: lead.smsConsent,
        }
      : null,
    email && lead.emailHash
      ? {
          ...plain,
          kind: "email" as const,
          value: email,
          hash: lead.emailHash,
          confidence: lead.emailConfidence ?? ("Unknown" as const),
          status: "ok" as const,
          consent: lead.emailConsent,
        }
      : null,
  ].filter((one) => one !== null);
}
