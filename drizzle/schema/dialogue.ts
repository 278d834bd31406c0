import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, tenantId } from "../columns";
import { conversations } from "./conversations";

/** One AI turn: what was proposed, what the guard said, what became of it. */
export const dialogueTurns = pgTable(
  "dialogue_turns",
  {
    tenantId: tenantId(),
    id: id(),
    conversationId: uuid("conversation_id").notNull(),
    token: integer().notNull(), // the conversation's fencing token under which it was made
    engine: text().notNull(), // "local:<method>" or the provider's model
    promptVersion: text("prompt_version").notNull(),
    proposal: jsonb().$type<Record<string, unknown>>().notNull(),
    guard: jsonb().$type<Record<string, unknown>>().notNull(),
    stateBefore: text("state_before").notNull(),
    stateAfter: text("state_after").notNull(),
    outcome: text({ enum: ["replied", "silent", "handed_over", "suppressed", "superseded", "refused"] }).notNull(),
    reply: text(), // with {{BOOKING_LINK}} in place of an address
    answersMessageId: uuid("answers_message_id"),
    latencyMs: integer("latency_ms").notNull(),
    at: instant("at").notNull(), // tenant clock
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("dialogue_turns_thread_idx").on(t.tenantId, t.conversationId, t.at.desc().nullsFirst()),
    foreignKey({ columns: [t.tenantId, t.conversationId], foreignColumns: [conversations.tenantId, conversations.id] }),
  ],
);
