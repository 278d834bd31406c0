import { z } from "zod";
import { defineEvent } from "@/server/platform/announce";

const ids = z.object({ conversationId: z.string() });

/** A text from outside is stored and classified. */
export const inboundReceived = defineEvent("conversations/inbound.received", ids);
/** Something came with a text and lies at its carrier. */
export const mediaAwaited = defineEvent("conversations/media.awaited", z.object({}));
/** The conversation's next AI turn has a due time. */
export const turnScheduled = defineEvent("conversations/turn.scheduled", ids);
/** Owner, state, assignee or content changed. */
export const conversationChanged = defineEvent("conversations/conversation.changed", ids);
