import { z } from "zod";
import { listMessages, reply } from "@/server/conversations";
import { ReplyInput, ReplyTemplate, saysNothing, saysSomething } from "@/server/conversations/schemas";
import { FileIds } from "@/server/files/schemas";
import { json, rest } from "../../../rest";
import { shownMessage } from "../../shown";

const Query = z.object({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const Body = z
  .object({
    body: ReplyInput.shape.body,
    template: z.object({ template_id: z.string(), values: ReplyTemplate.shape.values }).optional(),
    /** Ids of files that were uploaded before. */
    attachments: FileIds,
    last_seen_message_id: z.uuid().nullable().default(null),
  })
  .refine(saysSomething, saysNothing);

/** A thread's texts, newest first. */
export const GET = rest({ scope: "conversations:read", query: Query }, async ({ ctx, query, params }) => {
  const page = await listMessages(ctx, { conversationId: params.id ?? "", ...query });
  return json({ data: page.data.map(shownMessage), next_cursor: page.nextCursor, has_more: page.hasMore });
});

/** A person's reply, by WhatsApp also as a template; a stale last_seen_message_id is a 409. */
export const POST = rest({ scope: "conversations:reply", body: Body }, async ({ ctx, body, params }) => {
  const { replyId } = await reply(ctx, {
    conversationId: params.id ?? "",
    body: body.body,
    template: body.template && { templateId: body.template.template_id, values: body.template.values },
    fileIds: body.attachments,
    lastSeenMessageId: body.last_seen_message_id,
  });
  return json({ id: replyId, status: "pending" }, 202);
});
