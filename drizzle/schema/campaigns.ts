import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { arms, campaignStatuses, stepChannels, stepModes, stopConditions } from "@/server/campaigns/schemas";
import { priorities } from "@/server/timing/schemas";
import { createdAt, id, instant, tenantId } from "../columns";
import { whatsappTemplates } from "./channels";
import { leads } from "./leads";
import { segments } from "./segments";
import { tenants } from "./tenancy";

export const campaigns = pgTable(
  "campaigns",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    name: text().notNull(),
    status: text({ enum: campaignStatuses }).notNull().default("draft"),
    segmentId: uuid("segment_id"), // either a segment or a filter of its own
    filter: jsonb().$type<Record<string, unknown>>(),
    bookingUrl: text("booking_url"),
    window: jsonb().$type<Record<string, unknown>>(), // null: the tenant's timing profile
    ratePerMinute: integer("rate_per_minute"), // null: the sender's limit
    dailyNewLeads: integer("daily_new_leads"),
    holdoutPercent: integer("holdout_percent").notNull().default(0),
    priority: text({ enum: priorities }).notNull().default("normal"), // who writes first to a person whom two campaigns want
    tracksMail: boolean("tracks_mail").notNull().default(true), // where the workspace does, too
    bestTime: boolean("best_time").notNull().default(false), // texts leave at the hour at which people like the lead answer
    stopOn: text("stop_on", { enum: stopConditions }).array().notNull().default(sql`'{reply,booking,opt_out}'::text[]`),
    version: integer().notNull().default(1),
    launchAt: instant("launch_at"), // tenant clock: end of the hold
    launchedAt: instant("launched_at"),
    isFreezing: boolean("is_freezing").notNull().default(false), // part of the audience has no row in the ledger yet
    frozenThrough: uuid("frozen_through"), // the lead up to whom it has
    launchedBy: text("launched_by"),
    finishedAt: instant("finished_at"),
    createdBy: text("created_by").notNull(),
    isSample: text("is_sample"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("campaigns_recent_idx").on(t.tenantId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("campaigns_launch_idx").on(t.tenantId, t.launchAt).where(sql`status = 'scheduled'`),
    index("campaigns_freezing_idx").on(t.tenantId).where(sql`is_freezing`),
    // The pair, not the id alone: a campaign cannot point at another tenant's segment.
    foreignKey({ columns: [t.tenantId, t.segmentId], foreignColumns: [segments.tenantId, segments.id] }),
  ],
);

export const campaignSteps = pgTable(
  "campaign_steps",
  {
    tenantId: tenantId(),
    campaignId: uuid("campaign_id").notNull(),
    step: integer().notNull(), // from 1
    channel: text({ enum: stepChannels }).notNull().default("sms"),
    fallsBack: boolean("falls_back").notNull().default(false), // another channel is tried when this one fails
    delayMinutes: integer("delay_minutes").notNull().default(0), // after the step before was sent
    mode: text({ enum: stepModes }).notNull(),
    subject: text(), // e-mail: null continues the mail before
    body: text(),
    fileIds: uuid("file_ids").array().notNull().default(sql`'{}'::uuid[]`),
    link: text(), // where a card leads, with our own variables
    // WhatsApp: the template, and what each of its variables says, with our own variables.
    templateId: uuid("template_id"),
    templateValues: jsonb("template_values").$type<Record<string, string>>(),
    brief: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.campaignId, t.step] }),
    foreignKey({ columns: [t.tenantId, t.campaignId], foreignColumns: [campaigns.tenantId, campaigns.id] }),
    foreignKey({
      columns: [t.tenantId, t.templateId],
      foreignColumns: [whatsappTemplates.tenantId, whatsappTemplates.id],
    }),
    index("campaign_steps_template_idx").on(t.tenantId, t.templateId).where(sql`template_id is not null`),
  ],
);

/** Who takes part, frozen at launch; the holdout is never texted. */
export const enrollments = pgTable(
  "enrollments",
  {
    tenantId: tenantId(),
    campaignId: uuid("campaign_id").notNull(),
    leadId: uuid("lead_id").notNull(),
    arm: text({ enum: arms }).notNull(),
    endedReason: text("ended_reason"), // why no further step follows
    enrolledAt: instant("enrolled_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.campaignId, t.leadId] }),
    index("enrollments_lead_idx").on(t.tenantId, t.leadId),
    foreignKey({ columns: [t.tenantId, t.campaignId], foreignColumns: [campaigns.tenantId, campaigns.id] }),
    foreignKey({ columns: [t.tenantId, t.leadId], foreignColumns: [leads.tenantId, leads.id] }),
  ],
);
