import { hash } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { consentRecords, suppressions } from "@/drizzle/schema";
import { record } from "@/server/audit";
import {
  type AddressOwner,
  leadsByAddress,
  markSuppressed,
  setConsentStanding,
  setConversationState,
} from "@/server/leads";
import { type Channel, type ConsentStatus, channels as everyChannel } from "@/server/leads/schemas";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { sealWith, tenantKeys } from "@/server/platform/vault";
import { suppressionAdded } from "./events";
import type { SuppressionReason } from "./schemas";

// What a file states about many people at once: a few statements a batch, however many rows it has.

/** What is stated about one lead and channel. */
export interface StatedConsent {
  leadId: string;
  channel: Channel;
  event: "granted" | "unknown" | "withdrawn";
  source: string | null;
  obtainedAt: Date | null;
  wording: string | null;
  evidence: Record<string, string>;
}

/** Where the statements come from: the import, whether the importer warrants them, and whether the leads show them already. */
export type Origin = { importId: string | null; warranty: boolean; isShown?: boolean };

/** Appends consent records in one statement, and lets the leads show the newest. */
export async function recordConsents(
  tx: Tx,
  stated: readonly StatedConsent[],
  { importId, warranty, isShown = false }: Origin,
): Promise<void> {
  if (stated.length === 0) return;
  const hashes = new Map<string, string>(); // a file mostly says the same to everybody
  const hashOf = (wording: string) => {
    const known = hashes.get(wording) ?? hash("sha256", wording).slice(0, 32);
    hashes.set(wording, known);
    return known;
  };
  const rows = stated.map((one) => ({ ...one, id: newId(), wordingHash: one.wording && hashOf(one.wording) }));
  await tx.execute(sql`
    insert into ${consentRecords} (tenant_id, id, lead_id, channel, event, class, source, obtained_at, wording, wording_hash, warranty,
      evidence, actor, import_id, created_at)
    select ${tx.tenantId}::uuid, "id", "leadId", "channel", "event", 'marketing', "source", "obtainedAt", "wording", "wordingHash",
      ${warranty}::boolean, "evidence", ${tx.ctx.actor.name}, ${importId}::uuid, ${tx.now().toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as x("id" uuid, "leadId" uuid, "channel" text, "event" text, "source" text,
      "obtainedAt" timestamptz, "wording" text, "wordingHash" text, "evidence" jsonb)`);
  if (isShown) return;
  for (const channel of everyChannel) {
    const standings = new Map<string, ConsentStatus>(
      stated.filter((one) => one.channel === channel).map((one) => [one.leadId, one.event]),
    );
    if (standings.size > 0) await setConsentStanding(tx, channel, standings);
  }
}

/** Which of these addresses (blind indexes) must not be contacted, and on which channels. */
export async function suppressedAmong(tx: Tx, hashes: readonly string[]): Promise<Map<string, Channel[]>> {
  const listed = new Map<string, Channel[]>();
  if (hashes.length === 0) return listed;
  const isAmong = sql`${suppressions.addressHash} = any (array(select json_array_elements_text(${JSON.stringify(hashes)}::json)))`;
  const rows = await tx
    .select({ hash: suppressions.addressHash, channels: suppressions.channels })
    .from(suppressions)
    .where(and(eq(suppressions.tenantId, tx.tenantId), isNull(suppressions.liftedAt), isAmong));
  for (const { hash, channels } of rows) listed.set(hash, [...(listed.get(hash) ?? []), ...channels]);
  return listed;
}

/** An address that somebody says to leave alone, in the clear and as its blind index. */
export interface LeftAlone {
  kind: "phone" | "email";
  address: string;
  hash: string;
  channels: readonly Channel[];
}

type Owner = Omit<AddressOwner, "further"> & Partial<Pick<AddressOwner, "further">>;
type Listing = {
  kind: "phone" | "email";
  hash: string;
  address: string | null;
  channels: readonly Channel[];
  leadId: string | null;
};

const isCovered = (listed: ReadonlyMap<string, Channel[]>, { hash, channels }: Pick<Listing, "hash" | "channels">) =>
  channels.every((channel) => listed.get(hash)?.includes(channel));

/** Puts many addresses on the suppression list, each once; all addresses of the leads who own them fall under it. */
export async function suppressMany(tx: Tx, addresses: readonly LeftAlone[], reason: SuppressionReason): Promise<void> {
  if (addresses.length === 0) return;
  const listed = await suppressedAmong(
    tx,
    addresses.map((one) => one.hash),
  );
  const fresh = [...new Map(addresses.filter((one) => !isCovered(listed, one)).map((one) => [one.hash, one])).values()];
  if (fresh.length === 0) return;
  const owners = await leadsByAddress(
    tx,
    fresh.map((one) => one.hash),
  );
  await insertListings(tx, listingsOf(fresh, owners), reason);
  await showSuppressed(tx, owners);
  await withdrawFor(tx, owners, fresh);
  await record(tx, "suppressions.added", {
    subject: { type: "suppressions", id: "many" },
    after: { reason, count: fresh.length },
  });
  await announce(tx, suppressionAdded, {
    leadIds: owners.map((owner) => owner.id),
    channels: [...new Set(fresh.flatMap(({ channels }) => channels))],
  });
}

const addressesOf = ({ phoneHash, emailHash, further = [] }: Owner) => [
  ...(phoneHash ? [{ kind: "phone" as const, hash: phoneHash }] : []),
  ...(emailHash ? [{ kind: "email" as const, hash: emailHash }] : []),
  ...further,
];
const ownsOne = (owner: Owner, hash: string) => addressesOf(owner).some((one) => one.hash === hash);

function listingsOf(fresh: readonly LeftAlone[], owners: readonly Owner[]): Listing[] {
  const listings = new Map<string, Listing>();
  for (const one of fresh) {
    const owner = owners.find((lead) => ownsOne(lead, one.hash));
    listings.set(one.hash, { ...one, leadId: owner?.id ?? null });
    if (!owner) continue;
    for (const { kind, hash } of addressesOf(owner)) {
      if (!listings.has(hash))
        listings.set(hash, { kind, hash, address: null, channels: one.channels, leadId: owner.id });
    }
  }
  return [...listings.values()];
}

async function insertListings(tx: Tx, listings: readonly Listing[], reason: SuppressionReason) {
  const keys = await tenantKeys(tx);
  const said = { tenantId: tx.tenantId, reason, actor: tx.ctx.actor.name, createdAt: tx.now() };
  await tx.insert(suppressions).values(
    listings.map(({ kind, hash, address, channels, leadId }) => {
      const id = newId();
      const addressSealed = address
        ? sealWith(keys, { table: "suppressions", column: "address", row: id }, address)
        : null;
      return { ...said, id, addressKind: kind, addressHash: hash, addressSealed, leadId, channels: [...channels] };
    }),
  );
}

async function withdrawFor(tx: Tx, owners: readonly Owner[], fresh: readonly LeftAlone[]) {
  const nothing = { event: "withdrawn" as const, source: null, obtainedAt: null, wording: null, evidence: {} };
  const stated = owners.flatMap((owner) => {
    const channels = new Set(fresh.filter((one) => ownsOne(owner, one.hash)).flatMap((one) => one.channels));
    return [...channels].map((channel) => ({ leadId: owner.id, channel, ...nothing }));
  });
  await recordConsents(tx, stated, { importId: null, warranty: false });
}

/** Lets leads show what the suppression list says about their addresses. */
export async function showSuppressed(tx: Tx, leads: readonly Owner[]): Promise<void> {
  const listed = await suppressedAmong(
    tx,
    leads.flatMap(addressesOf).map(({ hash }) => hash),
  );
  if (listed.size === 0) return;
  const channelsOf = (lead: Owner) => addressesOf(lead).flatMap(({ hash }) => listed.get(hash) ?? []);
  for (const channel of everyChannel) {
    const stopped = leads.filter((lead) => channelsOf(lead).includes(channel)).map((lead) => lead.id);
    await markSuppressed(tx, stopped, [channel]);
    if (channel === "sms") await setConversationState(tx, stopped, "opted_out");
  }
}
