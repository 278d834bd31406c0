import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { consentRecords, leads, suppressions } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { addressesOf, type LeadRow, leadRow, markSuppressed, unmarkSuppressed } from "@/server/leads";
import { closes, isClosedToAll, optOutReasons, type SiteChannel } from "@/server/leads/schemas";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { tenantKeys } from "@/server/platform/vault";
import { suppressionAdded, suppressionLifted } from "../events";
import { narrow } from "../keep-email";
import { newestRecords, type OptIn } from "../opt-in";
import { addRecords } from "../records";
import { suppress } from "../suppress";

// What a person agrees to, and takes back, on the workspace's own site.

/** What these leads said last about messages on the site. */
export async function siteOptIns(
  tx: Tx,
  channel: SiteChannel,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, OptIn>> {
  if (leadIds.length === 0) return new Map();
  const rows = await newestRecords(tx, channel, leadIds);
  return new Map(rows.map(({ leadId, event, at }) => [leadId, { status: event, since: at }]));
}

/** Whether a lead agreed to a channel of the site, as a condition on the leads table. */
export const isAgreedOnSite = (channel: SiteChannel): SQL<boolean> => sql<boolean>`coalesce((
  select c.event = 'granted' from ${consentRecords} c
  where c.tenant_id = ${leads.tenantId} and c.lead_id = ${leads.id} and c.channel = ${channel}
  order by c.created_at desc, c.id desc limit 1), false)`;

/** Where, in which browser, and by which act somebody agreed. */
export interface SiteAct {
  readonly leadId: string;
  readonly channel: SiteChannel;
  readonly origin: string;
  readonly userAgent: string | null;
  /** "signed in on the site" */
  readonly how: string;
}

const evidenceOf = ({ origin, userAgent, how }: SiteAct): Record<string, string> => ({
  origin,
  act: how,
  ...(userAgent ? { user_agent: userAgent } : {}),
});

const grant = (tx: Tx, act: SiteAct) =>
  addRecords(tx, [
    {
      leadId: act.leadId,
      channel: act.channel,
      event: "granted",
      source: `${act.how} at ${act.origin}`,
      obtainedAt: tx.now(),
      warranty: true,
      evidence: evidenceOf(act),
    },
  ]);

/**
 * Somebody came as a known person, which agrees to messages there unless they stopped them, or everything, before.
 * Answers whether messages are on.
 */
export async function agreeOnSite(tx: Tx, act: SiteAct): Promise<boolean> {
  const lead = await leadRow(tx, act.leadId);
  if (isClosedToAll(lead) || closes(lead.suppressed, act.channel)) return false;
  const status = (await siteOptIns(tx, act.channel, [lead.id])).get(lead.id)?.status ?? "none";
  if (status === "granted") return true;
  if (status === "withdrawn") return false;
  await grant(tx, { ...act, leadId: lead.id });
  await recordConsent(tx, lead.id, act);
  return true;
}

const recordConsent = (tx: Tx, leadId: string, { channel, origin, how }: SiteAct) =>
  record(tx, "consent.recorded", { subject: { type: "lead", id: leadId }, after: { channel, source: origin, how } });

const carrierAddress = async (tx: Tx, lead: LeadRow) => {
  const { phone, email } = addressesOf(await tenantKeys(tx), lead);
  if (phone) return { kind: "phone" as const, address: phone };
  return email ? { kind: "email" as const, address: email } : null;
};

/** The person turns messages on the site off: obeyed in this transaction; other channels go on. A second time changes nothing. */
export async function leaveOnSite(tx: Tx, { leadId, channel, how }: SiteAct): Promise<void> {
  const lead = await leadRow(tx, leadId);
  if (lead.suppressed.includes(channel)) return;
  const address = await carrierAddress(tx, lead);
  if (address)
    return void (await suppress(tx, { ...address, reason: "unsubscribe", verbatim: how, channels: [channel] }));
  await markSuppressed(tx, [lead.id], [channel]);
  await addRecords(tx, [{ leadId: lead.id, channel, event: "withdrawn", verbatim: how }]);
  await record(tx, "suppression.added", {
    subject: { type: "lead", id: lead.id },
    after: { reason: "unsubscribe", channels: [channel] },
  });
  await announce(tx, suppressionAdded, { leadIds: [lead.id], channels: [channel] });
}

/** The undoing, by the person's own act: what they stopped themselves is open again for this channel alone. @throws Refused */
export async function returnOnSite(tx: Tx, act: SiteAct): Promise<void> {
  const lead = await leadRow(tx, act.leadId);
  const rows = await openRows(tx, lead, act.channel);
  if (rows.some(({ reason }) => !optOutReasons.some((own) => own === reason)))
    throw new Refused("Messages to you were stopped here, and only the business can start them again.");
  if (rows.length > 0) await narrow(tx, rows, { verbatim: act.how, kept: act.channel });
  await unmarkSuppressed(tx, [lead.id], [act.channel]);
  await grant(tx, { ...act, leadId: lead.id });
  await recordConsent(tx, lead.id, act);
  await announce(tx, suppressionLifted, { leadIds: [lead.id] });
}

async function openRows(tx: Tx, { phoneHash, emailHash }: LeadRow, channel: SiteChannel) {
  const hashes = [phoneHash, emailHash].filter((hash) => hash !== null);
  if (hashes.length === 0) return [];
  const rows = await tx
    .select()
    .from(suppressions)
    .where(
      and(
        eq(suppressions.tenantId, tx.tenantId),
        inArray(suppressions.addressHash, hashes),
        isNull(suppressions.liftedAt),
      ),
    );
  return rows.filter(({ channels }) => channels.includes(channel));
}
