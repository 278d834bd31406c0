import type { Pool as PgPool, PoolClient } from "pg";
import * as schema from "@/drizzle/schema";
import { log } from "../log";
import type { Database, Db } from "./db";
import { migratePostgres } from "./migrate";

// Compiling a plan costs more than any of our statements takes.
const settings =
  "set role app_user; set jit = off; set statement_timeout = '30s'; set idle_in_transaction_session_timeout = '30s'";
const poolSize = 10;

type Verified = { verify: (client: PoolClient, done: (error?: Error) => void) => void };

const becomeAppUser: Verified["verify"] = (client, done) => {
  client.query(settings).then(() => done(), done);
};

/** A Postgres server through `pg`; every session becomes app_user before its first use. */
export async function openPostgres(url: string): Promise<Database> {
  const { default: pg } = await import("pg");
  const { drizzle } = await import("drizzle-orm/node-postgres");
  await migratePostgres(url);
  const options = { connectionString: url, max: poolSize, connectionTimeoutMillis: 10_000, verify: becomeAppUser };
  const pool: PgPool = new pg.Pool(options);
  pool.on("error", (error) =>
    log.warn({ code: (error as NodeJS.ErrnoException).code }, "an idle database connection broke"),
  );
  return {
    engine: "postgres",
    db: drizzle(pool, { schema }) as Db,
    query: async (text, parameters = []) => pool.query(text, parameters),
    listen: (channel, heard) => listenOn(url, channel, heard),
    maintain: (statement) => maintainOn(url, statement),
    close: () => pool.end(),
  };
}

async function listenOn(url: string, channel: string, heard: (payload: string) => void) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  client.on("notification", (message) => heard(message.payload ?? ""));
  client.on("error", () => undefined); // the poll stands in until the next start
  await client.query(`listen ${pg.escapeIdentifier(channel)}`);
  return () => client.end();
}

async function maintainOn(url: string, statement: string) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Neon's serverless driver over WebSocket, for *.neon.tech addresses (and tests through a local proxy). */
export async function openNeon(url: string): Promise<Database> {
  const { Pool } = await import("@neondatabase/serverless");
  const { drizzle } = await import("drizzle-orm/neon-serverless");
  await migratePostgres(url, async () => {
    const { Client } = await import("@neondatabase/serverless");
    return new Client(url);
  });
  const options = { connectionString: url, max: poolSize, connectionTimeoutMillis: 10_000, verify: becomeAppUser };
  const pool = new Pool(options);
  pool.on("error", (error: Error) => log.warn({ name: error.name }, "an idle database connection broke"));
  return {
    engine: "neon",
    db: drizzle(pool, { schema }) as Db,
    query: async (text, parameters = []) => pool.query(text, parameters),
    listen: null,
    maintain: async (statement) => {
      const client = await pool.connect();
      await client.query(`reset role`);
      await client.query(statement).finally(() => client.release(true));
    },
    close: () => pool.end(),
  };
}
