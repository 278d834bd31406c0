import { z } from "zod";
import { defineEvent } from "@/server/platform/announce";
import { haltScopes } from "./schemas";

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

const Halted = z.object({ haltId: z.string(), scope: z.enum(haltScopes), target: z.string() });

/** Sending was halted, by a person or by a rate. */
export const sendingHalted = defineEvent("messaging/halt.started", Halted);
/** Somebody asked for a halt to be lifted: a second person is needed. */
export const liftAsked = defineEvent("messaging/halt.lift-asked", Halted);
/** The halt is over. */
export const haltLifted = defineEvent("messaging/halt.lifted", Halted);
