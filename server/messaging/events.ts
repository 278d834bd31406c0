import { z } from "zod";
import { defineEvent } from "@/server/platform/announce";

/** Something is due now: the drain wakes. */
export const touchesDue = defineEvent("messaging/touches.due", z.object({}));

/** A batch left: the threads and campaigns that changed. */
export const touchesSent = defineEvent(
  "messaging/touches.sent",
  z.object({ conversationIds: z.array(z.string()), campaignIds: z.array(z.string()) }),
);

/** A batch was held, skipped, failed, cancelled or got receipts: the threads and campaigns that changed. */
export const touchesChanged = defineEvent(
  "messaging/touches.changed",
  z.object({ conversationIds: z.array(z.string()), campaignIds: z.array(z.string()) }),
);

/** Carriers filter this campaign's texts above the limit: it must be halted. */
export const campaignFiltered = defineEvent("messaging/campaign.filtered", z.object({ campaignId: z.string() }));
