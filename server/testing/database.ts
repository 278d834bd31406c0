import { readFileSync } from "node:fs";
import { afterAll, beforeAll } from "vitest";
import { type Database, useDatabase } from "@/server/platform/db";
import { openPglite } from "@/server/platform/db/open-pglite";

/** Opens a fresh database for the test file: a copy of the migrated image, or the server at TEST_DATABASE_URL. */
export function withDatabase(): void {
  let opened: Database;
  beforeAll(async () => {
    opened = await openTestDatabase();
    useDatabase(opened);
  });
  afterAll(async () => {
    useDatabase(undefined);
    await opened.close();
  });
}

async function openTestDatabase(): Promise<Database> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return (await import("@/server/platform/db/open-postgres")).openPostgres(url);
  const image = process.env.TEST_DATABASE_IMAGE;
  if (!image) throw new Error("The global setup has not run.");
  return openPglite(null, new Blob([readFileSync(image)]));
}
