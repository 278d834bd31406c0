import { createHash } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { consentRecords, suppressions } from "@/drizzle/schema";
import { leadsByAddress, markSuppressed, setConsentStanding, setConversationState } from "@/server/leads";
import type { Channel, ConsentStatus } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { sealWith, tenantKeys } from "@/server/platform/vault";
import type { ConsentFact } from "./read-consent";
import type { ImportRow } from "./rows";

/** Somebody whom the file says to leave alone; without a lead when the row itself was rejected. */
export interface OptOut {
  leadId: string | null;
  phone: string | null;
  email: string | null;
  phoneHash: string | null;
  emailHash: string | null;
}

const everyChannel: Channel[] = ["sms", "email"];
const actorOf = (tx: Tx) => `${tx.ctx.actor.kind}:${tx.ctx.actor.id}`;

type Stated = { leadId: string; facts: ConsentFact[] };

/** Appends what a file states about consent, and lets the leads show it. */
export async function writeConsents(
  tx: Tx,
  stated: readonly Stated[],
  one: Pick<ImportRow, "id" | "warranty" | "fileName">,
): Promise<void> {
  const rows = stated.flatMap(({ leadId, facts }) => facts.map((fact) => ({ leadId, ...fact })));
  if (rows.length === 0) return;
  const values = rows.map((fact) => ({
    ...fact,
    id: newId(),
    wordingHash: fact.wording && createHash("sha256").update(fact.wording).digest("hex"),
    evidence: { ...fact.evidence, file: one.fileName },
  }));
  await tx.execute(sql`
    insert into ${consentRecords} (tenant_id, id, lead_id, channel, event, class, source, obtained_at, wording, wording_hash, warranty,
      evidence, actor, import_id, created_at)
    select ${tx.tenantId}::uuid, "id", "leadId", "channel", "event", 'marketing', "source", "obtainedAt", "wording", "wordingHash",
      ${one.warranty === true}::boolean, "evidence", ${actorOf(tx)}, ${one.id}::uuid, ${tx.now().toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(values)}::json) as x("id" uuid, "leadId" uuid, "channel" text, "event" text, "source" text,
      "obtainedAt" timestamptz, "wording" text, "wordingHash" text, "evidence" jsonb)`);
  for (const channel of everyChannel) {
    const standings = new Map<string, ConsentStatus>(
      rows.filter((fact) => fact.channel === channel).map((fact) => [fact.leadId, fact.event]),
    );
    if (standings.size > 0) await setConsentStanding(tx, channel, standings);
  }
}

const listedHashes = (tx: Tx, hashes: readonly string[]) =>
  tx
    .select({ hash: suppressions.addressHash, channels: suppressions.channels })
    .from(suppressions)
    .where(
      and(
        eq(suppressions.tenantId, tx.tenantId),
        isNull(suppressions.liftedAt),
        sql`${suppressions.addressHash} = any (array(select json_array_elements_text(${JSON.stringify(hashes)}::json)))`,
      ),
    );

/** Which of these addresses must not be contacted, and on which channels. */
export async function suppressedAmong(tx: Tx, hashes: readonly string[]): Promise<Map<string, Channel[]>> {
  const listed = new Map<string, Channel[]>();
  if (hashes.length === 0) return listed;
  for (const { hash, channels } of await listedHashes(tx, hashes))
    listed.set(hash, [...(listed.get(hash) ?? []), ...channels]);
  return listed;
}

/** Puts the addresses that a file opts out on the suppression list, once each, also those of rejected rows. */
export async function optOutAddresses(tx: Tx, optOuts: readonly OptOut[]): Promise<void> {
  const addresses = optOuts.flatMap(({ leadId, phone, email, phoneHash, emailHash }) => [
    ...(phone && phoneHash ? [{ kind: "phone" as const, address: phone, hash: phoneHash, leadId }] : []),
    ...(email && emailHash ? [{ kind: "email" as const, address: email, hash: emailHash, leadId }] : []),
  ]);
  const listed = await suppressedAmong(
    tx,
    addresses.map((one) => one.hash),
  );
  await listAddresses(
    tx,
    addresses.filter((one) => !listed.has(one.hash)),
  );
  const owners = await leadsByAddress(
    tx,
    addresses.map((one) => one.hash),
  );
  await showSuppressed(
    tx,
    owners.map(({ id, ...hashes }) => ({ leadId: id, ...hashes })),
  );
}

type Address = { kind: "phone" | "email"; address: string; hash: string; leadId: string | null };

async function listAddresses(tx: Tx, addresses: readonly Address[]) {
  const fresh = [...new Map(addresses.map((one) => [one.hash, one])).values()];
  if (fresh.length === 0) return;
  const keys = await tenantKeys(tx);
  const now = tx.now();
  await tx.insert(suppressions).values(
    fresh.map(({ kind, address, hash, leadId }) => {
      const id = newId();
      const addressSealed = sealWith(keys, { table: "suppressions", column: "address_sealed", row: id }, address);
      return {
        tenantId: tx.tenantId,
        id,
        addressKind: kind,
        addressHash: hash,
        addressSealed,
        leadId,
        channels: everyChannel,
        reason: "import" as const,
        actor: actorOf(tx),
        createdAt: now,
      };
    }),
  );
}

/** Lets leads show what the suppression list says about their addresses. */
export async function showSuppressed(
  tx: Tx,
  leads: readonly { leadId: string; phoneHash: string | null; emailHash: string | null }[],
): Promise<void> {
  const listed = await suppressedAmong(
    tx,
    leads.flatMap((lead) => [lead.phoneHash, lead.emailHash]).filter((hash) => hash !== null),
  );
  if (listed.size === 0) return;
  const channelsOf = (lead: { phoneHash: string | null; emailHash: string | null }) => [
    ...(listed.get(lead.phoneHash ?? "") ?? []),
    ...(listed.get(lead.emailHash ?? "") ?? []),
  ];
  for (const channel of everyChannel) {
    const stopped = leads.filter((lead) => channelsOf(lead).includes(channel)).map((lead) => lead.leadId);
    await markSuppressed(tx, stopped, [channel]);
    if (channel === "sms") await setConversationState(tx, stopped, "opted_out");
  }
}
