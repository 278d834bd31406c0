import { chown, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { BenchDatabase } from "./database";

/** In the order in which one may refer to the other. */
const importTables = ["imports", "leads", "consent_records", "import_changes", "import_problems"] as const;

const fileOf = (folder: string, table: string) => join(folder, `${table}.copy`);
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Forgets every lead and whatever refers to one; the workspace stays. */
export async function emptyLeads({ owner }: BenchDatabase): Promise<void> {
  for (let isEmpty = false; !isEmpty; )
    isEmpty = await owner.query("truncate leads, imports, import_problems, event_outbox cascade").then(
      () => true,
      (error) => orRethrow(error),
    );
  await owner.query("checkpoint");
}

/** The product's sweeps read these tables all the time: who loses the deadlock tries again. */
function orRethrow(error: { code?: string }): false {
  if (error.code !== "40P01") throw error;
  return false;
}

/** Writes what an import stored to files of the server's own, byte for byte. */
export async function keepRows({ owner, folder }: BenchDatabase): Promise<string> {
  const kept = join(folder, "kept");
  await rm(kept, { recursive: true, force: true });
  await mkdir(kept);
  if (process.getuid?.() === 0) await chown(kept, 65_534, 65_534);
  for (const table of importTables)
    await owner.query(`copy ${table} to ${quoted(fileOf(kept, table))} (format binary)`);
  return kept;
}

/** COPY of the kept rows into the same tables as the database's owner, in one transaction: no row-level security, indexes and keys as they are. */
export async function copyRows({ owner }: BenchDatabase, kept: string): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query("begin");
    for (const table of importTables)
      await client.query(`copy ${table} from ${quoted(fileOf(kept, table))} (format binary)`);
    await client.query("commit");
  } finally {
    client.release();
  }
}

export async function countLeads({ owner }: BenchDatabase): Promise<number> {
  return Number((await owner.query("select count(*) from leads")).rows[0]?.count);
}
