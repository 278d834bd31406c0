import { sql } from "drizzle-orm";
import {
  boolean,
  doublePrecision,
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
import { bounceClasses, mailKinds } from "@/server/channels/schemas";
import { touchChannels } from "@/server/leads/schemas";
import {
  authorKinds,
  type ChannelChoice,
  channelRules,
  deliveries,
  directions,
  haltCauses,
  haltScopes,
  type KeptPace,
  type MailHit,
  mailOutcomes,
  type RuleVerdict,
  touchClasses,
  touchSources,
  touchStatuses,
} from "@/server/messaging/schemas";
import { bytes, createdAt, id, instant, tenantId } from "../columns";
import { senders } from "./channels";
import { leads } from "./leads";
import { tenants } from "./tenancy";

/** The ledger: one row for each intended send; `due_at` is the product's alarm clock. */
export const touches = pgTable(
  "touches",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    source: text({ enum: touchSources }).notNull(),
    sourceKey: text("source_key").notNull(), // campaign: "<campaign>:<lead>:<step>"; turn, reply, notice: its id
    campaignId: uuid("campaign_id"),
    step: integer(),
    conversationId: uuid("conversation_id").notNull(), // = lead id for a known lead
    leadId: uuid("lead_id"), // null: an unknown sender is answered (HELP, STOP)
    channel: text({ enum: touchChannels }).notNull().default("sms"),
    channelRule: text("channel_rule", { enum: channelRules }).notNull().default("fixed"),
    choice: jsonb().$type<ChannelChoice>(), // null: the channel was never in question, or is not decided yet
    class: text({ enum: touchClasses }).notNull(),
    author: text({ enum: authorKinds }).notNull(),
    authorId: text("author_id"),
    status: text({ enum: touchStatuses }).notNull().default("pending"),
    delivery: text({ enum: deliveries }),
    reason: text(), // one sentence: why held, skipped, failed, cancelled, unknown
    verdict: jsonb().$type<RuleVerdict[]>(),
    dueAt: instant("due_at").notNull(), // tenant clock
    answersMessageId: uuid("answers_message_id"), // the inbound text that a reply answers
    subject: text(), // of an e-mail or a card
    body: text(), // the rendered text, set before the carrier is called
    fileIds: uuid("file_ids").array(), // what goes with it, set with the body; null: nothing
    link: text(), // where a card leads
    segments: integer(),
    senderId: uuid("sender_id"),
    attemptId: uuid("attempt_id"),
    attempts: integer().notNull().default(0),
    claimedAt: instant("claimed_at"), // real time; whether it was handed over since: drain_leases.handed_through
    leaseUntil: instant("lease_until"), // real time, database clock
    providerId: text("provider_id"),
    providerStatus: text("provider_status"),
    statusRank: integer("status_rank").notNull().default(-1),
    errorCode: integer("error_code"),
    sentAt: instant("sent_at"), // tenant clock
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("touches_source_key").on(t.tenantId, t.source, t.sourceKey),
    index("touches_due_idx").on(t.tenantId, t.dueAt, t.id).where(sql`status in ('pending', 'held')`),
    // The claim: each running campaign within its own rate, and what belongs to none first.
    index("touches_campaign_due_idx")
      .on(t.tenantId, t.campaignId, t.dueAt, t.id)
      .where(sql`status in ('pending', 'held') and campaign_id is not null`),
    index("touches_other_due_idx")
      .on(t.tenantId, t.dueAt, t.id)
      .where(sql`status in ('pending', 'held') and campaign_id is null`),
    index("touches_travelling_idx")
      .on(t.tenantId, t.senderId, t.sentAt)
      .where(sql`status = 'sent' and delivery is null`),
    // The week of a workspace: how its senders and campaigns fared.
    index("touches_sent_idx").on(t.tenantId, t.sentAt).where(sql`status = 'sent'`),
    // The conversations that a WhatsApp number began within a day.
    index("touches_whatsapp_idx").on(t.tenantId, t.senderId, t.sentAt).where(sql`channel = 'whatsapp'`),
    index("touches_lease_idx").on(t.tenantId, t.leaseUntil).where(sql`status in ('sending', 'unknown')`),
    index("touches_campaign_idx").on(t.tenantId, t.campaignId, t.status, t.id).where(sql`campaign_id is not null`),
    index("touches_lead_idx").on(t.tenantId, t.leadId, t.sentAt.desc().nullsFirst()),
    index("touches_provider_idx").on(t.tenantId, t.providerId).where(sql`provider_id is not null`),
    index("touches_attempt_idx").on(t.tenantId, t.attemptId).where(sql`attempt_id is not null`),
    foreignKey({ columns: [t.tenantId, t.leadId], foreignColumns: [leads.tenantId, leads.id] }),
    foreignKey({ columns: [t.tenantId, t.senderId], foreignColumns: [senders.tenantId, senders.id] }),
  ],
);

/** Every text, both ways. */
export const messages = pgTable(
  "messages",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    conversationId: uuid("conversation_id").notNull(),
    leadId: uuid("lead_id"),
    direction: text({ enum: directions }).notNull(),
    channel: text({ enum: touchChannels }).notNull().default("sms"),
    subject: text(), // e-mail only
    body: text().notNull(),
    fileIds: uuid("file_ids").array(), // inbound: what came with it; of an outbound one its touch knows
    author: text({ enum: authorKinds }).notNull(),
    authorId: text("author_id"),
    touchId: uuid("touch_id"),
    provider: text(),
    providerId: text("provider_id"),
    senderId: uuid("sender_id"), // inbound WhatsApp: the number of ours that got it
    segments: integer(),
    // Inbound: what the deterministic lane and the classifier said.
    lane: text(),
    analysis: jsonb().$type<Record<string, unknown>>(),
    processedAt: instant("processed_at"), // inbound: when a turn took it into account
    at: instant("at").notNull(), // tenant clock
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("messages_provider_key").on(t.tenantId, t.provider, t.providerId),
    index("messages_thread_idx").on(t.tenantId, t.conversationId, t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("messages_unprocessed_idx")
      .on(t.tenantId, t.conversationId)
      .where(sql`direction = 'in' and processed_at is null`),
    index("messages_lead_idx").on(t.tenantId, t.leadId, t.at.desc().nullsFirst()),
    index("messages_touch_idx").on(t.tenantId, t.touchId).where(sql`touch_id is not null`),
    foreignKey({ columns: [t.tenantId, t.leadId], foreignColumns: [leads.tenantId, leads.id] }),
  ],
);

/** Carrier receipts as they came, in any order, any number of times. */
export const deliveryEvents = pgTable(
  "delivery_events",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    touchId: uuid("touch_id"),
    providerId: text("provider_id").notNull(),
    providerStatus: text("provider_status").notNull(),
    errorCode: integer("error_code"),
    applied: integer().notNull(), // 1 when it moved the touch upward, else 0
    receivedAt: instant("received_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("delivery_events_key").on(t.tenantId, t.providerId, t.providerStatus),
    index("delivery_events_touch_idx").on(t.tenantId, t.touchId),
  ],
);

/** Token buckets of the governor: a sender's segments, a campaign's messages, on the tenant's clock. */
export const rateBuckets = pgTable(
  "rate_buckets",
  {
    tenantId: tenantId().references(() => tenants.id),
    key: text().notNull(), // "sender:<id>", "campaign:<id>", "campaign-day:<id>:<date>"
    tokens: doublePrecision().notNull(),
    refilledAt: instant("refilled_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.key] })],
);

/** One drain a tenant at a time; the minutely sweep respects the lease. The row stays when the lease is given back. */
export const drainLeases = pgTable("drain_leases", {
  tenantId: uuid("tenant_id")
    .primaryKey()
    .references(() => tenants.id),
  token: uuid().notNull(),
  leaseUntil: instant("lease_until").notNull(), // real time
  handedThrough: uuid("handed_through"), // every attempt up to this one may have been called
  pace: jsonb().$type<KeptPace>(), // what left within the second before the lease was given back
});

/** What stops sending until two people say otherwise. */
export const halts = pgTable(
  "halts",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    scope: text({ enum: haltScopes }).notNull(),
    target: text().notNull().default(""), // channel name, campaign id or sender id; empty for the workspace
    cause: text({ enum: haltCauses }).notNull(),
    reason: text().notNull(),
    haltedBy: text("halted_by").notNull(), // the actor's name
    haltedAt: instant("halted_at").notNull(), // real time
    liftAskedBy: text("lift_asked_by"),
    liftAskedByName: text("lift_asked_by_name"),
    liftAskedAt: instant("lift_asked_at"),
    liftReason: text("lift_reason"),
    liftedBy: text("lifted_by"),
    liftedAt: instant("lifted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex("halts_in_force_key").on(t.tenantId, t.scope, t.target).where(sql`lifted_at is null`),
    index("halts_recent_idx").on(t.tenantId, t.haltedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
  ],
);

/** What came with a text and still lies at its carrier. A row goes when it is here, and gone there. */
export const mediaToFetch = pgTable(
  "media_to_fetch",
  {
    tenantId: tenantId(),
    id: id(),
    messageId: uuid("message_id").notNull(),
    senderId: uuid("sender_id").notNull(), // whose credentials open it
    position: integer().notNull(),
    type: text().notNull(), // as the carrier says
    addressSealed: bytes("address_sealed").notNull(),
    isKept: boolean("is_kept").notNull().default(false), // it is here, and still has to go there
    attempts: integer().notNull().default(0),
    dueAt: instant("due_at"), // real time; null: given up
    reason: text(), // one sentence: why the last attempt failed
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("media_to_fetch_due_idx").on(t.tenantId, t.dueAt).where(sql`due_at is not null`),
    index("media_to_fetch_message_idx").on(t.tenantId, t.messageId),
    foreignKey({ columns: [t.tenantId, t.messageId], foreignColumns: [messages.tenantId, messages.id] }),
    foreignKey({ columns: [t.tenantId, t.senderId], foreignColumns: [senders.tenantId, senders.id] }),
  ],
);

/** What was fetched of a tracked mail, and who that was; nothing follows from it but figures. */
export const mailReadings = pgTable(
  "mail_readings",
  {
    tenantId: tenantId(),
    touchId: uuid("touch_id").notNull(),
    campaignId: uuid("campaign_id"),
    hits: jsonb().$type<MailHit[]>().notNull(),
    openedByPerson: boolean("opened_by_person").notNull(),
    openedByMachine: boolean("opened_by_machine").notNull(),
    clickedByPerson: boolean("clicked_by_person").notNull(),
    clickedByMachine: boolean("clicked_by_machine").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.touchId] }),
    index("mail_readings_campaign_idx").on(t.tenantId, t.campaignId).where(sql`campaign_id is not null`),
    foreignKey({ columns: [t.tenantId, t.touchId], foreignColumns: [touches.tenantId, touches.id] }),
  ],
);

/** Every mail that came in, once, and what followed from it. */
export const inboundMails = pgTable(
  "inbound_mails",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    dedupeKey: text("dedupe_key").notNull(), // digest of its Message-ID (without one: of its bytes) and of the mailbox
    senderId: uuid("sender_id"), // the mailbox that it came to
    kind: text({ enum: mailKinds }).notNull(),
    outcome: text({ enum: mailOutcomes }).notNull(),
    detail: text(), // one sentence, without personal data
    touchId: uuid("touch_id"), // the mail of ours that it is about
    campaignId: uuid("campaign_id"), // of that mail
    leadId: uuid("lead_id"),
    messageId: uuid("message_id"), // a reply: the text in the thread
    // Bounces: which address, and what was said about it.
    addressHash: text("address_hash"),
    bounceClass: text("bounce_class", { enum: bounceClasses }),
    status: text(),
    originalSealed: bytes("original_sealed"), // subject and words as they came
    at: instant("at").notNull(), // tenant clock
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("inbound_mails_dedupe_key").on(t.tenantId, t.dedupeKey),
    index("inbound_mails_address_idx").on(t.tenantId, t.addressHash, t.at).where(sql`address_hash is not null`),
    index("inbound_mails_touch_idx").on(t.tenantId, t.touchId).where(sql`touch_id is not null`),
    index("inbound_mails_outcome_idx").on(t.tenantId, t.outcome, t.at),
    index("inbound_mails_lead_idx").on(t.tenantId, t.leadId).where(sql`lead_id is not null`),
  ],
);
