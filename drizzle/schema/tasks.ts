import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { acts } from "@/server/leads/schemas";
import { taskStatuses } from "@/server/tasks/schemas";
import { createdAt, id, instant, tenantId } from "../columns";
import { leads } from "./leads";
import { tenants } from "./tenancy";

/** What a person is to do by hand for a lead: a call, a LinkedIn message. */
export const tasks = pgTable(
  "tasks",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    kind: text({ enum: acts }).notNull(),
    leadId: uuid("lead_id").notNull(),
    touchId: uuid("touch_id"), // the ledger row that it carries out; null until a task that a person made is done
    campaignId: uuid("campaign_id"),
    step: integer(),
    words: text(), // the drafted message, or what to say in the call
    status: text({ enum: taskStatuses }).notNull().default("open"),
    dueAt: instant("due_at").notNull(), // tenant clock
    ownerId: uuid("owner_id"), // null: whoever comes first
    note: text(), // what came of it, or why it was not done
    createdBy: text("created_by").notNull(), // the actor's name
    closedAt: instant("closed_at"), // tenant clock
    closedBy: text("closed_by"),
    closedById: text("closed_by_id"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex("tasks_touch_key").on(t.tenantId, t.touchId).where(sql`touch_id is not null`),
    index("tasks_open_idx").on(t.tenantId, t.dueAt, t.id).where(sql`status = 'open'`),
    index("tasks_owner_idx").on(t.tenantId, t.ownerId, t.dueAt, t.id).where(sql`status = 'open'`),
    index("tasks_closed_idx")
      .on(t.tenantId, t.closedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`status <> 'open'`),
    index("tasks_lead_idx").on(t.tenantId, t.leadId),
    foreignKey({ columns: [t.tenantId, t.leadId], foreignColumns: [leads.tenantId, leads.id] }),
  ],
);
