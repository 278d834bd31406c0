import { z } from "zod";

export const importStatuses = ["mapping", "validating", "running", "completed", "cancelled", "failed"] as const;
export type ImportStatus = (typeof importStatuses)[number];
export const onExisting = ["update", "fill_blanks", "skip"] as const;
export const OnExisting = z.enum(onExisting);
