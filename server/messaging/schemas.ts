import { z } from "zod";
import { touchChannels } from "@/server/leads/schemas";
import { UpdateTimingProfileInput } from "@/server/timing/schemas";

export { segmentsOf, toPlainPunctuation } from "./segments";

/** What followed from a mail that came in. */
export const mailOutcomes = [
  "ignored",
  "noted",
  "taken_in",
  "opted_out",
  "away",
  "left",
  "delivered",
  "bounced",
  "given_up",
  "refused_by_policy",
  "complained",
] as const;
export type MailOutcome = (typeof mailOutcomes)[number];

/** Something of a tracked mail was fetched: the pixel, a link, or the link that no person sees. */
export const hitKinds = ["open", "click", "trap"] as const;
export interface MailHit {
  readonly kind: (typeof hitKinds)[number];
  /** Which link. */
  readonly link: number | null;
  /** ISO, tenant clock. */
  readonly at: string;
  /** It says itself that it is a program, or is one that fetches for everybody. */
  readonly isProgram: boolean;
}

export const touchSources = ["campaign", "turn", "reply", "notice", "task"] as const;
export type TouchSourceName = (typeof touchSources)[number];

export const touchStatuses = [
  "pending",
  "held",
  "sending",
  "sent",
  "skipped",
  "failed",
  "cancelled",
  "unknown",
] as const;
export type TouchStatus = (typeof touchStatuses)[number];
export const TouchStatus = z.enum(touchStatuses);

export const deliveries = ["delivered", "undelivered"] as const;

/** marketing: a campaign's step; conversational: an answer to the lead; required: STOP confirmation, HELP, START, crisis texts. */
export const touchClasses = ["marketing", "conversational", "required"] as const;
export type TouchClass = (typeof touchClasses)[number];

export const directions = ["in", "out"] as const;
export const authorKinds = ["lead", "ai", "user", "campaign", "system"] as const;
export type AuthorKind = (typeof authorKinds)[number];

/** Who decides by which channel a touch travels: its source; its source, and another channel when that one fails; or the ranking. */
export const channelRules = ["fixed", "fallback", "best"] as const;
export type ChannelRule = (typeof channelRules)[number];

const TouchChannel = z.enum(touchChannels);

/** Why a touch travels by its channel: what was considered, rejected and chosen, in words. Stored with the touch. */
export const ChannelChoice = z.object({
  /** Null when no channel was open. */
  chosen: TouchChannel.nullable(),
  because: z.string(),
  /** The channel that the source named, where it named one. */
  named: TouchChannel.nullable(),
  considered: z.array(
    z.object({ channel: TouchChannel, outcome: z.enum(["chosen", "behind", "rejected"]), because: z.string() }),
  ),
  /** The touch whose failure led to this one, and the channels that were tried by then. */
  after: z.object({ touchId: z.string(), because: z.string(), tried: z.array(TouchChannel) }).nullable(),
});
export type ChannelChoice = z.infer<typeof ChannelChoice>;

/** One rule's answer about one send, as stored with the touch. */
export const RuleVerdict = z.object({
  rule: z.string(),
  version: z.string(),
  outcome: z.enum(["pass", "hold", "skip", "refuse"]),
  sentence: z.string(),
  facts: z.record(z.string(), z.unknown()),
});
export type RuleVerdict = z.infer<typeof RuleVerdict>;

/** How many touches are in each state; `intended` is always the sum of the rest, and `sending` counts as pending. */
export const Ledger = z.object({
  intended: z.int(),
  pending: z.int(),
  held: z.int(),
  sent: z.int(),
  skipped: z.int(),
  failed: z.int(),
  cancelled: z.int(),
  unknown: z.int(),
});
export type Ledger = z.infer<typeof Ledger>;

/** What a person may decide about a text that the carrier could not tell of. */
export const ResolveUnknownInput = z.object({
  touchId: z.string(),
  outcome: z.enum(["sent", "send_again", "give_up"]),
});
export type ResolveUnknownInput = z.infer<typeof ResolveUnknownInput>;

/** What a halt stops: everything, one channel, one campaign, or one sender. */
export const haltScopes = ["workspace", "channel", "campaign", "sender"] as const;
export type HaltScope = (typeof haltScopes)[number];

/** Who or what halted: a person, or a rate that went over its limit. */
export const haltCauses = ["person", "filtered", "undelivered", "opt_outs", "bounces", "complaints"] as const;
export type HaltCause = (typeof haltCauses)[number];

const Reason = z.string().trim().min(5, "Say why in a few words: whoever comes after you must understand it.").max(500);

/** `target` names the channel, campaign or sender; it is absent for the workspace. */
export const HaltSendingInput = z
  .object({ scope: z.enum(haltScopes), target: z.string().max(60).optional(), reason: Reason })
  .refine(({ scope, target }) => scope === "workspace" || !!target, "Say which channel, campaign or sender to halt.");
export type HaltSendingInput = z.input<typeof HaltSendingInput>;
export const HaltIdInput = z.object({ haltId: z.string() });
export type HaltIdInput = z.infer<typeof HaltIdInput>;
export const AskToLiftInput = HaltIdInput.extend({ reason: Reason });
export type AskToLiftInput = z.input<typeof AskToLiftInput>;

export const EndSlowDownInput = z.object({ slowDownId: z.string(), reason: Reason });
export type EndSlowDownInput = z.input<typeof EndSlowDownInput>;

/** A change of the workspace's rules that is tried before it is kept, and which page of the people whom it moves. */
export const PreviewRulesInput = UpdateTimingProfileInput.extend({
  limit: z.int().min(1).max(200).default(20),
  cursor: z.int().min(0).default(0),
});
export type PreviewRulesInput = z.input<typeof PreviewRulesInput>;

export const EvidenceInput = z.object({ touchId: z.string() });
export type EvidenceInput = z.infer<typeof EvidenceInput>;

/** The evidence as data, or as pages to print and hand over. */
export const EvidenceFormat = z.object({ format: z.enum(["json", "pdf"]).default("json") });

/** What a limit counts; the last word is over what time. */
export const limitUnits = [
  "segments_per_second",
  "segments_per_day",
  "mails_per_day",
  "texts_per_minute",
  "messages_per_minute",
  "messages_per_day",
  "new_people_per_day",
  "conversations_per_day",
] as const;
export type LimitUnit = (typeof limitUnits)[number];

/** What limits a sender, a registered brand (all numbers of one class) or a campaign, by the second or by the day. */
export const limitKinds = [
  "sender",
  "brand",
  "brand_day",
  "mailbox_day",
  "conversations_day",
  "workspace",
  "workspace_day",
  "campaign",
  "campaign_day",
] as const;
export type LimitKind = (typeof limitKinds)[number];

export interface Limit {
  readonly kind: LimitKind;
  /** The sender's or campaign's id, or the brand's class. */
  readonly subject: string;
  readonly name: string;
  readonly used: number;
  /** Null: it has none, but its carrier failed and is left alone for a while. */
  readonly of: number | null;
  readonly unit: LimitUnit;
  /** It leaves no room now. */
  readonly binds: boolean;
  /** When there is room again; null when there is room. */
  readonly freesAt: Date | null;
  readonly sentence: string;
}

/** One campaign, or everything. */
export const LimitsInput = z.object({ campaignId: z.string().optional() });
export type LimitsInput = z.infer<typeof LimitsInput>;

/** What one drain leaves to the next: what began of late, by quota, on the clock of its process. */
export interface KeptPace {
  /** The process. */
  readonly by: string;
  /** Milliseconds of the tenant's clock. */
  readonly at: number;
  /** How far the tenant's clock was ahead of the real one. */
  readonly aheadMs: number;
  readonly quotas: Readonly<Record<string, Begun>>;
}

/** What began of late under one quota. */
export interface Begun {
  /** Between a call and its answer lies at least this much, as far as the last ones tell; milliseconds. */
  readonly fastestMs: number;
  /** How many the last ones are. */
  readonly answers: number;
  readonly starts: readonly Start[];
}

export interface Start {
  /** Milliseconds of the tenant's clock. */
  readonly at: number;
  readonly cost: number;
}
