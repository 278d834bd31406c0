import { and, eq } from "drizzle-orm";
import { contactPoints, leads } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { restateConsents } from "@/server/consent";
import {
  addPoints,
  addressesOf,
  type ContactPoint,
  type LeadRow,
  lockLead,
  pointsOf,
  sealEmail,
  sealPhone,
} from "@/server/leads";
import { leadChanged } from "@/server/leads/events";
import type { ConsentStatus } from "@/server/leads/schemas";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { NotFound, Refused } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { type TenantKeys, tenantKeys } from "@/server/platform/vault";
import { placeOfPhone } from "@/server/timing";
import type { AddressIdInput } from "./schemas";

/** A further address becomes the one that we write to; the old one stays as a further address with its own consent. */
export async function makePrimary(ctx: Ctx, { leadId, pointId }: AddressIdInput): Promise<void> {
  authorize(ctx, "leads:write");
  await inTransaction(ctx, async (tx) => {
    const lead = await lockLead(tx, leadId);
    const point = (await pointsOf(tx, [lead.id])).find(({ id }) => id === pointId);
    if (!point) throw new NotFound("address");
    if (point.kind === "profile")
      throw new Refused("A profile cannot be written to, so it cannot be the primary address.");
    await promote(tx, lead, point);
    await record(tx, "lead.primary_changed", { subject: { type: "lead", id: lead.id }, after: { kind: point.kind } });
    await announce(tx, leadChanged, { leadId: lead.id });
  });
}

/** What the lead agrees to once this address is the primary one: what was agreed for it, and never more than a withdrawal leaves. */
export const consentAfter = (lead: ConsentStatus, point: ConsentStatus): ConsentStatus =>
  lead === "withdrawn" ? "withdrawn" : point;

/** The same in the caller's transaction. */
export async function promote(tx: Tx, lead: LeadRow, point: ContactPoint): Promise<void> {
  const keys = await tenantKeys(tx);
  const channel = point.kind === "phone" ? ("sms" as const) : ("email" as const);
  const before = channel === "sms" ? lead.smsConsent : lead.emailConsent;
  const status = consentAfter(before, point.consent);
  await tx.delete(contactPoints).where(and(eq(contactPoints.tenantId, tx.tenantId), eq(contactPoints.id, point.id)));
  const columns = point.kind === "phone" ? phoneColumns(keys, lead.id, point) : emailColumns(keys, lead.id, point);
  const consent = channel === "sms" ? { smsConsent: status } : { emailConsent: status };
  await tx
    .update(leads)
    .set({ ...columns, ...consent, updatedAt: tx.now() })
    .where(and(eq(leads.tenantId, tx.tenantId), eq(leads.id, lead.id)));
  const old = formerPrimary(lead, { ...addressesOf(keys, lead), channel });
  if (old) await addPoints(tx, [{ ...old, consent: before, id: newId(), leadId: lead.id, createdAt: tx.now() }]);
  if (status !== before)
    await restateConsents(tx, [{ leadId: lead.id, channel, status }], {
      why: "another address became the primary one",
      evidence: {},
      from: [lead.id],
    });
}

function phoneColumns(keys: TenantKeys, leadId: string, { value, valueHash, confidence, status }: ContactPoint) {
  const { country, zones, regions } = placeOfPhone(value);
  return {
    phoneSealed: sealPhone(keys, leadId, value),
    phoneHash: valueHash,
    phoneConfidence: confidence,
    phoneCountry: country,
    phoneZones: zones.join("&") || null,
    phoneRegions: regions.join("&") || null,
    undeliverableSms: status === "undeliverable",
  };
}

const emailColumns = (keys: TenantKeys, leadId: string, { value, valueHash, confidence }: ContactPoint) => ({
  emailSealed: sealEmail(keys, leadId, value),
  emailHash: valueHash,
  emailConfidence: confidence,
});

type Former = { phone: string | null; email: string | null; channel: "sms" | "email" };
const plain = { label: null, removedAt: null };

/** The primary address so far as a further one, or null where there was none. */
function formerPrimary(lead: LeadRow, { phone, email, channel }: Former) {
  return channel === "sms" ? formerPhone(lead, phone) : formerEmail(lead, email);
}

function formerPhone({ phoneHash, phoneConfidence, undeliverableSms }: LeadRow, phone: string | null) {
  if (!phone || !phoneHash) return null;
  const status = undeliverableSms ? ("undeliverable" as const) : ("replaced" as const);
  const confidence = phoneConfidence ?? ("Unknown" as const);
  return { ...plain, kind: "phone" as const, value: phone, valueHash: phoneHash, confidence, status };
}

function formerEmail({ emailHash, emailConfidence }: LeadRow, email: string | null) {
  if (!email || !emailHash) return null;
  const confidence = emailConfidence ?? ("Unknown" as const);
  return {
    ...plain,
    kind: "email" as const,
    value: email,
    valueHash: emailHash,
    confidence,
    status: "replaced" as const,
  };
}
