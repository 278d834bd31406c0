import { and, eq, sql } from "drizzle-orm";
import { importChanges, importProblems } from "@/drizzle/schema";
import { bringAddresses, type SealedAddress, sealedAddress } from "@/server/addresses";
import {
  forNumber,
  recordConsents,
  type StatedConsent,
  showSuppressed,
  suppressedAmong,
  suppressMany,
} from "@/server/consent";
import {
  insertLeads,
  type LeadRow,
  overwriteLeads,
  sealEmail,
  sealPhone,
  searchTextOf,
  type WrittenLead,
} from "@/server/leads";
import { standingChannels } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import { giveWay } from "@/server/platform/traffic";
import { sealWith, type TenantKeys } from "@/server/platform/vault";
import { placeOfPhone } from "@/server/timing";
import type { ConsentFact } from "../read-consent";
import type { ImportRow } from "../rows";
import type { ProblemWord } from "../schemas";
import { rowsAtAStretch } from "./batches";
import { reachable } from "./further";
import {
  addressesOf,
  countSuppressed,
  type OptOut,
  type Plan,
  type Planned,
  type Problem,
  standingOf,
} from "./plan-batch";

/** What a planned batch writes, sealed and ready before its transaction begins. */
export interface Composed {
  created: WrittenLead[];
  changed: WrittenLead[];
  further: SealedAddress[];
  stated: StatedConsent[];
  restated: StatedConsent[];
  changes: RememberedChange[];
  problems: SealedProblem[];
}

export type Composing = { keys: TenantKeys; one: ImportRow; now: Date };

/** Seals and shapes a plan; others get their turn between the stretches of rows. */
export async function compose(plan: Plan, { keys, one, now }: Composing): Promise<Composed> {
  const composed: Composed = {
    created: [],
    changed: [],
    further: [],
    stated: [],
    restated: [],
    changes: [],
    problems: [],
  };
  for (const [at, row] of plan.planned.entries()) {
    if (at % rowsAtAStretch === 0) await giveWay();
    if (row.before) {
      composed.changed.push(...changedLead(keys, row, now));
      composed.changes.push(changeOf(keys, row));
    } else composed.created.push(newLead(keys, row, now));
    composed.further.push(...row.further.map((address) => sealedAddress(keys, row.leadId, address)));
    (row.before ? composed.restated : composed.stated).push(...consentsOf(row, one.fileName));
  }
  composed.problems = plan.problems.map((problem) => sealedProblem(problem, { importId: one.id, keys }));
  return composed;
}

/** Writes a planned batch: leads, consent, suppressions, what changed, and the rows that were rejected. Answers how many must be left alone, and how many addresses are others'. */
export async function writeBatch(tx: Tx, plan: Plan, { composed, one }: { composed: Composed; one: ImportRow }) {
  await insertLeads(tx, composed.created, { importId: one.id, isSample: one.isSample });
  await overwriteLeads(tx, composed.changed);
  const brought = await bringAddresses(tx, composed.further, one.id);
  const origin = { importId: one.id, warranty: one.warranty === true };
  await recordConsents(tx, composed.stated, { ...origin, isShown: true });
  await recordConsents(tx, composed.restated, origin);
  const listed = await suppressedAmong(tx, addressesOf(plan));
  await suppressMany(tx, plan.optOuts.flatMap(leftAlone), "import");
  const optedOut = plan.optOuts.length > 0 || listed.size > 0;
  if (optedOut)
    await showSuppressed(
      tx,
      plan.planned.map(({ leadId, offer, further }) => ({
        id: leadId,
        phoneHash: offer.phoneHash,
        emailHash: offer.emailHash,
        further: reachable(further),
      })),
    );
  await rememberChanges(tx, composed.changes, one.id);
  await writeProblems(tx, composed.problems, one.id);
  const leftOut = plan.leftOut + composed.further.length - brought;
  return { suppressed: countSuppressed(plan, listed), leftOut };
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
function consentsOf({ leadId, before, change, consent, offer }: Planned, file: string): StatedConsent[] {
  const replaced = standingChannels.filter((channel) => {
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
  const number = offer.phoneHash ?? before?.phoneHash;
  return facts.map((fact) => {
    const bound = fact.channel === "whatsapp" && number ? forNumber(number) : {};
    return { ...fact, leadId, evidence: { ...fact.evidence, file, ...bound } };
  });
}

const leftAlone = ({ phone, email, phoneHash, emailHash, further, channels }: OptOut) => [
  ...reachable(further).map((one) => ({ ...one, channels })),
  ...(phone && phoneHash ? [{ kind: "phone" as const, address: phone, hash: phoneHash, channels }] : []),
  ...(email && emailHash ? [{ kind: "email" as const, address: email, hash: emailHash, channels }] : []),
];

/** The fields that a take-back restores. */
export function restorable(before: LeadRow): string {
  const { phoneSealed, emailSealed, ...plain } = before;
  const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString("hex");
  return JSON.stringify({ ...plain, phoneSealed: hex(phoneSealed), emailSealed: hex(emailSealed) });
}

type RememberedChange = { leadId: string; kind: "updated"; before: string | null };

/** A lead that existed, as it was; what the import made says so itself. */
function changeOf(keys: TenantKeys, { leadId, before, change, further }: Planned): RememberedChange {
  const isChanged = before && (Object.keys(change ?? {}).length > 0 || further.length > 0);
  const place = { table: "import_changes", column: "before_sealed", row: leadId };
  const sealed = isChanged ? Buffer.from(sealWith(keys, place, restorable(before))).toString("hex") : null;
  return { leadId, kind: "updated", before: sealed };
}

async function rememberChanges(tx: Tx, rows: readonly RememberedChange[], importId: string) {
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into ${importChanges} (tenant_id, import_id, lead_id, kind, before_sealed)
    select ${tx.tenantId}::uuid, ${importId}::uuid, x."leadId", x."kind", decode(x."before", 'hex')
    from json_to_recordset(${JSON.stringify(rows)}::json) as x("leadId" uuid, "kind" text, "before" text)`);
}

type SealedProblem = { row: number; kind: ProblemWord; column: string | null; reason: string; original: string };

/** A rejected row with its original cells, sealed. */
export function sealedProblem(
  { row, problem, column, reason, cells }: Problem,
  { importId, keys }: { importId: string; keys: TenantKeys },
): SealedProblem {
  const place = { table: "import_problems", column: "original_sealed", row: `${importId}:${row}` };
  const original = Buffer.from(sealWith(keys, place, JSON.stringify(cells))).toString("hex");
  return { row, kind: problem, column, reason, original };
}

/** Keeps rejected rows for the screen and the error file. */
export async function writeProblems(tx: Tx, rows: readonly SealedProblem[], importId: string): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into ${importProblems} (tenant_id, import_id, "row", kind, "column", reason, original_sealed)
    select ${tx.tenantId}::uuid, ${importId}::uuid, x."row", x."kind", x."column", x."reason", decode(x."original", 'hex')
    from json_to_recordset(${JSON.stringify(rows)}::json) as x("row" int, "kind" text, "column" text, "reason" text, "original" text)`);
}

export const forgetProblems = async (tx: Tx, importId: string) => {
  await tx
    .delete(importProblems)
    .where(and(eq(importProblems.tenantId, tx.tenantId), eq(importProblems.importId, importId)));
};
