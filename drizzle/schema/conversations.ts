import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { handoffReasons, owners } from "@/server/conversations/schemas";
import { channels, conversationStates } from "@/server/leads/schemas";
import { bytes, createdAt, id, instant, tenantId } from "../columns";
import { whatsappTemplates } from "./channels";
import { leads } from "./leads";
import { tenants } from "./tenancy";

/** One thread a lead, across channels; its id is the lead's id. An unknown sender's thread has an id of its own. */
export const conversations = pgTable(
  "conversations",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    leadId: uuid("lead_id"),
    // Unknown sender only: the address that wrote.
    peerHash: text("peer_hash"),
    peerSealed: bytes("peer_sealed"),
    channel: text({ enum: channels }).notNull().default("sms"),
    state: text({ enum: conversationStates }).notNull().default("new"),
    owner: text({ enum: owners }).notNull().default("ai"),
    assigneeId: uuid("assignee_id"),
    needsHuman: text("needs_human", { enum: handoffReasons }),
    handoffNote: text("handoff_note"),
    optOutAskedAt: instant("opt_out_asked_at"), // "Do you want to stop texts?": no answer = opt-out
    pausedUntil: instant("paused_until"),
    softNoes: integer("soft_noes").notNull().default(0),
    unclearInRow: integer("unclear_in_row").notNull().default(0),
    positiveTurns: integer("positive_turns").notNull().default(0),
    linkOfferedAt: instant("link_offered_at"),
    language: text().notNull().default("en"),
    lastPreview: text("last_preview").notNull().default(""),
    lastDirection: text("last_direction", { enum: ["in", "out"] }),
    lastMessageId: uuid("last_message_id"),
    lastMessageAt: instant("last_message_at").notNull(),
    lastInboundAt: instant("last_inbound_at"),
    lastOutboundAt: instant("last_outbound_at"),
    firstUnansweredAt: instant("first_unanswered_at"), // start of the burst that waits for an answer
    isUnread: boolean("is_unread").notNull().default(false),
    // The next AI turn: due on the tenant's clock, claimed under a fencing token in real time.
    turnDueAt: instant("turn_due_at"),
    turnToken: integer("turn_token").notNull().default(0),
    turnLeaseUntil: instant("turn_lease_until"),
    mergedIntoId: uuid("merged_into_id"), // the thread in which this one goes on since its lead was merged
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("conversations_recent_idx").on(t.tenantId, t.lastMessageAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("conversations_needs_idx")
      .on(t.tenantId, t.lastMessageAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`needs_human is not null`),
    index("conversations_assignee_idx").on(
      t.tenantId,
      t.assigneeId,
      t.lastMessageAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index("conversations_state_idx").on(
      t.tenantId,
      t.state,
      t.lastMessageAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index("conversations_merged_idx").on(t.tenantId, t.mergedIntoId).where(sql`merged_into_id is not null`),
    index("conversations_peer_idx").on(t.tenantId, t.peerHash).where(sql`peer_hash is not null`),
    index("conversations_turn_idx").on(t.tenantId, t.turnDueAt).where(sql`turn_due_at is not null`),
    foreignKey({ columns: [t.tenantId, t.leadId], foreignColumns: [leads.tenantId, leads.id] }),
  ],
);

/** A reply written by a person: the source of its touch. */
export const replies = pgTable(
  "replies",
  {
    tenantId: tenantId(),
    id: id(),
    conversationId: uuid("conversation_id").notNull(),
    userId: text("user_id").notNull(),
    body: text().notNull(),
    fileIds: uuid("file_ids").array().notNull().default(sql`'{}'::uuid[]`),
    // By WhatsApp after its 24 hours: the template that says it, and the values of its variables.
    templateId: uuid("template_id"),
    templateValues: jsonb("template_values").$type<Record<string, string>>(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.conversationId], foreignColumns: [conversations.tenantId, conversations.id] }),
    foreignKey({
      columns: [t.tenantId, t.templateId],
      foreignColumns: [whatsappTemplates.tenantId, whatsappTemplates.id],
    }),
    index("replies_template_idx").on(t.tenantId, t.templateId).where(sql`template_id is not null`),
  ],
);

/** A fixed text that the law or the lead's keyword requires: STOP confirmation, HELP, START, crisis. */
export const requiredTexts = pgTable(
  "required_texts",
  {
    tenantId: tenantId(),
    id: id(),
    conversationId: uuid("conversation_id").notNull(),
    kind: text().notNull(),
    body: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("required_texts_thread_idx").on(t.tenantId, t.conversationId, t.id),
    foreignKey({ columns: [t.tenantId, t.conversationId], foreignColumns: [conversations.tenantId, conversations.id] }),
  ],
);
