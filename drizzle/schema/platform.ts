import { sql } from "drizzle-orm";
import { customType, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, id, instant, tenantId } from "../columns";
import { tenants } from "./tenancy";

/** The committing transaction's 64-bit id: a reader below pg_snapshot_xmin misses nothing. */
const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => "xid8" });

/** Announcements that commit with their fact; relayed to Inngest by id, streamed to browsers. Ids only, no personal data. */
export const eventOutbox = pgTable(
  "event_outbox",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    xid: xid8().notNull().default(sql`pg_current_xact_id()`),
    name: text().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    relayedAt: instant("relayed_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("event_outbox_pending_idx").on(t.createdAt).where(sql`relayed_at is null`),
    index("event_outbox_stream_idx").on(t.tenantId, t.xid, t.id),
  ],
);
