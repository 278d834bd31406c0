import type { Client as PgClient, Pool as PgPool, PoolClient } from "pg";
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

/**
 * A connection that breaks while somebody holds it between two statements says so by an event, and an event that nobody
 * hears ends the process. The next statement fails anyway.
 */
const outliveBreaks = (client: { on(event: "error", heard: () => void): unknown }) => {
  client.on("error", () => log.warn("a database connection broke in use"));
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
  pool.on("connect", outliveBreaks);
  let presence: Presence | null = null;
  return {
    engine: "postgres",
    db: drizzle(pool, { schema }) as Db,
    query: async (text, parameters = []) => pool.query(text, parameters),
    listen: (channel, heard) => listenOn(url, channel, heard),
    isAlone: async () => {
      presence ??= await announcePresence(url);
      return presence.isAlone;
    },
    maintain: (statement) => maintainOn(url, statement),
    close: async () => {
      await presence?.leave();
      await pool.end();
    },
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

type Presence = { isAlone: boolean; leave(): Promise<void> };

/** "Rekindle is here": a lock that each process shares for as long as it lives; the database drops it with the process. */
const presenceLock = 7_263_541;
const presenceRetryMs = 1_000;

/** Shares the lock of presence; whoever could have it to itself first is alone. A connection that breaks is replaced. */
async function announcePresence(url: string): Promise<Presence> {
  const { default: pg } = await import("pg");
  let client: PgClient | null = null;
  let hasLeft = false;
  /** A connection says more than once that it broke: only the first word of the present one counts. */
  const again = (broken: PgClient | null) => {
    if (hasLeft || broken !== client) return;
    client = null;
    setTimeout(() => void share().catch(() => again(client)), presenceRetryMs).unref();
  };
  const share = async (): Promise<boolean> => {
    const mine = new pg.Client({ connectionString: url });
    client = mine;
    mine.on("error", () => again(mine));
    await mine.connect();
    const { rows } = await mine.query(`select pg_try_advisory_lock(${presenceLock}) as alone`);
    await mine.query(`select pg_advisory_lock_shared(${presenceLock})`);
    if (rows[0]?.alone === true) await mine.query(`select pg_advisory_unlock(${presenceLock})`);
    return rows[0]?.alone === true;
  };
  const isAlone = await share();
  const leave = async () => {
    hasLeft = true;
    await client?.end().catch(() => undefined);
  };
  return { isAlone, leave };
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
  pool.on("connect", outliveBreaks);
  return {
    engine: "neon",
    db: drizzle(pool, { schema }) as Db,
    query: async (text, parameters = []) => pool.query(text, parameters),
    listen: null,
    isAlone: async () => false, // a pooler keeps no lock of a session
    maintain: async (statement) => {
      const client = await pool.connect();
      await client.query(`reset role`);
      await client.query(statement).finally(() => client.release(true));
    },
    close: () => pool.end(),
  };
}
