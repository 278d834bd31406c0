import { jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../columns";
import { tenants } from "./tenancy";

/** A tenant's own windows and caps: as wide as the law's packs allow, never wider. */
export const timingProfiles = pgTable("timing_profiles", {
  tenantId: uuid("tenant_id")
    .primaryKey()
    .references(() => tenants.id),
  profile: jsonb().$type<Record<string, unknown>>().notNull(),
  updatedBy: text("updated_by").notNull(),
  updatedAt: instant("updated_at").notNull(),
});
