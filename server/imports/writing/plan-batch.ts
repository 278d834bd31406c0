import { and, eq, sql } from "drizzle-orm";
import { importChanges } from "@/drizzle/schema";
import { type OptIn, whatsAppOptIns } from "@/server/consent";
import { type Alias, aliasesBehind, type LeadRow, leadsByKeys } from "@/server/leads";
import {
  type Channel,
  type ConsentStatus,
  channels as everyChannel,
  type StandingChannel,
} from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { blindIndexWith, type TenantKeys } from "@/server/platform/vault";
import type { ConsentFact } from "../read-consent";
import type { ImportRow } from "../rows";
import type { Outcome, ProblemWord, StatedChannel } from "../schemas";
import type { FileRow } from "./batches";
import { type Change, changeFor, type Decision, decisionFor, type Identity, type Offer } from "./decide";
import { furtherFor, hashesOf, type OfferedAddress, offeredAddresses, reachable } from "./further";
import { Register } from "./register";

export interface Problem {
  row: number;
  problem: ProblemWord;
  column: string | null;
  reason: string;
  cells: string[];
}

/** Somebody whom the file says to leave alone, also where the row itself is rejected. */
export interface OptOut extends Identity {
  leadId: string | null;
  phone: string | null;
  email: string | null;
  further: readonly OfferedAddress[];
  channels: readonly Channel[];
}

export type Members = ReadonlyMap<string, string>;

export interface Planned {
  row: number;
  leadId: string;
  before: LeadRow | null;
  offer: Offer;
  change: Change | null;
  consent: ConsentFact[];
  /** The further addresses that the lead gets. */
  further: readonly OfferedAddress[];
}

/** What a batch comes to before anything of it is written. */
export interface Plan {
  planned: Planned[];
  problems: Problem[];
  optOuts: OptOut[];
  outcome: Outcome;
  /** Further addresses that belong to other leads. */
  leftOut: number;
  /** What this batch makes and touches, for the rows after it. */
  here: Earlier;
}

export interface Planning {
  keys: TenantKeys;
  one: ImportRow;
  members: Members;
  columnOf: (key: keyof Identity) => string | null;
  /** What rows before these make or touch and the database may not show yet. */
  earlier: Earlier;
}

/** Leads by their keys, and all that were made or touched. */
export interface Earlier {
  keys: Map<string, string>;
  ids: Set<string>;
}

export const nothingEarlier = (): Earlier => ({ keys: new Map(), ids: new Set() });

/** A row with what it offers (null when it is no lead), and the id that it gets should it become a new one. */
export type Offered = { file: FileRow; offer: Offer | null; id: string };

const identityOf = (
  keys: TenantKeys,
  lead: { phone: string | null; email: string | null; externalId: string | null },
): Identity => ({
  phoneHash: lead.phone && blindIndexWith(keys, "phone", lead.phone),
  emailHash: lead.email && blindIndexWith(keys, "email", lead.email),
  externalId: lead.externalId,
});

export const isText = (value: string | null): value is string => value !== null;

/** What a row offers, with the keys by which it is recognised. */
export function offered(file: FileRow, { keys, members }: Pick<Planning, "keys" | "members">): Offered {
  const id = newId();
  if (file.read.kind !== "lead") return { file, offer: null, id };
  const { lead } = file.read;
  const ownerId = lead.owner ? (members.get(lead.owner.toLowerCase()) ?? null) : null;
  const further = offeredAddresses(keys, lead.further);
  return { file, offer: { ...lead, ...identityOf(keys, lead), ownerId, further }, id };
}

/** The leads that some rows name, and which of them earlier batches of this import wrote or matched. */
export interface Known {
  leads: LeadRow[];
  /** Keys that name a lead otherwise than by its own columns: further addresses, external ids of leads merged into it. */
  aliases: readonly Alias[];
  touched: ReadonlySet<string>;
  /** What stands for WhatsApp, where a row states something about it. */
  optIns: ReadonlyMap<string, OptIn>;
}

/** Looks the rows' keys up; with `lock` the leads found are held until the transaction ends. */
export async function knownTo(
  tx: Tx,
  rows: readonly Offered[],
  { importId, lock = false }: { importId: string; lock?: boolean },
): Promise<Known> {
  const identities = rows.map(({ offer }) => offer).filter((offer) => offer !== null);
  const further = identities.flatMap((one) => one.further);
  const keys = {
    phoneHashes: [...identities.map((one) => one.phoneHash).filter(isText), ...hashesOf(further, "phone")],
    emailHashes: [...identities.map((one) => one.emailHash).filter(isText), ...hashesOf(further, "email")],
    externalIds: identities.map((one) => one.externalId).filter(isText),
    profileHashes: hashesOf(further, "profile"),
  };
  const aliases = await aliasesBehind(tx, keys);
  const leads = await leadsByKeys(tx, keys, { lock, aliases });
  const made = leads.filter((lead) => lead.importId === importId).map((lead) => lead.id);
  const optIns = rows.some(saysWhatsApp) ? await whatsAppOptIns(tx, leads) : new Map<string, OptIn>();
  return { leads, aliases, touched: new Set([...made, ...(await touchedBefore(tx, importId, leads))]), optIns };
}

const saysWhatsApp = ({ file: { read } }: Offered): boolean =>
  read.kind === "lead" && read.consent.some(({ channel }) => channel === "whatsapp");

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

type PlanningRow = {
  plan: Plan;
  planning: Planning;
  register: Register;
  optIns: Known["optIns"];
  isSeen: (leadId: string) => boolean;
};

/** Decides every row of a batch against the leads that exist and those that the rows before them make. */
export function planBatch(rows: readonly Offered[], known: Known, planning: Planning): Plan {
  const { earlier } = planning;
  const here = nothingEarlier();
  const register = new Register(known, earlier.keys, here.keys);
  const isSeen = (id: string) => known.touched.has(id) || earlier.ids.has(id) || here.ids.has(id);
  const outcome = { created: 0, updated: 0, skipped: 0, rejected: 0, suppressed: 0 };
  const plan: Plan = { planned: [], problems: [], optOuts: [], outcome, leftOut: 0, here };
  for (const row of rows) planRow(row, { plan, planning, register, optIns: known.optIns, isSeen });
  for (const row of plan.planned) if (row.before) plan.outcome[isChange(row) ? "updated" : "skipped"]++;
  return plan;
}

function planRow({ file, offer, id }: Offered, at: PlanningRow): void {
  const { plan, planning, register, isSeen } = at;
  const { read } = file;
  if (read.kind === "blank") {
    plan.outcome.skipped++;
    return;
  }
  if (read.kind === "problem") {
    reject(plan, file, read);
    const { phone, email } = read;
    const further = offeredAddresses(planning.keys, read.further);
    const identity = identityOf(planning.keys, { phone, email, externalId: null });
    if (read.optOut) plan.optOuts.push({ leadId: null, phone, email, further, channels: everyChannel, ...identity });
    return;
  }
  if (!offer) return;
  const decision = decisionFor(offer, { ...register.matches(offer), isSeen }, planning.one);
  const leadId = settle({ file, offer, id, decision, consent: read.consent }, at);
  const withdrawn = read.consent.filter((fact) => fact.event === "withdrawn").map((fact) => fact.channel);
  const channels = read.optOut ? everyChannel : withdrawn;
  if (channels.length > 0) plan.optOuts.push({ ...offer, leadId, channels });
}

function reject(plan: Plan, { row, cells }: FileRow, { column, reason, problem }: Omit<Problem, "row" | "cells">) {
  plan.outcome.rejected++;
  plan.problems.push({ row, column, reason, problem, cells });
}

type Settling = { file: FileRow; offer: Offer; id: string; decision: Decision; consent: ConsentFact[] };

/** Takes a decided row into the plan; answers the lead that it is about, if it is one. */
function settle(
  { file, offer, id, decision, consent }: Settling,
  { plan, planning, register, optIns }: PlanningRow,
): string | null {
  const about = register.matches(offer);
  if (decision.kind === "reject") {
    reject(plan, file, { ...decision, column: planning.columnOf(decision.key) });
    return null;
  }
  if (decision.kind === "skip") {
    plan.outcome.skipped++;
    return (about.byPhone ?? about.byEmail ?? about.byExternal)?.id ?? null;
  }
  const leadId = decision.kind === "create" ? id : decision.leadId;
  const before = decision.kind === "create" ? null : register.row(leadId);
  const beside = register.furtherOf(offer);
  const change = before ? changeFor(before, { ...offer, ...beside.unsaid }, planning.one) : null;
  // What is agreed for an address beside the primary one says nothing of that; taking it back does.
  const isOfPrimary = ({ channel, event }: ConsentFact) =>
    event === "withdrawn" || !beside.channels.some((one) => addressOf[one] === addressOf[channel]);
  const stands = (channel: StatedChannel) =>
    channel === "whatsapp" ? whatsAppStanding(before, optIns.get(leadId)) : standingOf(before, channel);
  const { fieldRules } = planning.one;
  const further = furtherFor(offer.further, { leadId, before, change, register, fieldRules });
  plan.leftOut += further.leftOut;
  plan.planned.push({
    row: file.row,
    leadId,
    before,
    offer,
    change,
    consent: consent.filter((fact) => isOfPrimary(fact) && isNews(fact, { before, change, offer, stands })),
    further: further.added,
  });
  plan.here.ids.add(leadId);
  register.add(leadId, offer);
  if (!before) plan.outcome.created++;
  return leadId;
}

export const standingOf = (before: LeadRow | null, channel: StandingChannel) =>
  (channel === "sms" ? before?.smsConsent : before?.emailConsent) ?? "none";

/** Who stopped texts stopped WhatsApp too. */
const whatsAppStanding = (before: LeadRow | null, optIn: OptIn | undefined): ConsentStatus =>
  standingOf(before, "sms") === "withdrawn" ? "withdrawn" : (optIn?.status ?? "none");

/** What a channel is reached by. */
const addressOf = { sms: "phone", whatsapp: "phone", email: "email" } as const satisfies Record<StatedChannel, string>;

type Standing = {
  before: LeadRow | null;
  change: Change | null;
  offer: Offer;
  stands: (channel: StatedChannel) => ConsentStatus;
};

/**
 * Whether a stated consent adds to what is known: a file may not restore what was withdrawn, an unproven statement does
 * not weaken a proven one, and a channel without an address has nothing to consent to.
 */
function isNews(fact: ConsentFact, { before, change, offer, stands }: Standing): boolean {
  const address = addressOf[fact.channel];
  const hash = `${address}Hash` as const;
  if (!(offer[hash] ?? before?.[hash])) return false;
  const isNewAddress = change?.[address] !== undefined;
  const standing = isNewAddress ? "none" : stands(fact.channel);
  if (standing === fact.event || standing === "withdrawn") return false;
  return !(fact.event === "unknown" && standing === "granted");
}

const isChange = ({ change, consent, further }: Planned) =>
  Object.keys(change ?? {}).length > 0 || consent.length > 0 || further.length > 0;

/** The blind indexes of all that a planned lead is written to by. */
const hashesFor = ({ offer, further }: Planned): string[] => [
  ...[offer.phoneHash, offer.emailHash].filter(isText),
  ...reachable(further).map(({ hash }) => hash),
];

/** The blind indexes of all who are planned: what the suppression list is asked about. */
export const addressesOf = ({ planned }: Plan): string[] => planned.flatMap(hashesFor);

/** How many of the planned must be left alone, by the suppression list or by the file itself. */
export function countSuppressed({ planned, optOuts }: Plan, listed: ReadonlyMap<string, unknown>): number {
  const optingOut = new Set(optOuts.map((one) => one.leadId));
  return planned.filter((row) => optingOut.has(row.leadId) || hashesFor(row).some((hash) => listed.has(hash))).length;
}

export const addOutcome = (sum: Outcome, more: Outcome) => {
  for (const key of ["created", "updated", "skipped", "rejected", "suppressed"] as const) sum[key] += more[key];
};
