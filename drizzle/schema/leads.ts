import { type SQL, sql } from "drizzle-orm";
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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  bulkOutcomes,
  bulkStatuses,
  channels,
  confidences,
  consentStatuses,
  contactPointKinds,
  contactPointStatuses,
  conversationStates,
  fieldTypes,
  followUpStages,
  lawfulBases,
  lifecycleStages,
  qualifications,
  responseStatuses,
  viewScopes,
} from "@/server/leads/schemas";
import { bytes, createdAt, id, instant, tenantId } from "../columns";
import { tenants } from "./tenancy";

/** What a company of this name is recognised by: the name without case, signs and legal form; null when nothing is left. */
export const companyKeyOf = (
  name: SQL,
) => sql`nullif(btrim(regexp_replace(regexp_replace(lower(${name}), '[[:punct:][:space:]]+', ' ', 'g'),
  '( (inc|incorporated|llc|llp|ltd|limited|corp|corporation|co|company|gmbh|ag|kg|ug|sa|sas|sarl|srl|spa|bv|nv|ab|as|oy|plc|pty|pte))+ *$', '')), '')`;

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
    // Made by the database for every writer.
    companyKey: text("company_key").generatedAlwaysAs(companyKeyOf(sql.raw("company"))),
    // The primary phone (E.164) and e-mail (lower case): sealed, found by their blind index.
    phoneSealed: bytes("phone_sealed"),
    phoneHash: text("phone_hash"),
    emailSealed: bytes("email_sealed"),
    emailHash: text("email_hash"),
    phoneConfidence: text("phone_confidence", { enum: confidences }), // null: Unknown
    emailConfidence: text("email_confidence", { enum: confidences }),
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
    // Merged away: the lead that lives on. Never a lead that is merged away itself.
    mergedIntoId: uuid("merged_into_id"),
    absorbed: boolean().notNull().default(false), // others were merged into this lead: its history is theirs too
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("leads_phone_key").on(t.tenantId, t.phoneHash),
    unique("leads_email_key").on(t.tenantId, t.emailHash),
    unique("leads_external_key").on(t.tenantId, t.externalId),
    index("leads_state_idx").on(t.tenantId, t.conversationState, t.id),
    index("leads_state_contacted_idx").on(t.tenantId, t.conversationState, t.lastContactedAt, t.id),
    index("leads_contacted_idx").on(t.tenantId, t.lastContactedAt, t.id),
    index("leads_search_idx").on(t.tenantId, t.searchText, t.id),
    // What most leads lack: such an index costs an import nothing.
    index("leads_score_idx").on(t.tenantId, t.score, t.id).where(sql`score is not null`),
    index("leads_owner_idx").on(t.tenantId, t.ownerId, t.id).where(sql`owner_id is not null`),
    index("leads_follow_up_idx").on(t.tenantId, t.followUpStage, t.id).where(sql`follow_up_stage is not null`),
    index("leads_paused_idx").on(t.tenantId, t.outreachPausedAt, t.id).where(sql`outreach_paused_at is not null`),
    index("leads_response_idx").on(t.tenantId, t.responseStatus, t.id).where(sql`response_status <> 'No Response'`),
    index("leads_tagged_idx").on(t.tenantId, t.id).where(sql`tags <> '{}'::text[]`),
    index("leads_suppressed_idx").on(t.tenantId, t.id).where(sql`suppressed <> '{}'::text[]`),
    index("leads_import_idx").on(t.tenantId, t.importId, t.id).where(sql`import_id is not null`),
    index("leads_company_idx")
      .on(t.tenantId, t.companyKey, t.id)
      .where(sql`company_key is not null and merged_into_id is null`),
    index("leads_merged_idx").on(t.tenantId, t.mergedIntoId).where(sql`merged_into_id is not null`),
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
    label: text(),
    confidence: text({ enum: confidences }).notNull().default("Unknown"),
    status: text({ enum: contactPointStatuses }).notNull().default("ok"),
    // What is agreed for this very address; it becomes the lead's standing when the address becomes the primary.
    consent: text({ enum: consentStatuses }).notNull().default("none"),
    removedAt: instant("removed_at"), // taken off the lead; kept so that it can be put back
    importId: uuid("import_id"), // the import that brought the address
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex("contact_points_value_key").on(t.tenantId, t.kind, t.valueHash).where(sql`removed_at is null`),
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

/** A company that leads point to by its key; made when a key is first seen. */
export const companies = pgTable(
  "companies",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    key: text().notNull(),
    name: text().notNull(),
    website: text(),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("companies_key").on(t.tenantId, t.key),
    index("companies_name_idx").on(t.tenantId, t.name, t.id),
  ],
);

/** A way to look at the list that somebody saved: filter, columns, sort and density. */
export const leadViews = pgTable(
  "lead_views",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    name: text().notNull(),
    scope: text({ enum: viewScopes }).notNull(),
    ownerId: text("owner_id").notNull(), // the actor who saved it
    shows: jsonb().$type<Record<string, unknown>>().notNull(), // the ViewSettings of server/leads/schemas
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("lead_views_owner_idx").on(t.tenantId, t.scope, t.ownerId),
  ],
);

/** One act on many leads, as a job. */
export const bulkJobs = pgTable(
  "bulk_jobs",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    act: jsonb().$type<Record<string, unknown>>().notNull(), // the BulkAct of server/leads/schemas
    filter: jsonb().$type<Record<string, unknown>>(), // null when the leads were named one by one
    search: text().notNull().default(""),
    status: text({ enum: bulkStatuses }).notNull(),
    chosenTo: uuid("chosen_to"), // while choosing: the lead behind which it goes on; null before the first batch
    doneTo: uuid("done_to"), // the last lead that was acted on: committed with each batch
    total: integer().notNull().default(0),
    changed: integer().notNull().default(0),
    skipped: integer().notNull().default(0),
    undone: integer().notNull().default(0),
    cancelRequested: boolean("cancel_requested").notNull().default(false),
    error: text(),
    role: text(), // of whoever began it: a sales rep's job touches only what the rep sees
    createdBy: text("created_by").notNull(),
    createdByName: text("created_by_name").notNull(),
    createdAt: createdAt(),
    finishedAt: instant("finished_at"),
    undoneAt: instant("undone_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("bulk_jobs_recent_idx").on(t.tenantId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
  ],
);

/** A lead of a bulk job, chosen when it began, and what became of it. */
export const bulkJobLeads = pgTable(
  "bulk_job_leads",
  {
    tenantId: tenantId(),
    jobId: uuid("job_id").notNull(),
    leadId: uuid("lead_id").notNull(),
    outcome: text({ enum: bulkOutcomes }).notNull().default("pending"),
    reason: text(), // why it was skipped
    before: jsonb().$type<Record<string, unknown>>(), // what the undoing puts back; never an address
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.jobId, t.leadId] }),
    index("bulk_job_leads_outcome_idx").on(t.tenantId, t.jobId, t.outcome, t.leadId),
    foreignKey({ columns: [t.tenantId, t.jobId], foreignColumns: [bulkJobs.tenantId, bulkJobs.id] }),
  ],
);
