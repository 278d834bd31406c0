import { z } from "zod";

/** How a mailbox sends; its password and DKIM key are sealed elsewhere. */
export interface MailboxSettings {
  fromName: string;
  /** Marketing is signed by this domain, and bounces go to it. */
  domain: string;
  host: string;
  port: number;
  username: string | null;
  dkimSelector: string | null;
  /** Mails in one day of the business's own time zone. */
  dailyLimit: number;
  /** A new mailbox warms up from then; null or absent: it was warm when it came. */
  warmUpFrom?: string | null;
  /** Answers reach r+token@domain: somebody reads that mailbox for us. */
  receives: boolean;
}

/** Ports on which mail is submitted; others are open on a server of one's own machine alone. */
export const mailPorts: readonly number[] = [25, 465, 587, 2525];

const noBreaks = (text: string) => !/[\r\n]/.test(text);
const hostName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;
const domainName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

const fields = {
  from_name: z
    .string()
    .trim()
    .min(1, "Say who the mail is from.")
    .max(80, "A name has at most 80 characters.")
    .refine(noBreaks, "A name has no line breaks."),
  address: z.email("This is not an e-mail address.").trim().toLowerCase().max(200),
  sending_domain: z.string().trim().toLowerCase().regex(domainName, "Write the sending domain as in mail.example.com."),
  host: z.string().trim().toLowerCase().regex(hostName, "Write the server's name as in smtp.example.com."),
  port: z.coerce.number("The port is a number.").int().min(1).max(65_535),
  username: z.preprocess((value) => (value === "" ? null : value), z.string().trim().max(200).nullable()),
  password: z.string().max(500),
  daily_limit: z.coerce
    .number("The daily limit is a number.")
    .int()
    .min(1, "At least one mail a day.")
    .max(100_000, "At most 100,000 mails a day."),
  receives: z.boolean(),
  /** It has sent for a month or more elsewhere: no warm-up. */
  is_warm: z.boolean(),
};

/** Cold mailboxes begin slowly (messaging-rules 3.4); a person may raise it. */
const carefulDailyLimit = 50;

export const AddMailboxInput = z.object({
  ...fields,
  port: fields.port.default(587),
  username: fields.username.default(null),
  password: fields.password.default(""),
  daily_limit: fields.daily_limit.default(carefulDailyLimit),
  receives: fields.receives.default(false),
  is_warm: fields.is_warm.default(false),
});
export type AddMailboxInput = z.input<typeof AddMailboxInput>;

/** Only what is named changes; an empty password keeps the one that is sealed. */
export const UpdateMailboxInput = z
  .object({ senderId: z.string(), ...fields })
  .partial()
  .required({ senderId: true });
export type UpdateMailboxInput = z.input<typeof UpdateMailboxInput>;

export const TestMailInput = z.object({ senderId: z.string(), to: z.email("This is not an e-mail address.") });
export type TestMailInput = z.infer<typeof TestMailInput>;

export const PostalAddressInput = z.object({
  postal_address: z
    .string()
    .trim()
    .min(10, "Write the whole postal address: street or box, place and postcode.")
    .max(200, "An address has at most 200 characters."),
});
/** Whether marketing mail counts opens and clicks where the law lets it. */
export const MailTrackingInput = z.object({ tracks_mail: z.boolean() });
export type MailTrackingInput = z.input<typeof MailTrackingInput>;

export type PostalAddressInput = z.input<typeof PostalAddressInput>;

/** A mailbox as screens show it: never with a secret. */
export interface MailboxView extends MailboxSettings {
  id: string;
  provider: "sandbox" | "smtp";
  address: string;
  hasPassword: boolean;
  isDefault: boolean;
  stoppedAt: Date | null;
  stoppedReason: string | null;
  /** The TXT record that must stand in the DNS; null while there is no key. */
  dkimRecord: { name: string; value: string } | null;
}

/** What one look at the DNS of a sending domain found. */
export interface DomainFinding {
  id: "spf" | "dkim" | "dmarc";
  outcome: "pass" | "fix" | "unknown";
  sentence: string;
}
