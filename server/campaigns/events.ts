import { z } from "zod";
import { defineEvent } from "@/server/platform/announce";

const id = z.object({ campaignId: z.string() });

/** A launch is on hold until `launch_at`; it can still be cancelled. */
export const campaignScheduled = defineEvent("campaigns/campaign.scheduled", id.extend({ holdSeconds: z.number() }));
/** The hold is over: the audience is frozen and the first texts are due. */
export const campaignLaunched = defineEvent("campaigns/campaign.launched", id);
/** Draft, status or content changed. */
export const campaignChanged = defineEvent("campaigns/campaign.changed", id);
