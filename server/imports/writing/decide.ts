import type { LeadRow } from "@/server/leads";
import type { ReadLead } from "../read-row";
import type { OnExisting } from "../schemas";

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
  | { kind: "reject"; key: keyof Identity; reason: string };

const words: Record<keyof Identity, string> = { phoneHash: "phone", emailHash: "e-mail", externalId: "external id" };

/** What becomes of a row: a new lead, a change of the one lead it matches, or a refusal that names the reason. */
export function decisionFor(row: Identity, matches: Matches, onExisting: OnExisting): Decision {
  const hits = (
    [
      ["phoneHash", matches.byPhone],
      ["emailHash", matches.byEmail],
      ["externalId", matches.byExternal],
    ] as const
  ).filter(([, lead]) => lead);
  const [first] = hits;
  const other = hits.find(([, lead]) => lead?.id !== first?.[1]?.id);
  if (first && other) {
    return {
      kind: "reject",
      key: other[0],
      reason: `This row matches two leads: its ${words[first[0]]} belongs to one, its ${words[other[0]]} to another.`,
    };
  }
  if (!first?.[1]) {
    if (row.phoneHash || row.emailHash) return { kind: "create" };
    return {
      kind: "reject",
      key: "externalId",
      reason: "No lead has this external id, and the row has neither a phone nor an e-mail.",
    };
  }
  if (matches.isSeen(first[1].id))
    return { kind: "reject", key: first[0], reason: `An earlier row of this file has the same ${words[first[0]]}.` };
  return onExisting === "skip" ? { kind: "skip" } : { kind: "change", leadId: first[1].id };
}

type Plain = Pick<
  LeadRow,
  | "externalId"
  | "firstName"
  | "lastName"
  | "company"
  | "companyWebsite"
  | "timeZone"
  | "state"
  | "postcode"
  | "country"
  | "lastContactedAt"
  | "persona"
  | "ownerId"
>;
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
] as const satisfies (keyof Plain)[];

export type Offer = ReadLead & Identity & { ownerId: string | null };
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
 * cell never erases. A contact older than the one we know changes nothing. Answers an empty change when nothing is new.
 */
export function changeFor(before: LeadRow, offer: Offer, onExisting: OnExisting): Change {
  const mayWrite = (old: unknown) => onExisting === "update" || old === null || old === "";
  const change: Change = {};
  for (const field of plainFields) {
    const value = offer[field];
    if (value !== null && differs(before[field], value) && mayWrite(before[field]))
      Object.assign(change, { [field]: value });
  }
  if (isOlder(change.lastContactedAt, before.lastContactedAt)) delete change.lastContactedAt;
  if (offer.phone && offer.phoneHash !== before.phoneHash && mayWrite(before.phoneHash)) change.phone = offer.phone;
  if (offer.email && offer.emailHash !== before.emailHash && mayWrite(before.emailHash)) change.email = offer.email;
  return { ...change, ...additionsTo(before, offer, mayWrite) };
}

function additionsTo(before: LeadRow, offer: Offer, mayWrite: (old: unknown) => boolean): Change {
  const additions: Change = {};
  const tags = [...new Set([...before.tags, ...offer.tags])];
  if (tags.length > before.tags.length) additions.tags = tags;
  const added = Object.entries(offer.attributes).filter(
    ([key, value]) => before.attributes[key] !== value && mayWrite(before.attributes[key] ?? null),
  );
  if (added.length > 0) additions.attributes = { ...before.attributes, ...Object.fromEntries(added) };
  return additions;
}
