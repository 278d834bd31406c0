import { globalTables, migratedTables, tenantTables } from "../migrated-tables";
import type { HouseRule } from "../tree";

/** Every table belongs to a tenant under forced row-level security, but for the short list of globals. */
export const tenantTablesRule: HouseRule = {
  name: "tenant-tables",
  find: (tree) => {
    const migrated = migratedTables(tree);
    const owned = tenantTables(migrated);
    const ownerless = migrated.tables
      .filter(({ name, columns }) => !columns.includes("tenant_id") && !globalTables.includes(name))
      .map(({ name, path }) => ({ path, says: `${name} has no tenant_id and is not in the list of globals` }));
    const open = owned
      .filter(({ name }) => !migrated.forced.has(name))
      .map(({ name, path }) => ({ path, says: `${name} lacks FORCE ROW LEVEL SECURITY` }));
    return [...ownerless, ...open];
  },
  planted: { "drizzle/migrations/0000_init.sql": 'CREATE TABLE "notes" (\n\t"id" uuid NOT NULL\n);' },
};
