import { migratedTables, tenantTables } from "../migrated-tables";
import type { HouseRule } from "../tree";

/** A key that points into a tenant's table carries the tenant: a row cannot point at another tenant's row. */
export const tenantKeys: HouseRule = {
  name: "tenant-keys",
  find: (tree) => {
    const migrated = migratedTables(tree);
    const owned = new Set(tenantTables(migrated).map(({ name }) => name));
    return migrated.foreignKeys
      .filter(({ to }) => owned.has(to))
      .filter(({ columns, toColumns }) => !columns.includes("tenant_id") || !toColumns.includes("tenant_id"))
      .map(({ path, from, to, columns }) => ({
        path,
        says: `${from}(${columns.join(", ")}) -> ${to} lacks tenant_id`,
      }));
  },
  planted: {
    "drizzle/migrations/0000_init.sql": [
      'CREATE TABLE "leads" (\n\t"tenant_id" uuid NOT NULL,\n\t"id" uuid NOT NULL\n);',
      'ALTER TABLE "notes" ADD CONSTRAINT "fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id");',
    ].join("\n"),
  },
};
