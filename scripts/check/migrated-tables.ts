import type { Tree } from "./tree";

/** Tables that belong to no single tenant: people, their sessions, the tenants themselves, and the job engine's. */
export const globalTables: readonly string[] = [
  "tenants",
  "users",
  "sessions",
  "accounts",
  "verification_tokens",
  "login_attempts",
  "jobs",
  "job_crons",
  "job_events",
  "job_runs",
  "job_slots",
  "job_steps",
];

interface Migrated {
  tables: { path: string; name: string; columns: string[] }[];
  foreignKeys: { path: string; from: string; to: string; columns: string[]; toColumns: string[] }[];
  /** Whether security.sql, which runs after every migration, forces row-level security on each table with a tenant_id. */
  isForced: boolean;
}

const security = "drizzle/security.sql";
const createTable = /CREATE TABLE (?:IF NOT EXISTS )?"?(\w+)"? \(([\s\S]*?)\n\);/gi;
const foreignKey =
  /ALTER TABLE "?(\w+)"? ADD CONSTRAINT "?\w+"? FOREIGN KEY \(([^)]*)\) REFERENCES (?:"?public"?\.)?"?(\w+)"?\(([^)]*)\)/gi;
const forcesEachTenanted =
  /c\.relforcerowsecurity as is_forced,[\s\S]*if t\.tenanted then[^;]*;[^;]*;\s*if not t\.is_forced then execute format\('alter table public\.%I force row level security', t\.name\)/i;

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
    isForced: tree.paths.includes(security) && forcesEachTenanted.test(tree.read(security)),
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
