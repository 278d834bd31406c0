import { z } from "zod";
import { Channel, optOutReasons } from "@/server/leads/schemas";

export const consentClasses = ["marketing", "informational"] as const;
export const consentEvents = ["granted", "withdrawn", "unknown"] as const;
export const suppressionReasons = [
  ...optOutReasons,
  "complaint",
  "bounce",
  "manual",
  "legal",
  "wrong_number",
  "deceased",
  "provider",
  "import",
  "erased",
] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];
export const SuppressionReason = z.enum(suppressionReasons);

export const SuppressLeadInput = z.object({
  leadId: z.string(),
  channel: Channel.optional(),
  reason: z.string().trim().min(1, "Say why.").max(300),
});
export type SuppressLeadInput = z.infer<typeof SuppressLeadInput>;

/** Where, when and in which words somebody agreed to WhatsApp messages. */
export const RecordOptInInput = z.object({
  leadId: z.string(),
  channel: z.literal("whatsapp"),
  source: z.string().trim().min(3, "Say where they agreed, such as the form's address.").max(500),
  obtainedAt: z.coerce.date("Say when they agreed."),
  wording: z.string().trim().min(3, "Write the words that they agreed to.").max(5_000),
});
export type RecordOptInInput = z.input<typeof RecordOptInInput>;

export const SuppressAddressInput = z.object({
  address: z.string().trim().min(3, "Give a phone number or an e-mail address.").max(200),
  reason: z.string().trim().min(1, "Say why.").max(300),
});
export type SuppressAddressInput = z.infer<typeof SuppressAddressInput>;

export const ListSuppressionsInput = z.object({
  search: z.string().trim().max(200).optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListSuppressionsInput = z.input<typeof ListSuppressionsInput>;

export const LookUpPersonInput = z.object({
  address: z.string().trim().min(3, "Give a phone number or an e-mail address.").max(200),
});
export type LookUpPersonInput = z.infer<typeof LookUpPersonInput>;
