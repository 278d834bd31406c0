import { and, eq, inArray, isNull } from "drizzle-orm";
import { suppressions } from "@/drizzle/schema";
import { record } from "@/server/audit";
import {
  type AddressOwner,
  leadsByAddress,
  markSuppressed,
  setConsentStanding,
  setFurtherConsent,
  unmarkSuppressed,
} from "@/server/leads";
import { type Channel, channels as everyChannel } from "@/server/leads/schemas";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { blindIndex, seal } from "@/server/platform/vault";
import { suppressedAmong } from "./bulk";
import { suppressionAdded, suppressionLifted } from "./events";
import { forNumber } from "./opt-in";
import { addRecords } from "./records";
import type { SuppressionReason } from "./schemas";

/** An address that must not be contacted any more, and who said so in which words. */
export type Suppression = {
  kind: "phone" | "email";
  /** Normalised: E.164, or lower case. */
  address: string;
  reason: SuppressionReason;
  verbatim?: string | null;
  /** Every channel of the tenant unless the lead narrowed it. */
  channels?: readonly Channel[];
};

const openFor = (tx: Tx, hash: string) =>
  and(eq(suppressions.tenantId, tx.tenantId), eq(suppressions.addressHash, hash), isNull(suppressions.liftedAt));

/**
 * Puts an address on the suppression list in the caller's transaction: an opt-out is obeyed by the transaction that
 * receives it. All addresses of the leads who own it fall under it. Answers those leads; a second time changes nothing.
 */
export async function suppress(
  tx: Tx,
  { kind, address, reason, verbatim = null, channels = everyChannel }: Suppression,
): Promise<string[]> {
  const addressHash = await blindIndex(tx, kind, address);
  const owners = await leadsByAddress(tx, [addressHash]);
  const leadIds = owners.map((lead) => lead.id);
  const everyAddress = [...new Set([addressHash, ...owners.flatMap(addressesOf)])];
  const listed = await suppressedAmong(tx, everyAddress);
  if (everyAddress.every((hash) => covers(listed, hash, channels))) return leadIds;
  const id = newId();
  const addressSealed = await seal(tx, { table: "suppressions", column: "address", row: id }, address);
  const said = { reason, verbatim, channels: [...channels], actor: actorOf(tx), createdAt: tx.now() };
  if (!covers(listed, addressHash, channels))
    await tx.insert(suppressions).values({
      tenantId: tx.tenantId,
      id,
      addressKind: kind,
      addressHash,
      addressSealed,
      leadId: leadIds[0] ?? null,
      ...said,
    });
  await suppressOtherAddresses(tx, owners, { listed, addressHash, said });
  await markSuppressed(tx, leadIds, channels);
  await withdraw(tx, leadIds, { channels, verbatim });
  await record(tx, "suppression.added", {
    subject: { type: "suppression", id },
    after: { reason, channels, verbatim },
  });
  await announce(tx, suppressionAdded, { leadIds, channels: [...channels] });
  return leadIds;
}

const actorOf = (tx: Tx) => (tx.ctx.actor.kind === "lead" ? "the lead" : tx.ctx.actor.name);

type Said = { reason: SuppressionReason; verbatim: string | null; channels: Channel[]; actor: string; createdAt: Date };
type Listed = ReadonlyMap<string, readonly Channel[]>;

const addressesOf = ({ phoneHash, emailHash, further }: AddressOwner) =>
  [phoneHash, emailHash, ...further.map(({ hash }) => hash)].filter((hash) => hash !== null);

/** An opt-out from one channel does not cover a later one from all. */
const covers = (listed: Listed, hash: string, channels: readonly Channel[]) =>
  channels.every((channel) => listed.get(hash)?.includes(channel));

/** The lead's other addresses stand under the same opt-out: its scope is the person, not the number. */
async function suppressOtherAddresses(
  tx: Tx,
  owners: readonly AddressOwner[],
  { listed, addressHash, said }: { listed: Listed; addressHash: string; said: Said },
) {
  const others = owners.flatMap((owner) =>
    addressesOf(owner)
      .filter((hash) => hash !== addressHash && !covers(listed, hash, said.channels))
      .map((hash) => ({ leadId: owner.id, addressKind: kindOf(owner, hash), addressHash: hash })),
  );
  if (others.length === 0) return;
  await tx
    .insert(suppressions)
    .values(others.map((other) => ({ ...said, ...other, tenantId: tx.tenantId, id: newId() })));
}

const kindOf = ({ phoneHash, further }: AddressOwner, hash: string) =>
  hash === phoneHash || further.some((one) => one.kind === "phone" && one.hash === hash)
    ? ("phone" as const)
    : ("email" as const);

async function withdraw(
  tx: Tx,
  leadIds: readonly string[],
  { channels, verbatim }: { channels: readonly Channel[]; verbatim: string | null },
) {
  await addRecords(
    tx,
    leadIds.flatMap((leadId) =>
      channels.map((channel) => ({ leadId, channel, event: "withdrawn" as const, verbatim })),
    ),
  );
  for (const channel of channels)
    await setConsentStanding(tx, channel, new Map(leadIds.map((leadId) => [leadId, "withdrawn"])));
}

type BackIn = { phone: string; verbatim: string; channel?: "sms" | "whatsapp" };

/**
 * The lead wrote START: the one act that ends an opt-out by text. Lifts it for the channel on which it was written (the
 * e-mail address stays suppressed) and records the words as fresh consent. Never lifts a legal, erased or deceased
 * suppression.
 */
export async function optBackIn(tx: Tx, { phone, verbatim, channel = "sms" }: BackIn): Promise<boolean> {
  const addressHash = await blindIndex(tx, "phone", phone);
  const isPrimary = ({ phoneHash }: AddressOwner) => phoneHash === addressHash;
  const open = await tx.select().from(suppressions).where(openFor(tx, addressHash));
  if (open.some(({ reason }) => isFinal(reason))) return false;
  const ids = open.map(({ id }) => id);
  if (ids.length > 0) {
    const lifted = { liftedAt: tx.now(), liftedVerbatim: verbatim };
    await tx
      .update(suppressions)
      .set(lifted)
      .where(and(eq(suppressions.tenantId, tx.tenantId), inArray(suppressions.id, ids)));
  }
  const owners = await leadsByAddress(tx, [addressHash]);
  // START from a number beside the primary one opens that number alone.
  const [primary, beside] = [owners.filter(isPrimary), owners.filter((owner) => !isPrimary(owner))];
  if (channel === "sms")
    await setFurtherConsent(tx, { leadIds: beside.map(({ id }) => id), channel, hash: addressHash }, "granted");
  const leadIds = primary.map(({ id }) => id);
  await unmarkSuppressed(tx, leadIds, [channel]);
  const fresh = {
    channel,
    event: "granted",
    source: channel === "sms" ? "START by text" : "START by WhatsApp",
    obtainedAt: tx.now(),
    wording: verbatim,
    verbatim,
    warranty: true,
    evidence: channel === "whatsapp" ? forNumber(addressHash) : {},
  } as const;
  await addRecords(
    tx,
    leadIds.map((leadId) => ({ leadId, ...fresh })),
  );
  await setConsentStanding(tx, channel, new Map(leadIds.map((leadId) => [leadId, "granted"])));
  await record(tx, "suppression.lifted", {
    subject: { type: "suppression", id: ids[0] ?? tx.tenantId },
    after: { verbatim },
  });
  await announce(tx, suppressionLifted, { leadIds });
  return true;
}

const isFinal = (reason: SuppressionReason) => reason === "legal" || reason === "erased" || reason === "deceased";

/** Whether an address is on the list now: a phone for texts, and with them for WhatsApp; an e-mail address for mail. */
export async function isSuppressed(tx: Tx, kind: "phone" | "email", address: string): Promise<boolean> {
  const hash = await blindIndex(tx, kind, address);
  const listed = await suppressedAmong(tx, [hash]);
  return covers(listed, hash, [kind === "phone" ? "sms" : "email"]);
}
