import { sql } from "drizzle-orm";
import { boolean, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../columns";
import { tenants } from "./tenancy";

/** Who the tenant is towards its leads. */
export const brands = pgTable("brands", {
  tenantId: uuid("tenant_id")
    .primaryKey()
    .references(() => tenants.id),
  businessName: text("business_name").notNull(),
  assistantName: text("assistant_name").notNull(),
  about: text().notNull().default(""), // facts that the assistant may state
  bookingUrl: text("booking_url"),
  helpContact: text("help_contact"),
  postalAddress: text("postal_address"), // without it no marketing mail leaves
  timeZone: text("time_zone").notNull().default("America/New_York"),
  country: text().notNull().default("US"),
  linkDomains: text("link_domains").array().notNull().default(sql`'{}'::text[]`),
  tracksMail: boolean("tracks_mail").notNull().default(false), // opens and clicks, where the law lets it be
  replyDebounceSeconds: integer("reply_debounce_seconds").notNull().default(3),
  // The workspace's own pace over all its channels; null = no limit of its own.
  messagesPerMinute: integer("messages_per_minute"),
  messagesPerDay: integer("messages_per_day"),
  updatedAt: instant("updated_at").notNull(),
});
