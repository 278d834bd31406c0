import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, pgTable, primaryKey, real, text, unique, uuid } from "drizzle-orm/pg-core";
import { type Choices, pairStatuses, type Reason } from "@/server/duplicates/schemas";
import { bytes, createdAt, id, instant, tenantId } from "../columns";
import { leads } from "./leads";
import { tenants } from "./tenancy";

/** What a lead could be confused by, as keyed digests: only leads that share a key are ever compared. */
export const duplicateKeys = pgTable(
  "duplicate_keys",
  {
    tenantId: tenantId(),
    leadId: uuid("lead_id").notNull(),
    key: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.key, t.leadId] }),
    index("duplicate_keys_lead_idx").on(t.tenantId, t.leadId),
    foreignKey({ columns: [t.tenantId, t.leadId], foreignColumns: [leads.tenantId, leads.id] }).onDelete("cascade"),
  ],
);

/** How far the search for duplicates has come: the leads up to `cursor` are compared. */
export const duplicateScans = pgTable("duplicate_scans", {
  tenantId: uuid("tenant_id")
    .primaryKey()
    .references(() => tenants.id),
  cursor: uuid().notNull(),
  updatedAt: instant("updated_at").notNull(),
});

/** Two leads that look like one person, `lead_a` the older. */
export const duplicatePairs = pgTable(
  "duplicate_pairs",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    leadA: uuid("lead_a").notNull(),
    leadB: uuid("lead_b").notNull(),
    score: real().notNull(), // the probability that they are one person, 0 to 1
    reasons: jsonb().$type<Reason[]>().notNull(),
    status: text({ enum: pairStatuses }).notNull().default("open"),
    decidedBy: text("decided_by"),
    decidedAt: instant("decided_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("duplicate_pairs_key").on(t.tenantId, t.leadA, t.leadB),
    index("duplicate_pairs_other_idx").on(t.tenantId, t.leadB),
    index("duplicate_pairs_score_idx").on(t.tenantId, t.status, t.score.desc().nullsFirst(), t.id.desc().nullsFirst()),
    foreignKey({ columns: [t.tenantId, t.leadA], foreignColumns: [leads.tenantId, leads.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.tenantId, t.leadB], foreignColumns: [leads.tenantId, leads.id] }).onDelete("cascade"),
  ],
);

/** One merge with all that its undoing needs. */
export const merges = pgTable(
  "merges",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    survivorId: uuid("survivor_id").notNull(),
    loserId: uuid("loser_id").notNull(),
    choices: jsonb().$type<Choices>().notNull(), // field -> whose value; no values
    beforeSealed: bytes("before_sealed").notNull(), // both leads, their threads and addresses as they were
    mergedBy: text("merged_by").notNull(),
    mergedAt: instant("merged_at").notNull(),
    undoneBy: text("undone_by"),
    undoneAt: instant("undone_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("merges_survivor_idx").on(t.tenantId, t.survivorId, t.id.desc().nullsFirst()),
    index("merges_loser_idx").on(t.tenantId, t.loserId).where(sql`undone_at is null`),
    index("merges_recent_idx").on(t.tenantId, t.id.desc().nullsFirst()).where(sql`undone_at is null`),
    foreignKey({ columns: [t.tenantId, t.survivorId], foreignColumns: [leads.tenantId, leads.id] }),
    foreignKey({ columns: [t.tenantId, t.loserId], foreignColumns: [leads.tenantId, leads.id] }),
  ],
);
