import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type * as schema from "@/drizzle/schema";

/** Drizzle over whichever driver; a transaction of any driver assigns to it too. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>;

export type Rows = { rows: Record<string, unknown>[] };

/** An opened database and what only its driver knows. */
export interface Database {
  engine: "pglite" | "postgres" | "neon";
  db: Db;
  /** Plain SQL with positional parameters, outside any tenant: the job engine and the doors. */
  query(text: string, parameters?: unknown[]): Promise<Rows>;
  /** Hears `pg_notify` on a channel; answers a function that stops listening. Null where a pooler forbids it. */
  listen: ((channel: string, heard: (payload: string) => void) => Promise<() => Promise<void>>) | null;
  /**
   * Whether no other living process has this database open, asked once at start: then whatever is leased belongs to a
   * dead one. False where nobody can tell.
   */
  isAlone(): Promise<boolean>;
  /** Runs maintenance (VACUUM, ANALYZE) as the owner, on a session turn of its own. */
  maintain(statement: string): Promise<void>;
  close(): Promise<void>;
}
