import { z } from "zod";

export const providers = ["sandbox", "twilio"] as const;
export type Provider = (typeof providers)[number];

/** Sender classes of messaging-rules 1.8; `unmetered` only where the carrier lies outside twilio.com. */
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
] as const;
export type SenderClass = (typeof senderClasses)[number];
export const SenderClass = z.enum(senderClasses);
