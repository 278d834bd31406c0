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
import { segmentKinds } from "@/server/segments/schemas";
import { createdAt, id, instant, tenantId } from "../columns";
import { leads } from "./leads";
import { tenants } from "./tenancy";

export const segments = pgTable(
  "segments",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    name: text().notNull(),
    kind: text({ enum: segmentKinds }).notNull().default("live"),
    // The Filter of server/segments/schemas; that of a fixed segment asks for its members.
    filter: jsonb().$type<Record<string, unknown>>().notNull(),
    size: integer(), // as last counted; null before the first time
    isSizeApproximate: boolean("is_size_approximate").notNull().default(false),
    countedAt: instant("counted_at"), // real time: the sweep takes the longest ago first
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("segments_name_key").on(t.tenantId, t.name),
    index("segments_counted_idx").on(t.tenantId, t.countedAt.nullsFirst()).where(sql`kind = 'live'`),
  ],
);

/** Who belongs to a fixed segment. */
export const segmentMembers = pgTable(
  "segment_members",
  {
    tenantId: tenantId(),
    segmentId: uuid("segment_id").notNull(),
    leadId: uuid("lead_id").notNull(),
    addedAt: instant("added_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.segmentId, t.leadId] }),
    index("segment_members_lead_idx").on(t.tenantId, t.leadId),
    foreignKey({ columns: [t.tenantId, t.segmentId], foreignColumns: [segments.tenantId, segments.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.tenantId, t.leadId], foreignColumns: [leads.tenantId, leads.id] }).onDelete("cascade"),
  ],
);

/** How many belonged to a segment, whenever that changed: the chart of its size. */
export const segmentSizes = pgTable(
  "segment_sizes",
  {
    tenantId: tenantId(),
    segmentId: uuid("segment_id").notNull(),
    at: instant("at").notNull(),
    size: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.segmentId, t.at] }),
    foreignKey({ columns: [t.tenantId, t.segmentId], foreignColumns: [segments.tenantId, segments.id] }).onDelete(
      "cascade",
    ),
  ],
);
