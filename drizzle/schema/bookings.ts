import { foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { bookingSources } from "@/server/bookings/schemas";
import { bytes, createdAt, id, instant, tenantId } from "../columns";
import { leads } from "./leads";
import { tenants } from "./tenancy";

/** A lead's own signed link: `/b/{token}`. */
export const bookingLinks = pgTable(
  "booking_links",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    leadId: uuid("lead_id").notNull(),
    campaignId: uuid("campaign_id"),
    token: text().notNull(),
    targetUrl: text("target_url").notNull(),
    clicks: integer().notNull().default(0),
    firstClickedAt: instant("first_clicked_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("booking_links_token_key").on(t.token),
    index("booking_links_lead_idx").on(t.tenantId, t.leadId),
    foreignKey({ columns: [t.tenantId, t.leadId], foreignColumns: [leads.tenantId, leads.id] }),
  ],
);

export const bookings = pgTable(
  "bookings",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    leadId: uuid("lead_id").notNull(),
    campaignId: uuid("campaign_id"), // attributed by the link, else by the last campaign touch
    source: text({ enum: bookingSources }).notNull(),
    externalId: text("external_id"),
    startsAt: instant("starts_at").notNull(),
    cancelledAt: instant("cancelled_at"),
    bookedAt: instant("booked_at").notNull(), // tenant clock
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("bookings_external_key").on(t.tenantId, t.externalId),
    unique("bookings_slot_key").on(t.tenantId, t.leadId, t.startsAt), // books once
    index("bookings_lead_idx").on(t.tenantId, t.leadId),
    index("bookings_recent_idx").on(t.tenantId, t.bookedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    foreignKey({ columns: [t.tenantId, t.leadId], foreignColumns: [leads.tenantId, leads.id] }),
  ],
);

/** The signing secret of a booking provider's webhook. */
export const bookingHooks = pgTable(
  "booking_hooks",
  {
    tenantId: tenantId().references(() => tenants.id),
    provider: text().notNull(),
    secretSealed: bytes("secret_sealed").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.provider] })],
);
