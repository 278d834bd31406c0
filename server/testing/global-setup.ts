import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { migratePglite } from "@/server/platform/db/migrate";
import { startPostgres } from "./postgres";
import { makeTemplate } from "./postgres-copies";

/**
 * Makes one migrated database that every test file opens a copy of: an image for the embedded engine, and, where
 * TEST_DATABASE_URL names a Postgres server or TEST_ON_POSTGRES asks for one of our own, a template there.
 */
export default async function setup() {
  const folder = mkdtempSync(join(tmpdir(), "rekindle-test-"));
  process.env.DATA_DIR = join(folder, "data");
  process.env.TEST_DATABASE_IMAGE = await makeImage(folder);
  const server = process.env.TEST_ON_POSTGRES ? await startPostgres() : null;
  process.env.TEST_DATABASE_URL ||= server?.url ?? "";
  const template = process.env.TEST_DATABASE_URL ? await makeTemplate(process.env.TEST_DATABASE_URL) : null;
  process.env.TEST_DATABASE_TEMPLATE = template?.name ?? "";
  return async () => {
    await template?.drop();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function makeImage(folder: string): Promise<string> {
  const client = await PGlite.create();
  await migratePglite(client);
  const image = await client.dumpDataDir("none");
  await client.close();
  const file = join(folder, "image.tar");
  writeFileSync(file, Buffer.from(await image.arrayBuffer()));
  return file;
}
