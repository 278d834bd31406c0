import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import * as schema from "@/drizzle/schema";
import type { Database, Db } from "./db";
import { lockDataFolder } from "./lock";
import { migratePglite } from "./migrate";

/**
 * The embedded database: PGlite at `<dataDir>/pg`, or in memory when a dump is given (tests).
 * @throws a sentence when another process holds the folder.
 */
export async function openPglite(dataDir: string | null, dump?: Blob): Promise<Database> {
  const { PGlite } = await import("@electric-sql/pglite");
  const { drizzle } = await import("drizzle-orm/pglite");
  const unlock = dataDir ? lockDataFolder(dataDir) : () => undefined;
  const client = await PGlite.create({
    ...(dataDir ? { dataDir: join(dataDir, "pg") } : {}),
    ...(dump ? { loadDataDir: dump } : {}),
  });
  if (!dump) await migratePglite(client);
  await client.exec("set role app_user");
  const db: Db = drizzle(client, { schema });
  return {
    engine: "pglite",
    db,
    query: async (text, parameters = []) => ({
      rows: (await client.query(text, parameters)).rows as Record<string, unknown>[],
    }),
    listen: (channel, heard) => client.listen(channel, heard),
    isAlone: async () => true, // the lock on the folder says so
    maintain: (statement) => asOwner(client, statement),
    close: async () => {
      await client.close();
      unlock();
    },
  };
}

/** A statement as Postgres' simple query message: `exec` would wait for the locks that maintenance holds. */
function simpleQuery(statement: string): Uint8Array {
  const text = Buffer.from(`${statement}\0`);
  const message = Buffer.alloc(5 + text.length);
  message.write("Q");
  message.writeInt32BE(4 + text.length, 1);
  text.copy(message, 5);
  return message;
}

/** Runs maintenance between two transactions, as the owner, alone on the one session. */
function asOwner(client: PGlite, statement: string): Promise<void> {
  const run = (text: string) => client.execProtocol(simpleQuery(text));
  return client._runExclusiveTransaction(() =>
    client.runExclusive(async () => {
      try {
        await run("reset role");
        await run(statement);
      } finally {
        await run("set role app_user");
      }
    }),
  );
}
