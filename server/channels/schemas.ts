import { z } from "zod";
import { ConversationTier } from "./whatsapp-schemas";

export type { DomainFinding, MailboxSettings, MailboxView } from "./mail-schemas";
export * from "./site-schemas";
export * from "./whatsapp-schemas";

export const providers = ["sandbox", "twilio", "smtp", "site", "web_push"] as const;
export type Provider = (typeof providers)[number];

/** Sender classes of messaging-rules 1.8 (`unmetered` only where the carrier lies outside twilio.com), a mailbox, a WhatsApp number, and the workspace's own site. */
export const senderClasses = [
  "unregistered",
  "sole_proprietor",
  "low_volume",
  "score_1_49",
  "score_50_74",
  "score_75_100",
  "long_code",
  "toll_free",
  "short_code",
  "unmetered",
  "mailbox",
  "whatsapp",
  "site",
] as const;
export type SenderClass = (typeof senderClasses)[number];
export const SenderClass = z.enum(senderClasses);
/** The classes of a number. */
export const NumberClass = SenderClass.exclude(["mailbox", "whatsapp", "site"]);

const blankIsNothing = (value: unknown) => (value === "" ? null : value);
const number = z.preprocess(
  blankIsNothing,
  z
    .string()
    .trim()
    .regex(/^\+[1-9]\d{6,14}$/, "Write the number with its country code, such as +15005550006.")
    .nullable(),
);
const service = z.preprocess(
  blankIsNothing,
  z
    .string()
    .trim()
    .regex(/^MG[0-9a-zA-Z]{32}$/, "A messaging service is MG and 32 letters or digits.")
    .nullable(),
);
const authToken = z.string().trim().min(16, "The auth token has at least 16 characters.").max(200);

export const AddTwilioSenderInput = z.object({
  account_sid: z
    .string()
    .trim()
    .regex(/^AC[0-9a-zA-Z]{32}$/, "An account SID is AC and 32 letters or digits."),
  auth_token: authToken,
  number: number.default(null),
  messaging_service_sid: service.default(null),
  sender_class: NumberClass.default("low_volume"),
});
export type AddTwilioSenderInput = z.input<typeof AddTwilioSenderInput>;

/** A new token replaces the old one, which still verifies webhooks until the next change. */
export const UpdateSenderInput = z.object({
  senderId: z.string(),
  auth_token: authToken.optional(),
  sender_class: NumberClass.optional(),
  is_default: z.literal(true).optional(),
  /** Of a WhatsApp number: what WhatsApp made of it. */
  conversation_tier: ConversationTier.optional(),
});
export type UpdateSenderInput = z.input<typeof UpdateSenderInput>;

/** How much the workspace sends at most over all its channels, by its own choice; null = as much as carriers allow. */
export const PaceInput = z.object({
  per_minute: z.int().min(1, "At least one message a minute.").max(60_000).nullable(),
  per_day: z.int().min(1, "At least one message a day.").max(10_000_000).nullable(),
});
export type PaceInput = z.input<typeof PaceInput>;

export const SenderInput = z.object({ senderId: z.string() });
export type SenderInput = z.infer<typeof SenderInput>;

/** A sender as screens show it: never with a secret. */
export interface SenderView {
  id: string;
  provider: Provider;
  number: string | null;
  messagingServiceSid: string | null;
  accountSid: string;
  senderClass: SenderClass;
  classLabel: string;
  segmentsPerSecond: number | null;
  conversationTier: ConversationTier;
  isDefault: boolean;
  stoppedAt: Date | null;
  stoppedReason: string | null;
}

/** What came with a text, at its carrier. */
export interface InboundMedia {
  readonly address: string;
  readonly type: string;
}

/** A text that came in, in our words. */
export interface InboundText {
  channel: "sms" | "whatsapp";
  provider: Provider;
  providerId: string;
  senderId: string;
  /** E.164, the lead's. */
  from: string;
  /** E.164, ours. */
  to: string;
  body: string;
  /** Set when the provider handled the keyword itself: then no second reply. */
  optOutType: "STOP" | "START" | "HELP" | null;
  numMedia: number;
  /** What they are, where the carrier says it: "image/jpeg". */
  mediaTypes?: readonly string[];
  /** Where they lie at the carrier, where it says so. */
  media?: readonly InboundMedia[];
  /** These describe the number, not the person. */
  fromCity: string | null;
  fromState: string | null;
  fromZip: string | null;
  fromCountry: string | null;
}

/** What a carrier says became of a text, in its words. */
export interface StatusReceipt {
  provider: Provider;
  providerId: string;
  status: string;
  errorCode: number | null;
  /** From the per-attempt callback address. */
  attemptId: string | null;
}

/** What a bounce says: the address is dead, may come back, or it was never about the address. */
export const bounceClasses = ["hard", "hard_on_second", "soft", "not_address"] as const;
export type BounceClass = (typeof bounceClasses)[number];

/** What a mail that came in is. */
export const mailKinds = ["reply", "auto_reply", "delivery_report", "complaint", "other"] as const;

const hostName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** How a mailbox is read; an empty password keeps the one that is sealed. */
const Imap = z.object({
  host: z.string().trim().toLowerCase().regex(hostName, "Write the server's name as in imap.example.com."),
  port: z.coerce.number("The port is a number.").int().min(1).max(65_535).default(993),
  username: z.string().trim().min(1, "Give the mailbox's user name.").max(200),
  password: z.string().max(500).default(""),
});

/** A mailbox that gets mail for the workspace: a new one, or with its id a known one, whose address stays. */
export const SaveInboxInput = z.object({
  inboxId: z.string().optional(),
  address: z.email("This is not an e-mail address.").max(200).toLowerCase(),
  imap: Imap.nullable().default(null),
});
export type SaveInboxInput = z.input<typeof SaveInboxInput>;
export const InboxInput = z.object({ inboxId: z.string() });
export type InboxInput = z.infer<typeof InboxInput>;

/** How a mailbox's mail reaches us, as screens show it: read by IMAP, or forwarded by a provider who signs with the secret. */
export interface InboxView {
  id: string;
  address: string;
  imap: { host: string; port: number; username: string } | null;
  readAt: Date | null;
  failure: string | null;
  webhookUrl: string;
  webhookSecret: string;
}
