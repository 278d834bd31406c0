import type { LeadRow } from "@/server/leads";
import type { ReadLead } from "../read-row";
import type { IdentityKey, ImportField, ImportMode, OnExisting, ProblemWord } from "../schemas";
import type { OfferedAddress } from "./further";

/** A row with its blind indexes: what it can be recognised by. */
export interface Identity {
  phoneHash: string | null;
  emailHash: string | null;
  externalId: string | null;
}

export type Known = Pick<LeadRow, "id">;

/** Which known lead each key of a row belongs to. */
export interface Matches {
  byPhone: Known | undefined;
  byEmail: Known | undefined;
  byExternal: Known | undefined;
  /** Whether an earlier row of this file created or touched that lead. */
  isSeen: (leadId: string) => boolean;
}

export type Decision =
  | { kind: "create" }
  | { kind: "change"; leadId: string }
  | { kind: "skip" }
  | { kind: "reject"; problem: ProblemWord; key: keyof Identity; reason: string };

/** What the importer chose: the key that tells leads apart, which rows count, and what becomes of known leads. */
export interface Rule {
  identity: IdentityKey;
  mode: ImportMode;
  onExisting: OnExisting;
  fieldRules: Readonly<Record<string, string>>;
}

const words: Record<keyof Identity, string> = { phoneHash: "phone", emailHash: "e-mail", externalId: "external id" };

const hashOf = { phone: "phoneHash", email: "emailHash", external_id: "externalId" } as const;
type Refusal = Extract<Decision, { kind: "reject" }>;
const refused = (problem: ProblemWord, key: keyof Identity, reason: string): Refusal => ({
  kind: "reject",
  problem,
  key,
  reason,
});

/** What becomes of a row: a new lead, a change of the one lead it matches, or a refusal that names the reason. */
export function decisionFor(row: Identity, matches: Matches, rule: Rule): Decision {
  const own = rule.identity === "any" ? null : hashOf[rule.identity];
  const found = (
    [
      ["phoneHash", matches.byPhone],
      ["emailHash", matches.byEmail],
      ["externalId", matches.byExternal],
    ] as const
  ).flatMap(([key, lead]) => (lead ? [{ key, id: lead.id }] : []));
  const refusal = own ? refusalByKey(own, row, found) : null;
  const [first] = found;
  if (refusal) return refusal;
  if (!first) return decisionForNew(row, rule);
  const other = found.find(({ id }) => id !== first.id);
  if (other) {
    const reason = `This row matches two leads: its ${words[first.key]} belongs to one, its ${words[other.key]} to another.`;
    return refused("two_leads", other.key, reason);
  }
  if (matches.isSeen(first.id))
    return refused("duplicate", first.key, `An earlier row of this file has the same ${words[first.key]}.`);
  return rule.onExisting === "skip" || rule.mode === "create" ? { kind: "skip" } : { kind: "change", leadId: first.id };
}

type Found = readonly { key: keyof Identity; id: string }[];

/** Where one key alone tells leads apart, a row needs it, and may not bring another lead's other key. */
function refusalByKey(own: keyof Identity, row: Identity, found: Found): Refusal | null {
  if (!row[own])
    return refused("no_identity", own, `The row has no ${words[own]}, by which this import tells leads apart.`);
  const [first] = found;
  if (!first || found.some(({ key }) => key === own)) return null;
  const reason = `No lead has this ${words[own]}, but the ${words[first.key]} belongs to a lead already.`;
  return refused("two_leads", first.key, reason);
}

function decisionForNew(row: Identity, rule: Rule): Decision {
  if (rule.mode === "update") return { kind: "skip" };
  if (row.phoneHash || row.emailHash) return { kind: "create" };
  const reason = "No lead has this external id, and the row has neither a phone nor an e-mail.";
  return refused("no_address", "externalId", reason);
}

const plainFields = [
  "externalId",
  "firstName",
  "lastName",
  "company",
  "companyWebsite",
  "timeZone",
  "state",
  "postcode",
  "country",
  "lastContactedAt",
  "persona",
  "ownerId",
] as const satisfies (keyof LeadRow)[];
type Plain = Pick<LeadRow, (typeof plainFields)[number]>;
const fieldNames: Record<(typeof plainFields)[number], ImportField> = {
  externalId: "external_id",
  firstName: "first_name",
  lastName: "last_name",
  company: "company",
  companyWebsite: "company_website",
  timeZone: "timezone",
  state: "state",
  postcode: "postcode",
  country: "country",
  lastContactedAt: "last_contacted",
  persona: "persona",
  ownerId: "owner",
};
type MayWrite = (field: string, old: unknown) => boolean;

export type Offer = Omit<ReadLead, "further"> & Identity & { ownerId: string | null; further: OfferedAddress[] };
export type Change = Partial<Plain> & {
  tags?: string[];
  attributes?: Record<string, string>;
  phone?: string;
  email?: string;
};

const differs = (before: unknown, after: unknown) =>
  before instanceof Date && after instanceof Date ? before.getTime() !== after.getTime() : before !== after;

const isOlder = (one: Date | null | undefined, other: Date | null) => Boolean(one && other && one < other);

/**
 * What a row changes of a lead that exists: `update` overwrites with what the row says, `fill_blanks` only adds; an empty
 * cell never erases; a field with a rule of its own goes by that. A contact older than the one we know changes nothing. Answers an empty change when nothing is new.
 */
export function changeFor(before: LeadRow, offer: Offer, rule: Rule): Change {
  const mayWrite: MayWrite = (field, old) => {
    const how = rule.fieldRules[field] ?? rule.onExisting;
    return how === "update" || (how !== "keep" && (old === null || old === ""));
  };
  const change: Change = {};
  for (const field of plainFields) {
    const value = offer[field];
    if (value !== null && differs(before[field], value) && mayWrite(fieldNames[field], before[field]))
      Object.assign(change, { [field]: value });
  }
  if (isOlder(change.lastContactedAt, before.lastContactedAt)) delete change.lastContactedAt;
  if (offer.phone && offer.phoneHash !== before.phoneHash && mayWrite("phone", before.phoneHash))
    change.phone = offer.phone;
  if (offer.email && offer.emailHash !== before.emailHash && mayWrite("email", before.emailHash))
    change.email = offer.email;
  return { ...change, ...additionsTo(before, offer, mayWrite) };
}

function additionsTo(before: LeadRow, offer: Offer, mayWrite: MayWrite): Change {
  const additions: Change = {};
  const tags = [...new Set([...before.tags, ...offer.tags])];
  if (tags.length > before.tags.length && mayWrite("tags", null)) additions.tags = tags;
  const added = Object.entries(offer.attributes).filter(
    ([key, value]) => before.attributes[key] !== value && mayWrite(`custom:${key}`, before.attributes[key] ?? null),
  );
  if (added.length > 0) additions.attributes = { ...before.attributes, ...Object.fromEntries(added) };
  return additions;
}
