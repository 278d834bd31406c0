import { jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { createdAt, id, tenantId } from "../columns";
import { tenants } from "./tenancy";

export const segments = pgTable(
  "segments",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    name: text().notNull(),
    filter: jsonb().$type<Record<string, unknown>>().notNull(), // the Filter of server/segments/schemas
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), unique("segments_name_key").on(t.tenantId, t.name)],
);
