import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, tenantId } from "../columns";
import { leads } from "./leads";

/** What a simulated lead will do and when, on the workspace's clock. */
export const simulatedReplies = pgTable(
  "simulated_replies",
  {
    tenantId: tenantId(),
    id: id(),
    leadId: uuid("lead_id").notNull(),
    touchId: uuid("touch_id").notNull(),
    kind: text({ enum: ["text", "booking"] }).notNull(),
    body: text(),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    dueAt: instant("due_at").notNull(),
    doneAt: instant("done_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("simulated_replies_due_idx").on(t.tenantId, t.dueAt).where(sql`done_at is null`),
    foreignKey({ columns: [t.tenantId, t.leadId], foreignColumns: [leads.tenantId, leads.id] }),
  ],
);
