import { z } from "zod";

export const Brand = z.object({
  businessName: z.string().trim().min(1, "The business needs a name.").max(80),
  assistantName: z.string().trim().min(1, "The assistant needs a name.").max(40),
  about: z.string().trim().max(2000).default(""),
  bookingUrl: z.url("The booking page must be a full address.").nullable(),
  helpContact: z.string().trim().max(120).nullable(),
  postalAddress: z.string().trim().max(200).nullable(),
  timeZone: z.string().min(1),
  country: z.string().length(2),
  linkDomains: z.array(z.string().trim().toLowerCase()).max(20),
  /** Whether marketing mail counts opens and clicks, where the law lets it. */
  tracksMail: z.boolean(),
  replyDebounceSeconds: z.number().int().min(0).max(300),
  /** The workspace's own pace over all its channels; null = no limit of its own. */
  messagesPerMinute: z.int().min(1, "At least one message a minute.").max(60_000).nullable(),
  /** Of what campaigns begin; answers count and go on. */
  messagesPerDay: z.int().min(1, "At least one message a day.").max(10_000_000).nullable(),
});
export type Brand = z.infer<typeof Brand>;

export const UpdateBrandInput = Brand.partial();
export type UpdateBrandInput = z.infer<typeof UpdateBrandInput>;
