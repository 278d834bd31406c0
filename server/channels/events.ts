import { z } from "zod";
import { defineEvent } from "@/server/platform/announce";

/** A sender was added, changed, stopped or started again. */
export const sendersChanged = defineEvent("channels/senders.changed", z.object({ senderId: z.string() }));
