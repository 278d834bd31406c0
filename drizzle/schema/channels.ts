import {
  bigint,
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
  conversationTiers,
  identityKinds,
  type MailboxSettings,
  providers,
  type SiteSettings,
  senderClasses,
  templateCategories,
  templateStatuses,
} from "@/server/channels/schemas";
import { channels } from "@/server/leads/schemas";
import { bytes, createdAt, id, instant, tenantId } from "../columns";
import { leads } from "./leads";
import { tenants } from "./tenancy";

/** A number or messaging service that texts for the tenant, a WhatsApp number, or a mailbox that mails for it. */
export const senders = pgTable(
  "senders",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    channel: text({ enum: channels }).notNull().default("sms"),
    provider: text({ enum: providers }).notNull(),
    number: text(), // our own number, E.164 ("whatsapp:" before one of WhatsApp), or a mailbox's address, or push's public key; null for a messaging service
    messagingServiceSid: text("messaging_service_sid"),
    accountSid: text("account_sid").notNull(), // a mailbox: its sending domain; a site: its public key
    credentialsSealed: bytes("credentials_sealed").notNull(), // {authToken, previousAuthToken?}; a mailbox: its password, {dkimKey?}
    mailbox: jsonb().$type<MailboxSettings>(), // how a mailbox sends; null for texts
    site: jsonb().$type<SiteSettings>(), // the workspace's own site; null for every other sender
    senderClass: text("sender_class", { enum: senderClasses }).notNull(),
    conversationTier: text("conversation_tier", { enum: conversationTiers }).notNull().default("unverified"), // WhatsApp only
    isDefault: boolean("is_default").notNull().default(false),
    stoppedAt: instant("stopped_at"),
    stoppedReason: text("stopped_reason"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    // A number serves one tenant: inbound texts find their tenant by (account, number).
    unique("senders_account_number_key").on(t.accountSid, t.number),
    index("senders_service_idx").on(t.accountSid, t.messagingServiceSid),
  ],
);

/** A lead whom the workspace's own site has told us of: the session behind the script's token. */
export const siteVisits = pgTable(
  "site_visits",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    leadId: uuid("lead_id").notNull(),
    tokenHash: text("token_hash").notNull(),
    origin: text().notNull(), // "https://www.example.com"
    userAgent: text("user_agent"),
    identifiedBy: text("identified_by", { enum: identityKinds }).notNull(),
    lastSeenAt: instant("last_seen_at").notNull(), // tenant clock, like what follows
    expiresAt: instant("expires_at").notNull(),
    endedAt: instant("ended_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("site_visits_token_key").on(t.tenantId, t.tokenHash),
    index("site_visits_lead_idx").on(t.tenantId, t.leadId, t.expiresAt),
    // A lead whose import is taken back goes with its visits.
    foreignKey({ columns: [t.tenantId, t.leadId], foreignColumns: [leads.tenantId, leads.id] }).onDelete("cascade"),
  ],
);

/** A browser that takes notifications for a lead. */
export const pushSubscriptions = pgTable(
  "push_subscriptions",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    leadId: uuid("lead_id").notNull(),
    endpointHash: text("endpoint_hash").notNull(),
    sealed: bytes("sealed").notNull(), // {endpoint, p256dh, auth}
    origin: text().notNull(),
    userAgent: text("user_agent"),
    subscribedAt: instant("subscribed_at").notNull(), // tenant clock
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("push_subscriptions_endpoint_key").on(t.tenantId, t.endpointHash),
    index("push_subscriptions_lead_idx").on(t.tenantId, t.leadId),
    foreignKey({ columns: [t.tenantId, t.leadId], foreignColumns: [leads.tenantId, leads.id] }).onDelete("cascade"),
  ],
);

/** A mailbox that gets mail for the tenant: read by IMAP, or forwarded to us. */
export const mailInboxes = pgTable(
  "mail_inboxes",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    address: text().notNull(), // our own, lower case
    // IMAP, all or none.
    host: text(),
    port: integer(),
    username: text(),
    passwordSealed: bytes("password_sealed"),
    // Up to where it was read; null: from three days ago.
    uidValidity: text("uid_validity"),
    uidNext: bigint("uid_next", { mode: "number" }),
    readAt: instant("read_at"),
    failure: text(), // why the last reading failed, in words
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), unique("mail_inboxes_address_key").on(t.tenantId, t.address)],
);

/** What WhatsApp approved for beginning a conversation: words with variables, under the id of the carrier's content store. */
export const whatsappTemplates = pgTable(
  "whatsapp_templates",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    name: text().notNull(),
    language: text().notNull(), // "en", "pt_BR"
    contentSid: text("content_sid").notNull(),
    category: text({ enum: templateCategories }).notNull(),
    body: text().notNull(), // with {{1}}
    status: text({ enum: templateStatuses }).notNull(),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("whatsapp_templates_name_key").on(t.tenantId, t.name, t.language),
  ],
);
