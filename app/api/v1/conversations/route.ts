import { z } from "zod";
import { listConversations } from "@/server/conversations";
import { ConversationState, inboxViews } from "@/server/conversations/schemas";
import { json, rest } from "../rest";
import { shownConversation } from "./shown";

const Query = z.object({
  state: ConversationState.optional(),
  view: z.enum(inboxViews).optional(),
  search: z.string().max(80).optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** The inbox, newest first. */
export const GET = rest({ scope: "conversations:read", query: Query }, async ({ ctx, query }) => {
  const page = await listConversations(ctx, query);
  return json({ data: page.data.map(shownConversation), next_cursor: page.nextCursor, has_more: page.hasMore });
});
