import { z } from "zod";
import { defineEvent } from "@/server/platform/announce";

const about = z.object({ mergeId: z.string(), leadId: z.string(), otherId: z.string() });

/** `otherId` lives on in `leadId` from now on. */
export const leadsMerged = defineEvent("duplicates/leads.merged", about);
/** They are two leads again. */
export const mergeUndone = defineEvent("duplicates/merge.undone", about);
