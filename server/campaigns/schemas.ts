import { z } from "zod";
import { FileIds } from "@/server/files/schemas";
import { acts, type Channel, channels, Filter, isSiteChannel, siteChannels } from "@/server/leads/schemas";
import { DayWindow, priorities, type Weekday, Windows, weekdays } from "@/server/timing/schemas";

export const campaignStatuses = ["draft", "scheduled", "running", "paused", "halted", "stopped", "done"] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];
export const CampaignStatus = z.enum(campaignStatuses);

/** "best" leaves the channel to the ranking, person by person, when the step is due; a call or a LinkedIn message becomes a task. */
export const stepChannels = [...channels, "best", ...acts] as const;
export type StepChannel = (typeof stepChannels)[number];

export const stepModes = ["fixed", "ai"] as const;
export const arms = ["treated", "holdout"] as const;
export const stopConditions = ["reply", "booking", "opt_out", "negative"] as const;
export const StopCondition = z.enum(stopConditions);
export type StopCondition = z.infer<typeof StopCondition>;

/** A first text and at most two follow-ups. */
export const mostSteps = 3;
/** Seconds between "Launch" and the first send, in which it can be cancelled. */
export const defaultHoldSeconds = 60;

/** What the AI is told about one text: the words come out per lead. */
export const Brief = z.object({
  goal: z.string().trim().min(3, "Say what the text should achieve.").max(300),
  tone: z.enum(["friendly", "professional", "warm", "direct"]).default("friendly"),
  must_say: z.array(z.string().trim().min(1).max(160)).max(5).default([]),
  never_say: z.array(z.string().trim().min(1).max(160)).max(10).default([]),
});
export type Brief = z.infer<typeof Brief>;

const longestText = 1_000;

const Step = z.object({
  channel: z
    .enum(stepChannels, {
      error: "A step goes by sms, email, whatsapp, in_app, push, the best channel, call or linkedin.",
    })
    .default("sms"),
  /** Tries another channel when this one fails for good; "best" always does. */
  fallback: z.boolean().default(false),
  /** Of an e-mail (without one it continues the mail before), or the title of a message on the site. */
  subject: z.string().max(200, "A subject has at most 200 characters.").nullish(),
  delay_days: z
    .number("delay_days must be a number of days.")
    .min(0, "A follow-up cannot come before the text that it follows.")
    .max(90, "A follow-up waits at most 90 days.")
    .default(0),
  mode: z.enum(stepModes).default("fixed"),
  body: z.string().max(20_000, "An e-mail has at most 20,000 characters.").nullish(),
  /** Where a message on the site leads: an address, or {booking}. */
  link: z.string().max(1_000, "A link has at most 1,000 characters.").nullish(),
  brief: Brief.nullish(),
  /** Ids of files that were uploaded before; a template carries none, and an act of a person neither. */
  attachments: FileIds.nullish(),
  /** Of WhatsApp: what it approved, and what each of its variables says, in words that may name ours. */
  template_id: z.uuid("This template was not found.").nullish(),
  template_values: z.record(z.string().max(60), z.string().max(500)).nullish(),
});
/** Steps whose words may travel by another channel than the one they name: WhatsApp's are approved, an act is a person's. */
export const isRouted = (channel: StepChannel): boolean => ["sms", "email", "best", ...siteChannels].includes(channel);

/** Whether a step's words may travel by this channel: by WhatsApp, only where the step asks for it. */
export const mayGoBy = (step: { channel?: StepChannel; fallback?: boolean }, channel: Channel): boolean => {
  const own = step.channel ?? "sms";
  if (channel === "whatsapp" || !isRouted(own)) return own === channel;
  return own === "best" || step.fallback === true || own === channel;
};

/** Whether a step's words may become a message on the site, which has a title and leads somewhere. */
export const mayBeCard = (step: { channel?: StepChannel; fallback?: boolean }): boolean =>
  siteChannels.some((channel) => mayGoBy(step, channel));
/** Whether it can be nothing else: then its words are as long as a text's and cost nothing. */
export const isCard = (step: { channel?: StepChannel }): boolean => isSiteChannel(step.channel ?? "sms");

export const StepInput = Step.refine((step) => !mayGoBy(step, "sms") || (step.body ?? "").length <= longestText, {
  error: "A text has at most 1,000 characters.",
  path: ["body"],
});
export type StepInput = z.input<typeof StepInput>;

const allDay = { start: "00:00", end: "24:00" };

const fill = (day: (weekday: Weekday) => DayWindow): Windows =>
  Windows.parse(Object.fromEntries(weekdays.map((weekday) => [weekday, day(weekday)])));

/**
 * A campaign's own sending window in the lead's time: day by day (a day that is not named stays as the workspace has it,
 * null = nothing on that day), or one {start, end} for the named days and nothing on the others.
 */
export const CampaignWindow = z.union([
  z
    .object({
      ...DayWindow.unwrap().shape,
      days: z
        .array(z.enum(weekdays))
        .min(1)
        .default([...weekdays]),
    })
    .transform(({ start, end, days }) => fill((weekday) => (days.includes(weekday) ? { start, end } : null))),
  Windows.partial()
    .strict()
    .transform((given) => fill((weekday) => (given[weekday] === undefined ? allDay : given[weekday]))),
]);
export type CampaignWindow = z.output<typeof CampaignWindow>;

const settings = {
  name: z.string().trim().min(1, "The campaign needs a name.").max(120, "A name has at most 120 characters."),
  segment_id: z.uuid("segment_id must be an id.").nullable(),
  filter: Filter.nullable(),
  steps: z
    .array(StepInput)
    .min(1, "A campaign needs a first text.")
    .max(mostSteps, "A campaign has a first text and at most two follow-ups."),
  booking_url: z
    .url({ protocol: /^https?$/, error: "The booking page must be a full address such as https://book.example.com." })
    .nullable(),
  window: CampaignWindow.nullable(),
  rate_per_minute: z.number().int().min(1, "At least one text a minute.").max(6_000).nullable(),
  daily_new_leads: z.number().int().min(1, "At least one new lead a day.").max(1_000_000).nullable(),
  holdout_percent: z.number().int().min(0).max(50, "At most half of the audience can be held out."),
  stop_on: z.array(StopCondition),
  /** Who writes first to a person whom two campaigns want in the same days. */
  priority: z.enum(priorities),
  /** Messages leave at the hour at which people like the lead answer, as far as there is evidence. */
  best_time: z.boolean(),
  /** Its e-mails count opens and clicks, where the workspace does so at all. */
  track_mail: z.boolean(),
};

const namesOneAudience = (input: { segment_id?: unknown; filter?: unknown }) => !(input.segment_id && input.filter);
const oneAudience = { error: "Choose a segment or a filter, not both.", path: ["segment_id"] };

export const CreateCampaignInput = z
  .object({
    ...settings,
    segment_id: settings.segment_id.default(null),
    filter: settings.filter.default(null),
    booking_url: settings.booking_url.optional(), // absent: the brand's booking page
    window: settings.window.default(null),
    rate_per_minute: settings.rate_per_minute.default(null),
    daily_new_leads: settings.daily_new_leads.default(null),
    holdout_percent: settings.holdout_percent.default(0),
    stop_on: settings.stop_on.default(["reply", "booking", "opt_out"]),
    priority: settings.priority.default("normal"),
    best_time: settings.best_time.default(false),
    track_mail: settings.track_mail.default(true),
  })
  .refine(namesOneAudience, oneAudience);
export type CreateCampaignInput = z.input<typeof CreateCampaignInput>;

export const CampaignId = z.object({ campaignId: z.uuid("This campaign was not found.") });
export type CampaignId = z.infer<typeof CampaignId>;

const changes = z.object(settings).partial().extend({ version: z.number().int().optional() });

/** Only the fields that are named change; `version`, when given, is the one that the writer saw. */
export const CampaignChanges = changes.refine(namesOneAudience, oneAudience);
export const UpdateCampaignInput = changes.extend({ campaignId: z.uuid() }).refine(namesOneAudience, oneAudience);
export type UpdateCampaignInput = z.input<typeof UpdateCampaignInput>;

export const LaunchCampaignInput = CampaignId.extend({
  hold_seconds: z.number().int().min(0).max(3_600, "A launch is held for at most an hour.").default(defaultHoldSeconds),
});
export type LaunchCampaignInput = z.input<typeof LaunchCampaignInput>;

export const DryRunInput = CampaignId.extend({
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type DryRunInput = z.input<typeof DryRunInput>;

/** Shows one text as it would reach one lead: unsaved words included. */
export const PreviewInput = CampaignId.extend({
  step: z.number().int().min(1).max(mostSteps),
  leadId: z.uuid().nullish(),
  text: StepInput.optional(),
});
export type PreviewInput = z.input<typeof PreviewInput>;

export const touchTabs = ["pending", "held", "sent", "skipped", "failed", "cancelled", "unknown"] as const;
export type TouchTab = (typeof touchTabs)[number];

/** The report's own rows: by status, by outcome, by step. */
export const CampaignTouchesInput = CampaignId.extend({
  status: z.enum(touchTabs).optional(),
  step: z.number().int().min(1).max(mostSteps).optional(),
  reason: z.string().max(300).optional(),
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type CampaignTouchesInput = z.input<typeof CampaignTouchesInput>;

export const outcomes = [
  "sent",
  "delivered",
  "replied",
  "engaged",
  "booked",
  "opted_out",
  "holdout",
  "holdout_booked",
] as const;
export type Outcome = (typeof outcomes)[number];
export const Outcome = z.enum(outcomes);

/** Why a lead of the audience cannot be texted at launch; the order is the order in which the reasons are told. */
export const exclusions = [
  "no_phone",
  "no_email",
  "undeliverable",
  "opted_out",
  "no_consent",
  "no_mail_consent",
  "no_whatsapp_opt_in",
  "no_whatsapp_there",
  "not_on_site",
  "messages_off_on_site",
  "no_browser",
  "no_channel",
  "paused",
  "booked",
  "with_a_person",
  "closed",
  "in_another_campaign",
] as const;
export type Exclusion = (typeof exclusions)[number];

/** The figures of a reach that open their people. */
export const audienceParts = ["audience", "reachable", "texted", "holdout", ...exclusions] as const;
export type AudiencePart = (typeof audienceParts)[number];
export const AudienceRowsInput = CampaignId.extend({
  which: z.enum(audienceParts),
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
});
export type AudienceRowsInput = z.input<typeof AudienceRowsInput>;

export { LeadIdInput } from "@/server/leads/schemas";
