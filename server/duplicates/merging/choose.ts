import { joinedState } from "@/server/conversations";
import { type Addresses, type LeadRow, searchTextOf } from "@/server/leads";
import type { ConsentStatus } from "@/server/leads/schemas";
import { type Choices, type ChosenField, chosenFields, type Side } from "../schemas";

/** A lead with its primary addresses in the clear. */
export type Person = LeadRow & Addresses;

/** Values that say nothing: a new lead has them before anybody states anything. */
const unsaid: Partial<Record<ChosenField, unknown>> = {
  lifecycleStage: "prospect",
  engagementStage: "1st degree",
  responseStatus: "No Response",
};

const isSaid = (field: ChosenField, value: unknown) => value !== null && value !== "" && value !== unsaid[field];

/** Whose value stands: the one who lives on, unless only the other has one. An address is never lost for an empty one. */
export function sideOf(field: ChosenField, { survivor, other }: Pair, choices: Choices): Side {
  const [own, others] = [isSaid(field, survivor[field]), isSaid(field, other[field])];
  const usual: Side = others && !own ? "other" : "survivor";
  const isAddress = field === "phone" || field === "email";
  return isAddress && !(own && others) ? usual : (choices[field] ?? usual);
}

export interface Pair {
  survivor: Person;
  other: Person;
}

/** From the strictest to the laxest. */
const strictness: readonly ConsentStatus[] = ["withdrawn", "none", "unknown", "granted"];

export const stricter = (one: ConsentStatus, other: ConsentStatus): ConsentStatus =>
  strictness.indexOf(one) <= strictness.indexOf(other) ? one : other;

export type Standing = { status: ConsentStatus; hasAddress: boolean };

/**
 * The stricter consent of two leads always wins. Whoever has no address of a channel states nothing about it, unless they
 * withdrew: then that counts for the person.
 */
export function mergedConsent(one: Standing, other: Standing): ConsentStatus {
  if (one.status === "withdrawn" || other.status === "withdrawn") return "withdrawn";
  if (one.hasAddress && !other.hasAddress) return one.status;
  if (other.hasAddress && !one.hasAddress) return other.status;
  return stricter(one.status, other.status);
}

const later = (one: Date | null, other: Date | null) => (one && other ? (one > other ? one : other) : (one ?? other));

function attributesOf({ survivor, other }: Pair, choices: Choices): Record<string, string> {
  const merged = { ...other.attributes, ...survivor.attributes };
  for (const [field, side] of Object.entries(choices)) {
    const key = field.startsWith("attributes.") ? field.slice("attributes.".length) : null;
    const value = key && side === "other" ? other.attributes[key] : undefined;
    if (key && value !== undefined) merged[key] = value;
  }
  return merged;
}

/** The columns that go with the primary phone, and with the primary e-mail. */
export const phoneColumns = [
  "phoneHash",
  "phoneCountry",
  "phoneZones",
  "phoneRegions",
  "phoneConfidence",
  "undeliverableSms",
] as const;
export const emailColumns = ["emailHash", "emailConfidence"] as const;

const pick = <Key extends keyof LeadRow>(row: LeadRow, columns: readonly Key[]) =>
  Object.fromEntries(columns.map((column) => [column, row[column]])) as Pick<LeadRow, Key>;

const plainFields = (Object.keys(chosenFields) as ChosenField[]).filter(
  (field): field is Exclude<ChosenField, "phone" | "email"> => field !== "phone" && field !== "email",
);

/** What the lead that lives on becomes; its addresses sealed by the caller. `consents` are those of the pair by channel. */
export function mergedFields(pair: Pair, choices: Choices, consents: { sms: ConsentStatus; email: ConsentStatus }) {
  const { survivor, other } = pair;
  const from = (field: ChosenField) => (sideOf(field, pair, choices) === "other" ? other : survivor);
  const plain = Object.fromEntries(plainFields.map((field) => [field, from(field)[field]])) as Pick<
    LeadRow,
    (typeof plainFields)[number]
  >;
  return {
    ...plain,
    timeZoneStatedAt: from("timeZone").timeZoneStatedAt,
    searchText: searchTextOf(plain),
    ...pick(from("phone"), phoneColumns),
    ...pick(from("email"), emailColumns),
    tags: [...new Set([...survivor.tags, ...other.tags])].sort(),
    attributes: attributesOf(pair, choices),
    lawfulBasis: survivor.lawfulBasis ?? other.lawfulBasis,
    followUpStage: survivor.followUpStage ?? other.followUpStage,
    lastContactedAt: later(survivor.lastContactedAt, other.lastContactedAt),
    outreachPausedAt: survivor.outreachPausedAt ?? other.outreachPausedAt,
    eligibleForReengagement: survivor.eligibleForReengagement && other.eligibleForReengagement,
    isSample: survivor.isSample && other.isSample,
    conversationState: joinedState(survivor.conversationState, other.conversationState),
    smsConsent: consents.sms,
    emailConsent: consents.email,
    suppressed: [...new Set([...survivor.suppressed, ...other.suppressed])].sort(),
    absorbed: true,
  };
}
export type MergedFields = ReturnType<typeof mergedFields>;
