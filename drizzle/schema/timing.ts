import { foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { channels } from "@/server/leads/schemas";
import { slowDownKinds } from "@/server/timing/schemas";
import { createdAt, id, instant, tenantId } from "../columns";
import { leads } from "./leads";
import { tenants } from "./tenancy";

/** A tenant's own windows, caps and care: as wide as the law's packs allow, never wider. */
export const timingProfiles = pgTable("timing_profiles", {
  tenantId: uuid("tenant_id")
    .primaryKey()
    .references(() => tenants.id),
  profile: jsonb().$type<Record<string, unknown>>().notNull(),
  updatedBy: text("updated_by").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

/** Why outreach to somebody is slower, and until when: a sign that less is wanted. */
export const slowDowns = pgTable(
  "slow_downs",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    leadId: uuid("lead_id").notNull(),
    kind: text({ enum: slowDownKinds }).notNull(),
    channel: text({ enum: channels }), // null: every channel
    since: instant("since").notNull(), // tenant clock
    until: instant("until").notNull(), // tenant clock
    // Ended early by a person.
    endedAt: instant("ended_at"), // tenant clock
    endedBy: text("ended_by"),
    endReason: text("end_reason"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("slow_downs_key").on(t.tenantId, t.leadId, t.kind, t.until),
    index("slow_downs_lead_idx").on(t.tenantId, t.leadId, t.since.desc().nullsFirst(), t.id.desc().nullsFirst()),
    foreignKey({ columns: [t.tenantId, t.leadId], foreignColumns: [leads.tenantId, leads.id] }),
  ],
);
