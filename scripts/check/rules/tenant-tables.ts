import { globalTables, migratedTables } from "../migrated-tables";
import type { HouseRule } from "../tree";

/** Every table belongs to a tenant under forced row-level security, but for the short list of globals. */
export const tenantTablesRule: HouseRule = {
  name: "tenant-tables",
  find: (tree) => {
    const { tables, isForced } = migratedTables(tree);
    const ownerless = tables
      .filter(({ name, columns }) => !columns.includes("tenant_id") && !globalTables.includes(name))
      .map(({ name, path }) => ({ path, says: `${name} has no tenant_id and is not in the list of globals` }));
    const open = isForced
      ? []
      : [{ path: "drizzle/security.sql", says: "does not force row-level security on every table with a tenant_id" }];
    return [...ownerless, ...open];
  },
  planted: {
    "drizzle/migrations/0000_init.sql": 'CREATE TABLE "notes" (\n\t"id" uuid NOT NULL\n);',
    "drizzle/security.sql": "alter table leads force row level security;",
  },
};
