import type { Tree } from "./tree";

/** Tables that belong to no single tenant: people, their sessions, the tenants themselves, and the engine's own. */
export const globalTables: readonly string[] = [
  "tenants",
  "users",
  "sessions",
  "accounts",
  "verification_tokens",
  "login_attempts",
];

interface Migrated {
  tables: { path: string; name: string; columns: string[] }[];
  foreignKeys: { path: string; from: string; to: string; columns: string[]; toColumns: string[] }[];
  forced: Set<string>;
}

const createTable = /CREATE TABLE (?:IF NOT EXISTS )?"?(\w+)"? \(([\s\S]*?)\n\);/gi;
const foreignKey =
  /ALTER TABLE "?(\w+)"? ADD CONSTRAINT "?\w+"? FOREIGN KEY \(([^)]*)\) REFERENCES (?:"?public"?\.)?"?(\w+)"?\(([^)]*)\)/gi;
const forceSecurity = /ALTER TABLE (?:"?public"?\.)?"?(\w+)"? FORCE ROW LEVEL SECURITY/gi;

/** What the committed migrations leave behind, read from their SQL: no database is needed to check it. */
export function migratedTables(tree: Tree): Migrated {
  const migrations = tree.paths
    .filter((path) => /^drizzle\/migrations\/.*\.sql$/.test(path))
    .map((path) => ({ path, sql: tree.read(path) }));
  return {
    tables: migrations.flatMap(({ path, sql }) =>
      [...sql.matchAll(createTable)].map(([, name = "", body = ""]) => ({ path, name, columns: columnsOf(body) })),
    ),
    foreignKeys: migrations.flatMap(({ path, sql }) =>
      [...sql.matchAll(foreignKey)].map(([, from = "", columns = "", to = "", toColumns = ""]) => ({
        path,
        from,
        to,
        columns: namesIn(columns),
        toColumns: namesIn(toColumns),
      })),
    ),
    forced: new Set(migrations.flatMap(({ sql }) => [...sql.matchAll(forceSecurity)].map(([, name = ""]) => name))),
  };
}

export function tenantTables({ tables }: Migrated) {
  return tables.filter(({ columns }) => columns.includes("tenant_id"));
}

function columnsOf(body: string): string[] {
  return [...body.matchAll(/^\s*"(\w+)"/gm)].map(([, name = ""]) => name);
}

function namesIn(list: string): string[] {
  return [...list.matchAll(/\w+/g)].map(([name]) => name);
}
