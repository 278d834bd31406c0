import { env } from "../env";
import type { Database } from "./db";

export type { Database } from "./db";
export { DatabaseError, isDuplicate } from "./safe-error";
export { inGlobals, inTransaction, type Tx } from "./transaction";

const slot = globalThis as typeof globalThis & { rekindleDatabase?: Promise<Database> };

/** The one open database of this process; the first call opens and migrates it. */
export function database(): Promise<Database> {
  slot.rekindleDatabase ??= openByAddress().catch((error) => {
    slot.rekindleDatabase = undefined;
    throw error;
  });
  return slot.rekindleDatabase;
}

/** Puts an already open database in place (tests, benches). */
export function useDatabase(opened: Database | undefined): void {
  slot.rekindleDatabase = opened ? Promise.resolve(opened) : undefined;
}

async function openByAddress(): Promise<Database> {
  const { DATABASE_URL: url, DATA_DIR: folder } = env();
  if (!url) return (await import("./open-pglite")).openPglite(folder);
  const drivers = await import("./open-postgres");
  return new URL(url).hostname.endsWith(".neon.tech") ? drivers.openNeon(url) : drivers.openPostgres(url);
}
