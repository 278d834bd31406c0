import { z } from "zod";
import { FileIds } from "@/server/files/schemas";
import { ConversationState, conversationStates } from "@/server/leads/schemas";

export { ConversationState, conversationStates };

/** States in which nobody is expected to write any more. */
export const endedStates = ["opted_out", "invalid", "closed_no_response", "closed_lost"] as const;
export type EndedState = (typeof endedStates)[number];

export const owners = ["ai", "human"] as const;

export const handoffReasons = [
  "asked_for_person",
  "low_confidence",
  "angry",
  "crisis",
  "threat",
  "minor",
  "legal",
  "wrong_number",
  "deceased",
  "unclear_twice",
  "guard",
  "unsupported_language",
  "wrote_mail",
  "left_company",
  "taken_over",
] as const;
export type HandoffReason = (typeof handoffReasons)[number];
export const HandoffReason = z.enum(handoffReasons);

/** The inbox's views: whose turn it is decides where a thread shows. */
export const inboxViews = ["needs-human", "mine", "unassigned", "ai-active", "all"] as const;
export type InboxView = (typeof inboxViews)[number];

export const ListConversationsInput = z.object({
  view: z.enum(inboxViews).default("all"),
  state: ConversationState.optional(),
  search: z.string().trim().max(80).optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListConversationsInput = z.input<typeof ListConversationsInput>;

export const ConversationInput = z.object({ conversationId: z.string() });
export type ConversationInput = z.infer<typeof ConversationInput>;

export const ThreadFileInput = ConversationInput.extend({ fileId: z.string() });
export type ThreadFileInput = z.infer<typeof ThreadFileInput>;

export const ThreadInput = ConversationInput.extend({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ThreadInput = z.input<typeof ThreadInput>;

/** What WhatsApp approved, with a value for each of its variables. */
export const ReplyTemplate = z.object({ templateId: z.string(), values: z.record(z.string(), z.string().max(1_024)) });

/** A reply has words of its own or a template. */
export const saysSomething = ({ body, template }: { readonly body: string; readonly template?: unknown }) =>
  template !== undefined || body !== "";
export const saysNothing = { error: "Write a reply first.", path: ["body"] };

export const ReplyInput = ConversationInput.extend({
  body: z.string().trim().max(1600, "A text has at most 1,600 characters.").default(""),
  /** By WhatsApp in place of free words, which it takes within 24 hours of the lead's last message alone. */
  template: ReplyTemplate.optional(),
  fileIds: FileIds,
  lastSeenMessageId: z.string().nullable(),
}).refine(saysSomething, saysNothing);
export type ReplyInput = z.input<typeof ReplyInput>;

export const HandBackInput = ConversationInput.extend({ replyNow: z.boolean().default(false) });
export type HandBackInput = z.input<typeof HandBackInput>;

/** What a lead's timeline tells of. */
export const timelineKinds = [
  "message",
  "touch",
  "ai",
  "booking",
  "consent",
  "suppression",
  "change",
  "score",
  "import",
  "merge",
  "slow_down",
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export const TimelineInput = z.object({
  leadId: z.string(),
  /** Of these kinds; of all when empty. */
  kinds: z.array(z.enum(timelineKinds)).default([]),
  search: z.string().trim().max(100).default(""),
  cursor: z.string().max(500).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type TimelineInput = z.input<typeof TimelineInput>;
