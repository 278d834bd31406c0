import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { migratePglite } from "@/server/platform/db/migrate";

/** Makes one migrated database image that every test file opens a copy of. */
export default async function setup() {
  const folder = mkdtempSync(join(tmpdir(), "rekindle-test-"));
  const client = await PGlite.create();
  await migratePglite(client);
  const image = await client.dumpDataDir("none");
  await client.close();
  const file = join(folder, "image.tar");
  writeFileSync(file, Buffer.from(await image.arrayBuffer()));
  process.env.TEST_DATABASE_IMAGE = file;
  process.env.DATA_DIR = join(folder, "data");
  return () => rmSync(folder, { recursive: true, force: true });
}
