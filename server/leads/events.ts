import { z } from "zod";
import { defineEvent } from "@/server/platform/announce";

const about = z.object({ leadId: z.string() });

export const leadChanged = defineEvent("leads/lead.changed", about);
const aboutSome = z.object({ leadIds: z.array(z.string()) });
/** Everything queued for these leads must wait; the gate holds it while the pause lasts. */
export const outreachPaused = defineEvent("leads/lead.outreach_paused", aboutSome);
export const outreachResumed = defineEvent("leads/lead.outreach_resumed", aboutSome);
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
