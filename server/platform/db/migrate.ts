import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import type { Client as PgClient } from "pg";

const folder = join(process.cwd(), "drizzle/migrations");
const security = () => readFileSync(join(process.cwd(), "drizzle/security.sql"), "utf8");

/** Brings an embedded database to the newest schema, then applies roles, policies and doors. */
export async function migratePglite(client: PGlite): Promise<void> {
  const { drizzle } = await import("drizzle-orm/pglite");
  const { migrate } = await import("drizzle-orm/pglite/migrator");
  await client.exec("reset role");
  await migrate(drizzle(client), { migrationsFolder: folder });
  await client.exec(security());
}

type Connect = () => Promise<{
  connect(): Promise<unknown>;
  query(text: string): Promise<unknown>;
  end(): Promise<void>;
}>;

/** The same for a server, under an advisory lock so that processes that start together take turns. */
export async function migratePostgres(url: string, connect?: Connect): Promise<void> {
  const client = await (connect ?? (() => pgClient(url)))();
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(727274)");
    await runMigrations(client);
    await client.query(security());
  } finally {
    await client.query("select pg_advisory_unlock(727274)").catch(() => undefined);
    await client.end();
  }
}

async function pgClient(url: string) {
  const { default: pg } = await import("pg");
  return new pg.Client({ connectionString: url });
}

async function runMigrations(client: unknown) {
  const { drizzle } = await import("drizzle-orm/node-postgres");
  const { migrate } = await import("drizzle-orm/node-postgres/migrator");
  await migrate(drizzle(client as PgClient), { migrationsFolder: folder });
}
