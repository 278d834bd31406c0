import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import {
  channels,
  confidences,
  consentStatuses,
  contactPointKinds,
  conversationStates,
  fieldTypes,
  followUpStages,
  lawfulBases,
  lifecycleStages,
  qualifications,
  responseStatuses,
} from "@/server/leads/schemas";
import { bytes, createdAt, id, instant, tenantId } from "../columns";
import { tenants } from "./tenancy";

export const leads = pgTable(
  "leads",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    externalId: text("external_id"),
    firstName: text("first_name"),
    lastName: text("last_name"),
    // Lower-case "first last company", kept by the writer for the list's search.
    searchText: text("search_text").notNull().default(""),
    company: text(),
    companyWebsite: text("company_website"),
    // The primary phone (E.164) and e-mail (lower case): sealed, found by their blind index.
    phoneSealed: bytes("phone_sealed"),
    phoneHash: text("phone_hash"),
    emailSealed: bytes("email_sealed"),
    emailHash: text("email_hash"),
    // Weak evidence of place, derived from the number's prefix when it is written: "America/Boise&America/Los_Angeles", "US-ID".
    phoneCountry: text("phone_country"),
    phoneZones: text("phone_zones"),
    phoneRegions: text("phone_regions"),
    // Stated by the person or the importer.
    timeZone: text("time_zone"),
    timeZoneStatedAt: instant("time_zone_stated_at"),
    state: text(),
    postcode: text(),
    country: text(),
    conversationState: text("conversation_state", { enum: conversationStates }).notNull().default("new"),
    responseStatus: text("response_status", { enum: responseStatuses }).notNull().default("No Response"),
    followUpStage: text("follow_up_stage", { enum: followUpStages }),
    eligibleForReengagement: boolean("eligible_for_reengagement").notNull().default(false),
    lastContactedAt: instant("last_contacted_at"),
    lifecycleStage: text("lifecycle_stage", { enum: lifecycleStages }).notNull().default("prospect"),
    engagementStage: text("engagement_stage").notNull().default("1st degree"),
    score: integer(),
    qualification: text({ enum: qualifications }).notNull().default("unqualified"),
    lawfulBasis: text("lawful_basis", { enum: lawfulBases }), // null: none was stated; consent records speak for themselves
    ownerId: uuid("owner_id"),
    tags: text().array().notNull().default(sql`'{}'::text[]`),
    smsConsent: text("sms_consent", { enum: consentStatuses }).notNull().default("none"),
    emailConsent: text("email_consent", { enum: consentStatuses }).notNull().default("none"),
    suppressed: text({ enum: channels }).array().notNull().default(sql`'{}'::text[]`),
    outreachPausedAt: instant("outreach_paused_at"),
    undeliverableSms: boolean("undeliverable_sms").notNull().default(false),
    persona: text(), // sandbox only: which simulated lead answers
    attributes: jsonb().$type<Record<string, string>>().notNull().default({}),
    importId: uuid("import_id"), // the import that created the lead
    isSample: boolean("is_sample").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("leads_phone_key").on(t.tenantId, t.phoneHash),
    unique("leads_email_key").on(t.tenantId, t.emailHash),
    unique("leads_external_key").on(t.tenantId, t.externalId),
    index("leads_state_idx").on(t.tenantId, t.conversationState, t.id.desc().nullsFirst()),
    index("leads_contacted_idx").on(t.tenantId, t.lastContactedAt),
    index("leads_search_idx").on(t.tenantId, t.searchText),
    index("leads_import_idx").on(t.tenantId, t.importId).where(sql`import_id is not null`),
  ],
);

/** Further phones, e-mails and profiles of a lead. */
export const contactPoints = pgTable(
  "contact_points",
  {
    tenantId: tenantId(),
    id: id(),
    leadId: uuid("lead_id").notNull(),
    kind: text({ enum: contactPointKinds }).notNull(),
    valueSealed: bytes("value_sealed").notNull(),
    valueHash: text("value_hash").notNull(),
    confidence: text({ enum: confidences }).notNull().default("Unknown"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("contact_points_value_key").on(t.tenantId, t.kind, t.valueHash),
    index("contact_points_lead_idx").on(t.tenantId, t.leadId),
    foreignKey({ columns: [t.tenantId, t.leadId], foreignColumns: [leads.tenantId, leads.id] }),
  ],
);

/** The workspace's own fields; their values stand in `leads.attributes` under the key, as canonical text. */
export const leadFields = pgTable(
  "lead_fields",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    key: text().notNull(),
    label: text().notNull(),
    type: text({ enum: fieldTypes }).notNull(),
    options: text().array().notNull().default(sql`'{}'::text[]`), // of a choice, in their order
    position: integer().notNull(),
    archivedAt: instant("archived_at"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), unique("lead_fields_key").on(t.tenantId, t.key)],
);
