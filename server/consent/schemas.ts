import { z } from "zod";

export const consentClasses = ["marketing", "informational"] as const;
export const consentEvents = ["granted", "withdrawn", "unknown"] as const;
export const suppressionReasons = [
  "stop_keyword",
  "free_text_opt_out",
  "unsubscribe",
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
