import { and, eq, sql } from "drizzle-orm";
import { importChanges } from "@/drizzle/schema";
import { suppressedAmong } from "@/server/consent";
import { type LeadRow, leadsByKeys } from "@/server/leads";
import type { Channel } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { blindIndexWith, type TenantKeys } from "@/server/platform/vault";
import type { ConsentFact } from "../read-consent";
import type { ReadRow } from "../read-row";
import type { ImportRow } from "../rows";
import type { Outcome } from "../schemas";
import { type Change, changeFor, type Decision, decisionFor, type Identity, type Offer } from "./decide";
import { Register } from "./register";

/** A row of the file with its number (data rows from 1) and what it says. */
export interface FileRow {
  row: number;
  cells: string[];
  read: ReadRow;
}

export interface Problem {
  row: number;
  column: string | null;
  reason: string;
  cells: string[];
}

/** Somebody whom the file says to leave alone, also where the row itself is rejected. */
export interface OptOut extends Identity {
  leadId: string | null;
  phone: string | null;
  email: string | null;
  channels: readonly Channel[];
}

const everyChannel: readonly Channel[] = ["sms", "email"];

export type Members = ReadonlyMap<string, string>;

export interface Planned {
  row: number;
  leadId: string;
  before: LeadRow | null;
  offer: Offer;
  change: Change | null;
  consent: ConsentFact[];
}

/** What a batch comes to before anything of it is written. */
export interface Plan {
  planned: Planned[];
  problems: Problem[];
  optOuts: OptOut[];
  outcome: Outcome;
}

export interface Planning {
  keys: TenantKeys;
  one: ImportRow;
  members: Members;
  columnOf: (key: keyof Identity) => string | null;
  /** The leads that earlier rows of this file made or touched. */
  seen: Set<string>;
  /** A check keeps the keys of leads that it does not write; a run finds them in the database. */
  made: Map<string, string> | null;
}

const identityOf = (
  keys: TenantKeys,
  lead: { phone: string | null; email: string | null; externalId: string | null },
): Identity => ({
  phoneHash: lead.phone && blindIndexWith(keys, "phone", lead.phone),
  emailHash: lead.email && blindIndexWith(keys, "email", lead.email),
  externalId: lead.externalId,
});

const isText = (value: string | null): value is string => value !== null;

/** Decides every row of a batch against the leads that exist. `seen` carries the leads of earlier rows along. */
export async function planBatch(tx: Tx, rows: readonly FileRow[], planning: Planning): Promise<Plan> {
  const { keys, members } = planning;
  const isWriting = planning.made === null;
  const offers = rows.map(({ read }): Offer | null => {
    if (read.kind !== "lead") return null;
    const ownerId = read.lead.owner ? (members.get(read.lead.owner.toLowerCase()) ?? null) : null;
    return { ...read.lead, ...identityOf(keys, read.lead), ownerId };
  });
  const identities = offers.filter((offer) => offer !== null);
  const known = await leadsByKeys(
    tx,
    {
      phoneHashes: identities.map((one) => one.phoneHash).filter(isText),
      emailHashes: identities.map((one) => one.emailHash).filter(isText),
      externalIds: identities.map((one) => one.externalId).filter(isText),
    },
    isWriting,
  );
  if (isWriting) for (const id of await touchedBefore(tx, planning.one.id, known)) planning.seen.add(id);
  const register = new Register(known, planning.made);
  const plan: Plan = {
    planned: [],
    problems: [],
    optOuts: [],
    outcome: { created: 0, updated: 0, skipped: 0, rejected: 0, suppressed: 0 },
  };
  for (const [at, row] of rows.entries()) planRow(row, offers[at] ?? null, { plan, planning, register });
  await countSuppressed(tx, plan);
  return plan;
}

/** The leads that earlier batches of this import wrote or matched. */
async function touchedBefore(tx: Tx, importId: string, known: readonly LeadRow[]): Promise<string[]> {
  if (known.length === 0) return [];
  const ids = JSON.stringify(known.map((row) => row.id));
  const own = and(eq(importChanges.tenantId, tx.tenantId), eq(importChanges.importId, importId));
  const rows = await tx
    .select({ leadId: importChanges.leadId })
    .from(importChanges)
    .where(and(own, sql`${importChanges.leadId} = any (array(select json_array_elements_text(${ids}::json)::uuid))`));
  return rows.map((row) => row.leadId);
}

type PlanningRow = { plan: Plan; planning: Planning; register: Register };

function planRow(file: FileRow, offer: Offer | null, { plan, planning, register }: PlanningRow): void {
  const { read } = file;
  if (read.kind === "blank") {
    plan.outcome.skipped++;
    return;
  }
  if (read.kind === "problem") {
    reject(plan, file, read);
    const { phone, email } = read;
    const identity = identityOf(planning.keys, { phone, email, externalId: null });
    if (read.optOut) plan.optOuts.push({ leadId: null, phone, email, channels: everyChannel, ...identity });
    return;
  }
  if (!offer) return;
  const decision = decisionFor(
    offer,
    { ...register.matches(offer), isSeen: (id) => planning.seen.has(id) },
    planning.one.onExisting,
  );
  const leadId = settle({ file, offer, decision, consent: read.consent }, { plan, planning, register });
  const withdrawn = read.consent.filter((fact) => fact.event === "withdrawn").map((fact) => fact.channel);
  const channels = read.optOut ? everyChannel : withdrawn;
  if (channels.length > 0) plan.optOuts.push({ ...offer, leadId, channels });
}

function reject(plan: Plan, { row, cells }: FileRow, { column, reason }: { column: string | null; reason: string }) {
  plan.outcome.rejected++;
  plan.problems.push({ row, column, reason, cells });
}

type Settling = { file: FileRow; offer: Offer; decision: Decision; consent: ConsentFact[] };

/** Takes a decided row into the plan; answers the lead that it is about, if it is one. */
function settle(
  { file, offer, decision, consent }: Settling,
  { plan, planning, register }: PlanningRow,
): string | null {
  const about = register.matches(offer);
  if (decision.kind === "reject") {
    reject(plan, file, { column: planning.columnOf(decision.key), reason: decision.reason });
    return null;
  }
  if (decision.kind === "skip") {
    plan.outcome.skipped++;
    return (about.byPhone ?? about.byEmail ?? about.byExternal)?.id ?? null;
  }
  const leadId = decision.kind === "create" ? newId() : decision.leadId;
  const before = decision.kind === "create" ? null : register.row(leadId);
  const change = before ? changeFor(before, offer, planning.one.onExisting) : null;
  plan.planned.push({
    row: file.row,
    leadId,
    before,
    offer,
    change,
    consent: consent.filter((fact) => isNews(fact, { before, change, offer })),
  });
  planning.seen.add(leadId);
  register.add(leadId, offer);
  if (!before) plan.outcome.created++;
  return leadId;
}

export const standingOf = (before: LeadRow | null, channel: Channel) =>
  (channel === "sms" ? before?.smsConsent : before?.emailConsent) ?? "none";

/**
 * Whether a stated consent adds to what is known: a file may not restore what was withdrawn, an unproven statement does
 * not weaken a proven one, and a channel without an address has nothing to consent to.
 */
function isNews(
  fact: ConsentFact,
  { before, change, offer }: { before: LeadRow | null; change: Change | null; offer: Offer },
): boolean {
  const [hash, address] =
    fact.channel === "sms" ? (["phoneHash", "phone"] as const) : (["emailHash", "email"] as const);
  if (!(offer[hash] ?? before?.[hash])) return false;
  const isNewAddress = change?.[address] !== undefined;
  const standing = isNewAddress ? "none" : standingOf(before, fact.channel);
  if (standing === fact.event || standing === "withdrawn") return false;
  return !(fact.event === "unknown" && standing === "granted");
}

async function countSuppressed(tx: Tx, plan: Plan) {
  const hashes = plan.planned.flatMap(({ offer }) => [offer.phoneHash, offer.emailHash]).filter(isText);
  const suppressed = await suppressedAmong(tx, hashes);
  const optingOut = new Set(plan.optOuts.map((one) => one.leadId));
  for (const { leadId, offer, before, change, consent } of plan.planned) {
    const isListed = [offer.phoneHash, offer.emailHash].some((hash) => suppressed.has(hash ?? ""));
    if (isListed || optingOut.has(leadId)) plan.outcome.suppressed++;
    if (before) plan.outcome[isChange(change, consent) ? "updated" : "skipped"]++;
  }
}

const isChange = (change: Change | null, consent: readonly ConsentFact[]) =>
  Object.keys(change ?? {}).length > 0 || consent.length > 0;
