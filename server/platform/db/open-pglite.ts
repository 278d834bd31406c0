import { join } from "node:path";
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
    maintain: async (statement) => {
      await client.runExclusive(async () => {
        await client.exec(`reset role; ${statement}`).finally(() => client.exec("set role app_user"));
      });
    },
    close: async () => {
      await client.close();
      unlock();
    },
  };
}
