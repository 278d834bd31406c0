import type { Channel } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import { type Conversation, updateConversation } from "./rows";

const previewLength = 140;

type Shown = { messageId: string; body: string; channel: Channel };

/** The inbox shows what came in last, unread. */
export const showInbound = (tx: Tx, { id }: Conversation, { messageId, body, channel }: Shown): Promise<Conversation> =>
  updateConversation(tx, id, {
    channel,
    lastPreview: body.slice(0, previewLength),
    lastDirection: "in",
    lastMessageId: messageId,
    lastMessageAt: tx.now(),
    lastInboundAt: tx.now(),
    isUnread: true,
  });
