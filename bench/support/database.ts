import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import pg from "pg";
import { startPostgres } from "../../server/testing/postgres";

/** A Postgres server of the bench's own that syncs every commit to disk, and its superuser. */
export interface BenchDatabase {
  url: string;
  /** Such as "PostgreSQL 15.14". */
  version: string;
  /** The postmaster: back ends are its children. */
  pid: number;
  /** A folder that the server itself may write to. */
  folder: string;
  owner: pg.Pool;
  close(): Promise<void>;
}

/** Checkpoints come by time, not in the middle of a round because a bulk load filled a small log. */
const settings = ["max_wal_size = '8GB'", "checkpoint_timeout = '15min'", "maintenance_work_mem = '256MB'"];

export async function openDatabase(): Promise<BenchDatabase> {
  const server = await startPostgres({ durable: true });
  if (!server)
    throw new Error("This workload needs Postgres: install it, for instance with apt-get install postgresql.");
  const owner = new pg.Pool({ connectionString: server.url, max: 4 });
  const shown = async (name: string) => String((await owner.query(`show ${name}`)).rows[0]?.[name]);
  for (const setting of settings) await owner.query(`alter system set ${setting}`);
  await owner.query("select pg_reload_conf()");
  const data = await shown("data_directory");
  const [pid] = (await readFile(join(data, "postmaster.pid"), "utf8")).split("\n");
  return {
    url: server.url,
    version: `PostgreSQL ${(await shown("server_version")).split(" ")[0]}`,
    pid: Number(pid),
    folder: dirname(data),
    owner,
    close: async () => {
      await owner.end();
      await server.stop();
    },
  };
}
