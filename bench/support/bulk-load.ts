import type { BenchDatabase } from "./database";

/** Loads tables without their plain indexes and foreign keys' checks, then builds the indexes: minutes instead of an hour. */
export async function bulkLoad(
  { owner }: BenchDatabase,
  tables: readonly string[],
  load: (run: (text: string, values?: unknown[]) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query("set session_replication_role = replica");
    const { rows } = await client.query(
      `select indexdef from pg_indexes where tablename = any($1)
       and indexname not in (select conname from pg_constraint)`,
      [tables],
    );
    const names = await client.query(
      "select indexname from pg_indexes where tablename = any($1) and indexname not in (select conname from pg_constraint)",
      [tables],
    );
    for (const { indexname } of names.rows) await client.query(`drop index ${indexname}`);
    await load((text, values) => client.query(text, values));
    for (const { indexdef } of rows) await client.query(indexdef);
    for (const table of tables) await client.query(`vacuum analyze ${table}`);
    await client.query("checkpoint");
  } finally {
    await client.query("reset session_replication_role");
    client.release();
  }
}
