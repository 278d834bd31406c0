import { z } from "zod";

/** Where a pair of look-alikes stands. */
export const pairStatuses = ["open", "dismissed", "merged"] as const;

/** What two leads are compared by. */
export const comparedFields = ["first_name", "last_name", "company", "email", "phone", "place"] as const;
export type ComparedField = (typeof comparedFields)[number];

/** How far two values agree, in the words of each field, and the bits of evidence that this is. */
export type Reason = { field: ComparedField; level: string; points: number };

/** The fields of which a merge keeps one value; what is set is the name in the API. */
export const chosenFields = {
  firstName: "first_name",
  lastName: "last_name",
  company: "company",
  companyWebsite: "company_website",
  phone: "phone",
  email: "email",
  externalId: "external_id",
  timeZone: "timezone",
  state: "state",
  postcode: "postcode",
  country: "country",
  ownerId: "owner",
  lifecycleStage: "lifecycle_stage",
  engagementStage: "engagement_stage",
  responseStatus: "response_status",
  persona: "persona",
} as const;
export type ChosenField = keyof typeof chosenFields;

const sides = ["survivor", "other"] as const;
export type Side = (typeof sides)[number];

const isChoosable = (field: string) => field.startsWith("attributes.") || Object.hasOwn(chosenFields, field);

/** Whose value the merged lead gets, by field; what is not named follows the defaults. */
export const Choices = z
  .record(
    z.string().refine(isChoosable, "There is no such field to choose; attributes are named attributes.<key>."),
    z.enum(sides),
  )
  .refine((choices) => Object.keys(choices).length <= 300, "At most 300 choices.");
export type Choices = z.infer<typeof Choices>;

const LeadId = z.string();

/** Two leads that become one: `survivorId` keeps its id, `otherId` lives on in it. */
export const MergeInput = z.object({
  survivorId: LeadId,
  otherId: LeadId,
  choices: Choices.default({}),
});
export type MergeInput = z.input<typeof MergeInput>;

export const CompareInput = z.object({ leadId: LeadId, otherId: LeadId });
export type CompareInput = z.infer<typeof CompareInput>;

export const MergeIdInput = z.object({ mergeId: z.string() });
export type MergeIdInput = z.infer<typeof MergeIdInput>;

export const ListPairsInput = z.object({
  status: z.enum(pairStatuses).default("open"),
  leadId: z.string().optional(),
  cursor: z.string().max(500).nullish(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListPairsInput = z.input<typeof ListPairsInput>;

export const PairIdInput = z.object({ pairId: z.string() });
export type PairIdInput = z.infer<typeof PairIdInput>;

export const DismissInput = PairIdInput.extend({ dismissed: z.boolean().default(true) });
export type DismissInput = z.input<typeof DismissInput>;

/** From which probability on a bulk merge takes pairs. */
export const PreviewInput = z.object({ from: z.number().min(0.95).max(1).default(0.99) });
export const MergeManyInput = z.object({ pairIds: z.array(z.string()).min(1, "Choose pairs to merge.").max(200) });
export type MergeManyInput = z.input<typeof MergeManyInput>;

/** What a form says of somebody who looks like a lead. */
export const lookAlikeSigns = [
  "same_name",
  "near_name",
  "same_first_name",
  "same_last_name",
  "same_company",
  "near_company",
  "same_mailbox",
  "near_email",
  "same_domain",
  "near_phone",
  "same_area_code",
  "same_place",
] as const;
export type Sign = (typeof lookAlikeSigns)[number];

/** Somebody who is about to become a lead. */
export const LookAlikesInput = z.object({
  firstName: z.string().trim().max(200).optional(),
  lastName: z.string().trim().max(200).optional(),
  company: z.string().trim().max(200).optional(),
  phone: z.string().trim().max(60).optional(),
  email: z.string().trim().max(254).optional(),
});
export type LookAlikesInput = z.infer<typeof LookAlikesInput>;

export const RecentMergesInput = z.object({ leadId: z.string().optional() });
