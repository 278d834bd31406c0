import { z } from "zod";
import { defineEvent } from "@/server/platform/announce";

const about = z.object({ leadId: z.string() });

export const leadChanged = defineEvent("leads/lead.changed", about);
/** Everything queued for the lead must stop; the gate refuses while the pause lasts. */
export const outreachPaused = defineEvent("leads/lead.outreach_paused", about);
export const outreachResumed = defineEvent("leads/lead.outreach_resumed", about);
/** Many leads at once: the list reloads. */
export const leadsChanged = defineEvent("leads/leads.changed", z.object({ count: z.number() }));
/** The workspace's own fields: their names, options or order. */
export const fieldsChanged = defineEvent("leads/fields.changed", z.object({}));

/** Companies were made of what leads say, or one was changed. */
export const companiesChanged = defineEvent("leads/companies.changed", z.object({}));

const ofJob = z.object({ jobId: z.string() });
/** A job on many leads has work to do. */
export const bulkRequested = defineEvent("leads/bulk.requested", ofJob);
export const bulkProgressed = defineEvent("leads/bulk.progressed", ofJob);
export const bulkFinished = defineEvent("leads/bulk.finished", ofJob);
