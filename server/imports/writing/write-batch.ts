import { sql } from "drizzle-orm";
import { importChanges, importProblems } from "@/drizzle/schema";
import { recordConsents, type StatedConsent, showSuppressed, suppressMany } from "@/server/consent";
import {
  insertLeads,
  type LeadRow,
  overwriteLeads,
  sealEmail,
  sealPhone,
  searchTextOf,
  type WrittenLead,
} from "@/server/leads";
import type { Tx } from "@/server/platform/db";
import { sealWith, type TenantKeys, tenantKeys } from "@/server/platform/vault";
import { placeOfPhone } from "@/server/timing";
import type { ConsentFact } from "../read-consent";
import type { ImportRow } from "../rows";
import { type OptOut, type Plan, type Planned, type Problem, standingOf } from "./plan-batch";

/** Writes a planned batch: leads, consent, suppressions, what changed, and the rows that were rejected. */
export async function writeBatch(tx: Tx, plan: Plan, one: ImportRow): Promise<void> {
  const keys = await tenantKeys(tx);
  const now = tx.now();
  const created = plan.planned.filter((row) => !row.before);
  const changed = plan.planned.filter((row) => row.change && Object.keys(row.change).length > 0);
  await insertLeads(
    tx,
    created.map((row) => newLead(keys, row, now)),
    { importId: one.id, isSample: one.isSample },
  );
  await overwriteLeads(
    tx,
    changed.flatMap((row) => changedLead(keys, row, now)),
  );
  const origin = { importId: one.id, warranty: one.warranty === true };
  const stated = (rows: readonly Planned[]) => rows.flatMap((row) => consentsOf(row, one.fileName));
  await recordConsents(tx, stated(created), { ...origin, isShown: true });
  await recordConsents(tx, stated(plan.planned.filter((row) => row.before)), origin);
  await suppressMany(tx, plan.optOuts.flatMap(addressesOf), "import");
  await showSuppressed(
    tx,
    plan.planned.map(({ leadId, offer }) => ({ id: leadId, phoneHash: offer.phoneHash, emailHash: offer.emailHash })),
  );
  await rememberChanges(tx, { plan, one, keys });
  await writeProblems(tx, plan.problems, { importId: one.id, keys });
}

function phoneFacts(phone: string | null) {
  const place = phone ? placeOfPhone(phone) : null;
  const listed = (values: readonly string[] | undefined) => (values && values.length > 0 ? values.join("&") : null);
  return {
    phoneCountry: place?.country ?? null,
    phoneZones: listed(place?.zones),
    phoneRegions: listed(place?.regions),
  };
}

function newLead(keys: TenantKeys, { leadId, offer, consent }: Planned, now: Date): WrittenLead {
  return {
    id: leadId,
    externalId: offer.externalId,
    firstName: offer.firstName,
    lastName: offer.lastName,
    searchText: searchTextOf(offer),
    company: offer.company,
    companyWebsite: offer.companyWebsite,
    phoneSealed: offer.phone ? sealPhone(keys, leadId, offer.phone) : null,
    phoneHash: offer.phoneHash,
    emailSealed: offer.email ? sealEmail(keys, leadId, offer.email) : null,
    emailHash: offer.emailHash,
    ...phoneFacts(offer.phone),
    timeZone: offer.timeZone,
    timeZoneStatedAt: offer.timeZone ? now : null,
    state: offer.state,
    postcode: offer.postcode,
    country: offer.country,
    lastContactedAt: offer.lastContactedAt,
    ownerId: offer.ownerId,
    tags: offer.tags,
    persona: offer.persona,
    attributes: offer.attributes,
    undeliverableSms: false,
    smsConsent: consent.find((fact) => fact.channel === "sms")?.event ?? "none",
    emailConsent: consent.find((fact) => fact.channel === "email")?.event ?? "none",
  };
}

function changedLead(keys: TenantKeys, { leadId, before, offer, change }: Planned, now: Date): WrittenLead[] {
  if (!before || !change) return [];
  const { phone, email, ...plain } = change;
  const after: WrittenLead = {
    ...before,
    ...plain,
    ...(plain.timeZone ? { timeZoneStatedAt: now } : {}),
    ...(phone
      ? {
          phoneSealed: sealPhone(keys, leadId, phone),
          phoneHash: offer.phoneHash,
          ...phoneFacts(phone),
          undeliverableSms: false,
        }
      : {}),
    ...(email ? { emailSealed: sealEmail(keys, leadId, email), emailHash: offer.emailHash } : {}),
  };
  return [{ ...after, searchText: searchTextOf(after) }];
}

/** A new address needs consent of its own: what was agreed for the old one no longer stands. */
function consentsOf({ leadId, before, change, consent }: Planned, file: string): StatedConsent[] {
  const replaced = (["sms", "email"] as const).filter((channel) => {
    const isNew =
      before && change && (channel === "sms" ? change.phone && before.phoneHash : change.email && before.emailHash);
    return isNew && standingOf(before, channel) === "granted" && !consent.some((fact) => fact.channel === channel);
  });
  const lapsed = {
    event: "unknown" as const,
    source: "the address was replaced by an import",
    obtainedAt: null,
    wording: null,
    evidence: {},
  };
  const facts: ConsentFact[] = [...consent, ...replaced.map((channel) => ({ channel, ...lapsed }))];
  return facts.map((fact) => ({ ...fact, leadId, evidence: { ...fact.evidence, file } }));
}

const addressesOf = ({ phone, email, phoneHash, emailHash, channels }: OptOut) => [
  ...(phone && phoneHash ? [{ kind: "phone" as const, address: phone, hash: phoneHash, channels }] : []),
  ...(email && emailHash ? [{ kind: "email" as const, address: email, hash: emailHash, channels }] : []),
];

/** The fields that a take-back restores. */
export function restorable(before: LeadRow): string {
  const { phoneSealed, emailSealed, ...plain } = before;
  const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString("hex");
  return JSON.stringify({ ...plain, phoneSealed: hex(phoneSealed), emailSealed: hex(emailSealed) });
}

async function rememberChanges(tx: Tx, { plan, one, keys }: { plan: Plan; one: ImportRow; keys: TenantKeys }) {
  if (plan.planned.length === 0) return;
  const rows = plan.planned.map(({ leadId, before, change }) => {
    const isChanged = before && Object.keys(change ?? {}).length > 0;
    const place = { table: "import_changes", column: "before_sealed", row: leadId };
    return {
      leadId,
      kind: before ? "updated" : "created",
      before: isChanged ? Buffer.from(sealWith(keys, place, restorable(before))).toString("hex") : null,
    };
  });
  await tx.execute(sql`
    insert into ${importChanges} (tenant_id, import_id, lead_id, kind, before_sealed)
    select ${tx.tenantId}::uuid, ${one.id}::uuid, x."leadId", x."kind", decode(x."before", 'hex')
    from json_to_recordset(${JSON.stringify(rows)}::json) as x("leadId" uuid, "kind" text, "before" text)`);
}

/** Keeps rejected rows with their original cells, sealed. */
export async function writeProblems(
  tx: Tx,
  problems: readonly Problem[],
  { importId, keys }: { importId: string; keys: TenantKeys },
): Promise<void> {
  if (problems.length === 0) return;
  const rows = problems.map(({ row, column, reason, cells }) => {
    const place = { table: "import_problems", column: "original_sealed", row: `${importId}:${row}` };
    return { row, column, reason, original: Buffer.from(sealWith(keys, place, JSON.stringify(cells))).toString("hex") };
  });
  await tx.execute(sql`
    insert into ${importProblems} (tenant_id, import_id, "row", "column", reason, original_sealed)
    select ${tx.tenantId}::uuid, ${importId}::uuid, x."row", x."column", x."reason", decode(x."original", 'hex')
    from json_to_recordset(${JSON.stringify(rows)}::json) as x("row" int, "column" text, "reason" text, "original" text)`);
}
