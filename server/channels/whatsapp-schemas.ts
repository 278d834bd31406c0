import { z } from "zod";

/** What a template is for; Meta prices and limits by it. */
export const templateCategories = ["marketing", "utility", "authentication"] as const;
export type TemplateCategory = (typeof templateCategories)[number];

/** Where WhatsApp's approval stands; only what is approved is sent. */
export const templateStatuses = ["pending", "approved", "rejected", "paused"] as const;
export type TemplateStatus = (typeof templateStatuses)[number];

/** With how many people WhatsApp lets a number begin a conversation in 24 hours: 250 until it is verified. */
export const conversationTiers = ["unverified", "1000", "10000", "100000", "unlimited"] as const;
export type ConversationTier = (typeof conversationTiers)[number];
export const ConversationTier = z.enum(conversationTiers);

/** A filled template has at most so many characters (messaging-rules 2.6). */
export const longestTemplate = 1_024;

const variable = /\{\{\s*([a-z0-9_]+)\s*\}\}/gi;

/** The variables of a template's words, each once, in the order in which they stand. */
export const templateVariables = (body: string): string[] => [
  ...new Set([...body.matchAll(variable)].map(([, name = ""]) => name)),
];

/** A value as WhatsApp takes it: line breaks, tabs and runs of spaces are refused there. */
const oneLine = (value: string): string => value.replace(/\s+/g, " ").trim();

/** The values in the form in which they are sent; a variable without one is missing. */
export function templateValues(body: string, given: Readonly<Record<string, string>>) {
  const names = templateVariables(body);
  const values = Object.fromEntries(names.map((name) => [name, oneLine(given[name] ?? "")]));
  return { values, missing: names.filter((name) => values[name] === "") };
}

/** The words with their values, as the recipient reads them. */
export const filledTemplate = (body: string, values: Readonly<Record<string, string>>): string =>
  body.replace(variable, (written, name: string) => values[name] || written);

export const SaveTemplateInput = z.object({
  templateId: z.string().optional(),
  name: z
    .string()
    .trim()
    .regex(/^[a-z0-9_]{1,100}$/, "A template's name has lower-case letters, digits and underscores, as at WhatsApp."),
  language: z
    .string()
    .trim()
    .regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, "Write the language as WhatsApp does: en, or pt_BR."),
  content_sid: z
    .string()
    .trim()
    .regex(/^HX[0-9a-zA-Z]{32}$/, "A content SID is HX and 32 letters or digits."),
  category: z.enum(templateCategories),
  status: z.enum(templateStatuses),
  body: z
    .string()
    .trim()
    .min(1, "Write the template's words as they were approved.")
    .max(longestTemplate, `A template has at most ${longestTemplate} characters.`),
});
export type SaveTemplateInput = z.input<typeof SaveTemplateInput>;

export const TemplateInput = z.object({ templateId: z.string() });
export type TemplateInput = z.infer<typeof TemplateInput>;

/** A template as screens show it. */
export interface TemplateView {
  id: string;
  name: string;
  language: string;
  contentSid: string;
  category: TemplateCategory;
  status: TemplateStatus;
  body: string;
  variables: string[];
}

/** A template as the carrier is told: it fills in the values itself. */
export interface OutgoingTemplate {
  readonly contentSid: string;
  readonly values: Readonly<Record<string, string>>;
}

const whatsAppNumber = z
  .string()
  .trim()
  .regex(/^\+[1-9]\d{6,14}$/, "Write the number with its country code, such as +15005550006.");

export const AddWhatsAppSenderInput = z.object({
  account_sid: z
    .string()
    .trim()
    .regex(/^AC[0-9a-zA-Z]{32}$/, "An account SID is AC and 32 letters or digits."),
  auth_token: z.string().trim().min(16, "The auth token has at least 16 characters.").max(200),
  number: whatsAppNumber,
});
export type AddWhatsAppSenderInput = z.input<typeof AddWhatsAppSenderInput>;
