import type { getConversation, listConversations, listMessages } from "@/server/conversations";

type Listed = Awaited<ReturnType<typeof listConversations>>["data"][number];
type Message = Awaited<ReturnType<typeof listMessages>>["data"][number];
type One = Awaited<ReturnType<typeof getConversation>>;

/** A thread as the public API names its fields. */
export const shownConversation = (row: Listed) => ({
  id: row.id,
  lead_id: row.leadId,
  first_name: row.firstName,
  last_name: row.lastName,
  channel: row.channel,
  state: row.state,
  owner: row.owner,
  assignee_id: row.assigneeId,
  needs_human: row.needsHuman,
  preview: row.preview,
  last_direction: row.lastDirection,
  last_message_at: row.lastMessageAt,
  is_unread: row.isUnread,
});

export const shownThread = (row: Pick<One, "id" | "leadId" | "state" | "owner" | "assigneeId" | "needsHuman">) => ({
  id: row.id,
  lead_id: row.leadId,
  state: row.state,
  owner: row.owner,
  assignee_id: row.assigneeId,
  needs_human: row.needsHuman,
});

export const shownMessage = (row: Message) => ({
  id: row.id,
  direction: row.direction,
  channel: row.channel,
  subject: row.subject,
  body: row.body,
  link: row.link,
  attachments: row.files,
  author: row.author,
  segments: row.segments,
  lane: row.lane,
  status: row.direction === "in" ? "received" : row.touchStatus,
  delivery: row.delivery,
  reason: row.reason,
  at: row.at,
});
