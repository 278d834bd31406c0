import { bootstrapKey, secondsToNoon } from "../../e2e/support/rest-client";
import { type Caller, importFile, postJson } from "./api";
import { type BenchDatabase, openDatabase } from "./database";
import { type Served, startProduct } from "./product";
import { StandingProcess } from "./standing-process";
import { twilioEnv } from "./twilio-account";

/** The product on a Postgres of its own, with a stub of Twilio in another process for its carrier. */
export interface WithCarrier {
  stub: StandingProcess;
  database: BenchDatabase;
  product: Served;
  /** Ends the product's process and starts another one on the same database, which needs an ENCRYPTION_KEY of the bench's own. */
  restart(): Promise<void>;
  /** The processes whose CPU is the product's. */
  pids(): number[];
  close(): Promise<void>;
}

export async function startWithCarrier(env: Record<string, string> = {}): Promise<WithCarrier> {
  const stub = new StandingProcess("twilio-stub");
  const database = await openDatabase();
  const settings = {
    ...twilioEnv,
    DATABASE_URL: database.url,
    TWILIO_API_BASE_URL: await stub.ask<string>("address"),
    REKINDLE_BOOTSTRAP_API_KEY: bootstrapKey,
    ...env,
  };
  const started: WithCarrier = {
    stub,
    database,
    product: await startProduct(settings),
    async restart() {
      await started.product.close();
      started.product = await startProduct(settings);
    },
    pids: () => [started.product.pid, database.pid],
    async close() {
      await started.product.close();
      await database.close();
      stub.close();
    },
  };
  return started;
}

/** The same with leads to text, in the middle of a day. */
export async function startAtNoonWith(leadsCsv: string, env: Record<string, string> = {}): Promise<WithCarrier> {
  const started = await startWithCarrier(env);
  await bringAtNoon(started.product.address, leadsCsv);
  await started.database.owner.query("vacuum analyze");
  return started;
}

/** Imports leads into a workspace and puts its clock to the middle of a day. */
export async function bringAtNoon(caller: Caller, leadsCsv: string): Promise<void> {
  await importFile(caller, new Blob([leadsCsv]));
  await postJson(caller, "/sandbox/clock", { advance_seconds: secondsToNoon(new Date()) });
}
