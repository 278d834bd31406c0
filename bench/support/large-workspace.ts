import { bootstrapKey } from "../../e2e/support/rest-client";
import { type BenchDatabase, openDatabase } from "./database";
import { type Served, startProduct } from "./product";
import { ReadBench } from "./reads";
import { encryptionKey, moreApiKeys, type Workspace, workspaceOf } from "./workspace-keys";

const usersAtOnce = 4;
const apiKeys = 60;

/** How often each read is asked in a round; a tenth of the full scale is enough to ask all of them. */
export const requestsAt = (scale: number): number => Math.max(40, Math.round(400 * Math.min(1, scale * 10)));

export interface LargeWorkspace {
  database: BenchDatabase;
  product: Served;
  workspace: Workspace;
  bench: ReadBench;
  close(): Promise<void>;
}

/** A product over a database that `fill` has made large, asked by four users at once. */
export async function largeWorkspace(
  requests: number,
  fill: (database: BenchDatabase, workspace: Workspace) => Promise<void>,
): Promise<LargeWorkspace> {
  const database = await openDatabase();
  const product = await startProduct({
    DATABASE_URL: database.url,
    ENCRYPTION_KEY: encryptionKey,
    REKINDLE_BOOTSTRAP_API_KEY: bootstrapKey,
  });
  const workspace = await workspaceOf(database, "first");
  await fill(database, workspace);
  const pids = { ours: () => [product.pid, database.pid], database: () => [database.pid] };
  const secrets = await moreApiKeys(database, apiKeys);
  const readers = { address: product.address, secrets, databaseUrl: database.url, users: usersAtOnce, requests, pids };
  const bench = new ReadBench(readers);
  const close = async () => {
    await bench.close();
    await product.close();
    await database.close();
  };
  return { database, product, workspace, bench, close };
}
