import { z } from "zod";
import { Filter } from "./filter-schemas";
import { leadSorts } from "./view-schemas";

export * from "./bulk-schemas";
export * from "./company-schemas";
export * from "./field-schemas";
export * from "./filter-schemas";
export * from "./view-schemas";

/** The dialogue engine's twelve states, also shown as the lead's conversation state. */
export const conversationStates = [
  "new",
  "contacted",
  "engaged",
  "qualifying",
  "link_offered",
  "booked",
  "paused",
  "handoff",
  "opted_out",
  "closed_no_response",
  "closed_lost",
  "invalid",
] as const;
export type ConversationState = (typeof conversationStates)[number];
export const ConversationState = z.enum(conversationStates);

export const responseStatuses = ["No Response", "Interested", "Rejected", "Converted"] as const;
export type ResponseStatus = (typeof responseStatuses)[number];

export const followUpStages = ["Followup_1", "Followup_2"] as const;
export type FollowUpStage = (typeof followUpStages)[number];

export const lifecycleStages = ["prospect", "user", "customer"] as const;
export const consentStatuses = ["granted", "unknown", "none", "withdrawn"] as const;
export type ConsentStatus = (typeof consentStatuses)[number];

/** How far a lead came: from what it did and said, never from its fields alone. */
export const qualifications = ["unqualified", "engaged", "qualified", "disqualified"] as const;
export type Qualification = (typeof qualifications)[number];

/** What makes it lawful to keep and contact a person, where somebody stated it (GDPR, article 6). */
export const lawfulBases = ["consent", "contract", "legitimate_interest", "legal_obligation"] as const;

export const contactPointKinds = ["phone", "email", "profile"] as const;
export const confidences = ["Real", "Pattern", "Unknown"] as const;
export const contactPointStatuses = ["ok", "undeliverable", "replaced"] as const;

/** Channels a message can travel on; an opt-out covers them all unless the lead narrows it. */
export const channels = ["sms", "email", "whatsapp", "in_app", "push"] as const;
export type Channel = (typeof channels)[number];
export const Channel = z.enum(channels);

/** The opt-outs that close a channel: who stops texts gets no WhatsApp message either, since the same phone rings. */
export const closedBy: Record<Channel, readonly Channel[]> = {
  sms: ["sms"],
  email: ["email"],
  whatsapp: ["sms", "whatsapp"],
  in_app: ["in_app"],
  push: ["push"],
};

/** Whether an opt-out from these channels closes that one. */
export const closes = (stopped: readonly Channel[], channel: Channel): boolean =>
  closedBy[channel].some((one) => stopped.includes(one));

/** Channels that reach a person through the workspace's own site. */
export const siteChannels = ["in_app", "push"] as const;
export type SiteChannel = (typeof siteChannels)[number];
export const SiteChannel = z.enum(siteChannels);
export const isSiteChannel = (channel: string): channel is SiteChannel => siteChannels.some((one) => one === channel);

/** Channels whose consent stands in the lead's own row; of the others the newest consent record tells. */
export const standingChannels = ["sms", "email"] as const;
export type StandingChannel = (typeof standingChannels)[number];

/** An opt-out from everything binds people as it binds programs. */
export const isClosedToAll = (lead: {
  readonly conversationState: ConversationState;
  readonly suppressed: readonly Channel[];
}): boolean =>
  lead.conversationState === "opted_out" || standingChannels.every((channel) => lead.suppressed.includes(channel));

/** What a person does by hand, which no program does for them. */
export const acts = ["call", "linkedin"] as const;
export type Act = (typeof acts)[number];

/** Everything by which a lead is reached, and which counts towards its caps. */
export const touchChannels = [...channels, ...acts] as const;
export type TouchChannel = (typeof touchChannels)[number];
export const isAct = (channel: TouchChannel): channel is Act => acts.some((act) => act === channel);

/** Channels that make a phone ring or buzz: what comes by one of them counts towards the caps of the others. */
export const ringsPhone = (channel: TouchChannel): boolean => channel !== "email" && channel !== "in_app";

/** Reasons of a suppression by which the lead itself asked for silence; the whole list is in consent/schemas.ts. */
export const optOutReasons = ["stop_keyword", "free_text_opt_out", "unsubscribe"] as const;

/** What an API or a form may name a lead by; anything that is no id names nothing. */
export const LeadIdInput = z.object({ leadId: z.string() });
export type LeadIdInput = z.infer<typeof LeadIdInput>;

export const ListLeadsInput = z.object({
  filter: Filter.default({}),
  search: z.string().trim().max(200).default(""),
  sort: z.enum(leadSorts).default("newest"),
  cursor: z.string().max(500).nullish(),
  limit: z.int().min(1).max(200).default(50),
});
export type ListLeadsInput = z.input<typeof ListLeadsInput>;

export const CountLeadsInput = z.object({
  filter: Filter.default({}),
  search: z.string().trim().max(200).default(""),
  exact: z.boolean().default(false),
});
export type CountLeadsInput = z.input<typeof CountLeadsInput>;

export const ClauseCountsInput = z.object({
  filter: Filter.default({}),
  only: z.array(z.int().min(0)).max(500).optional(),
});
export type ClauseCountsInput = z.input<typeof ClauseCountsInput>;

const shortText = z.string().trim().max(200).nullable();
/** Named attributes are set, null takes one away, the others stay. */
export const Attributes = z
  .record(z.string().trim().min(1).max(100), z.string().max(10_000).nullable())
  .refine((attributes) => Object.keys(attributes).length <= 200, "A lead holds at most 200 attributes.");
const Tags = z.array(z.string().trim().min(1).max(60)).max(50, "A lead holds at most 50 tags.");

/** What a person may correct by hand; a field that is absent stays as it is. */
export const EditLeadInput = z.object({
  leadId: z.string(),
  firstName: shortText.optional(),
  lastName: shortText.optional(),
  company: shortText.optional(),
  companyWebsite: shortText.optional(),
  timeZone: shortText.optional(),
  state: shortText.optional(),
  postcode: shortText.optional(),
  country: shortText.optional(),
  responseStatus: z.enum(responseStatuses).optional(),
  followUpStage: z.enum(followUpStages).nullable().optional(),
  lifecycleStage: z.enum(lifecycleStages).optional(),
  engagementStage: z.string().trim().min(1).max(100).optional(),
  lawfulBasis: z.enum(lawfulBases).nullable().optional(),
  ownerId: z.uuid("This is not a member.").nullable().optional(),
  tags: Tags.optional(),
  attributes: Attributes.optional(),
  /** What the editor saw, by field or `attributes.<key>`: another value by now is a conflict. */
  seen: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])).optional(),
});
export type EditLeadInput = z.input<typeof EditLeadInput>;
export type EditLeadOutput = z.output<typeof EditLeadInput>;

export const PauseOutreachInput = z.object({ leadIds: z.array(z.string()).min(1).max(100), paused: z.boolean() });
export type PauseOutreachInput = z.input<typeof PauseOutreachInput>;
