import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { qualifications } from "@/server/leads/schemas";
import { type ScoreReason, scoreBands } from "@/server/sourcing/schemas";
import { id, instant, tenantId } from "../columns";
import { leads } from "./leads";

/** What a lead comes to, of those to whom something happened; all others stand at the score of their fields alone. */
export const leadAssessments = pgTable(
  "lead_assessments",
  {
    tenantId: tenantId(),
    leadId: uuid("lead_id").notNull(),
    fit: integer().notNull().default(0),
    engagement: integer().notNull().default(0),
    score: integer().notNull().default(0),
    band: text({ enum: scoreBands }).notNull().default("cold"),
    qualification: text({ enum: qualifications }).notNull().default("unqualified"),
    reasons: jsonb().$type<ScoreReason[]>().notNull().default([]),
    rules: text().notNull().default(""), // the version of the rules, such as "2026-11"
    assessedAt: instant("assessed_at"), // tenant clock; null: not yet
    dueAt: instant("due_at"), // tenant clock: something happened, a day has faded it, or a wait is over
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.leadId] }),
    index("lead_assessments_due_idx").on(t.tenantId, t.dueAt).where(sql`due_at is not null`),
    foreignKey({ columns: [t.tenantId, t.leadId], foreignColumns: [leads.tenantId, leads.id] }).onDelete("cascade"),
  ],
);

/** How a lead came forward or fell back: a score that crossed a band, a qualification that changed, and why. */
export const leadProgressions = pgTable(
  "lead_progressions",
  {
    tenantId: tenantId(),
    id: id(),
    leadId: uuid("lead_id").notNull(),
    fromBand: text("from_band", { enum: scoreBands }).notNull(),
    toBand: text("to_band", { enum: scoreBands }).notNull(),
    fromQualification: text("from_qualification", { enum: qualifications }).notNull(),
    toQualification: text("to_qualification", { enum: qualifications }).notNull(),
    fromScore: integer("from_score").notNull(),
    toScore: integer("to_score").notNull(),
    reason: text().notNull(),
    rules: text().notNull(),
    at: instant("at").notNull(), // tenant clock
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("lead_progressions_lead_idx").on(t.tenantId, t.leadId, t.at.desc().nullsFirst()),
    foreignKey({ columns: [t.tenantId, t.leadId], foreignColumns: [leads.tenantId, leads.id] }).onDelete("cascade"),
  ],
);
