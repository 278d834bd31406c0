import { readFileSync } from "node:fs";
import { afterAll, beforeAll } from "vitest";
import { type Database, useDatabase } from "@/server/platform/db";
import { openPglite } from "@/server/platform/db/open-pglite";
import { forgetTraffic } from "@/server/platform/traffic";

/** Opens a fresh database for the test file: a copy of the migrated image, or of the template on a Postgres server. */
export function withDatabase(): void {
  let opened: Database;
  beforeAll(async () => {
    opened = await openTestDatabase();
    useDatabase(opened);
    forgetTraffic();
  });
  afterAll(async () => {
    useDatabase(undefined);
    await opened.close();
  });
}

async function openTestDatabase(): Promise<Database> {
  const { TEST_DATABASE_TEMPLATE: template, TEST_DATABASE_URL: url, TEST_DATABASE_IMAGE: image } = process.env;
  if (url && template) return openCopy(url, template);
  if (url) return (await import("@/server/platform/db/open-postgres")).openPostgres(url);
  if (!image) throw new Error("The global setup has not run.");
  return openPglite(null, new Blob([readFileSync(image)]));
}

async function openCopy(server: string, template: string): Promise<Database> {
  const { openPostgres } = await import("@/server/platform/db/open-postgres");
  const { copyTemplate } = await import("./postgres-copies");
  const copy = await copyTemplate(server, template);
  const opened = await openPostgres(copy.url);
  return {
    ...opened,
    close: () =>
      opened
        .close()
        .then(copy.drop)
        .then(() => undefined),
  };
}
