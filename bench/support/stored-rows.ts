import { chown, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { BenchDatabase } from "./database";

/** In the order in which one may refer to the other, and by what each says which import it came from. */
const importTables = {
  imports: "id",
  leads: "import_id",
  consent_records: "import_id",
  import_changes: "import_id",
  import_problems: "import_id",
} as const;
type ImportTable = keyof typeof importTables;
const tables = Object.keys(importTables) as ImportTable[];

const fileOf = (folder: string, table: string) => join(folder, `${table}.copy`);
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Forgets every lead and whatever refers to one; the workspace stays. */
export async function emptyLeads({ owner }: BenchDatabase): Promise<void> {
  await truncate(owner, "leads, imports, import_problems, event_outbox");
  await owner.query("checkpoint");
}

/** Forgets every campaign with what it planned and sent; the leads stay. */
export async function emptyCampaigns({ owner }: BenchDatabase): Promise<void> {
  await truncate(owner, "touches, enrollments, campaigns");
  await owner.query("checkpoint");
}

async function truncate(owner: BenchDatabase["owner"], tables: string): Promise<void> {
  for (let isEmpty = false; !isEmpty; )
    isEmpty = await owner.query(`truncate ${tables} cascade`).then(
      () => true,
      (error) => orRethrow(error),
    );
}

/** The product's sweeps read these tables all the time: who loses the deadlock tries again. */
function orRethrow(error: { code?: string }): false {
  if (error.code !== "40P01") throw error;
  return false;
}

/** The columns that are written; the database makes the others. */
async function columnsOf({ owner }: BenchDatabase, table: ImportTable): Promise<string> {
  const { rows } = await owner.query(
    "select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''",
    [table],
  );
  return rows.map(({ name }) => name).join(", ");
}

/** Writes what one import stored to files of the server's own, byte for byte; answers their folder. */
export async function keepRows(database: BenchDatabase, importId: string, name: string): Promise<string> {
  const { owner, folder } = database;
  const kept = join(folder, name);
  await rm(kept, { recursive: true, force: true });
  await mkdir(kept);
  if (process.getuid?.() === 0) await chown(kept, 65_534, 65_534);
  for (const table of tables) {
    const rows = `select ${await columnsOf(database, table)} from ${table} where ${importTables[table]} = ${quoted(importId)}`;
    await owner.query(`copy (${rows}) to ${quoted(fileOf(kept, table))} (format binary)`);
  }
  return kept;
}

/**
 * COPY of the kept rows into the same tables as the database's owner, in one transaction: no row-level security, indexes
 * and keys as they are. Into emptied tables it must `learn` their sizes as it goes: a foreign key is checked by a scan
 * while the planner believes that nobody is there.
 */
export async function copyRows(database: BenchDatabase, kept: string, { learn = false } = {}): Promise<void> {
  const client = await database.owner.connect();
  try {
    await client.query("begin");
    for (const table of tables) {
      const columns = await columnsOf(database, table);
      await client.query(`copy ${table} (${columns}) from ${quoted(fileOf(kept, table))} (format binary)`);
      if (learn) await client.query(`analyze ${table}`);
    }
    await client.query("commit");
  } finally {
    client.release();
  }
}

/** Puts a workspace back to the leads that were kept, as the planner and the disk find them after a while. */
export async function restoreRows(database: BenchDatabase, kept: string): Promise<void> {
  await emptyLeads(database);
  await copyRows(database, kept, { learn: true });
  await database.owner.query(`vacuum analyze ${tables.join(", ")}`);
  await database.owner.query("checkpoint");
}

export async function countLeads({ owner }: BenchDatabase): Promise<number> {
  return Number((await owner.query("select count(*) from leads")).rows[0]?.count);
}
