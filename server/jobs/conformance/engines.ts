import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { embeddedClient, type IncomingEvent, type Jobs, type JobsOptions, startJobs } from "@/server/jobs";
import { type Database, useDatabase } from "@/server/platform/db";
import { openPglite } from "@/server/platform/db/open-pglite";
import { openPostgres } from "@/server/platform/db/open-postgres";
import { newId } from "@/server/platform/ids";
import { type PostgresServer, startPostgres } from "@/server/testing/postgres";

/** Functions being run by the engine under test. */
export interface Running {
  send(events: IncomingEvent | IncomingEvent[]): Promise<unknown>;
  /** The embedded engine itself; a real server has none to hand out. */
  jobs: Jobs;
}

type Build = (client: Inngest) => readonly InngestFunction.Like[];

/** The engine under test. */
export interface Engine {
  readonly kind: "embedded" | "server";
  /** The database under an embedded engine. */
  database(): Database;
  run(build: Build, options?: Partial<JobsOptions>): Promise<Running>;
}

/** Runs the same guarantees on PGlite, on a Postgres server, and on a real Inngest server; says which part did not run. */
export function onEveryEngine(guarantees: (engine: Engine) => void): void {
  onEmbeddedEngines(guarantees);
  const url = process.env.INNGEST_BASE_URL;
  if (!url) console.info("No INNGEST_BASE_URL: this suite did not run against a real Inngest server.");
  describe.skipIf(!url)("Inngest server", () => guarantees(inngestServer(url ?? "")));
}

/** Runs guarantees of the embedded engine alone, on both databases. */
export function onEmbeddedEngines(guarantees: (engine: Engine) => void): void {
  describe("embedded on PGlite", () =>
    guarantees(embedded(() => openPglite(null, new Blob([readFileSync(process.env.TEST_DATABASE_IMAGE ?? "")])))));
  describe.skipIf(!hasPostgres())("embedded on Postgres", () => {
    let server: PostgresServer | null = null;
    afterAll(() => server?.stop());
    guarantees(
      embedded(async () => {
        server = await startPostgres();
        return openPostgres(server?.url ?? "");
      }),
    );
  });
}

function hasPostgres(): boolean {
  const found = process.getBuiltinModule("node:fs").existsSync("/usr/lib/postgresql");
  if (!found) console.info("No Postgres server's programs here: this suite did not run on Postgres.");
  return found;
}

function embedded(open: () => Promise<Database>): Engine {
  let opened: Database | undefined;
  let started: Jobs[] = [];
  beforeAll(async () => {
    opened = await open();
    useDatabase(opened);
  });
  afterEach(async () => {
    await Promise.all(started.map((jobs) => jobs.stop()));
    started = [];
  });
  afterAll(async () => {
    useDatabase(undefined);
    await opened?.close();
  });
  const database = () => {
    if (!opened) throw new Error("The database is not open yet.");
    return opened;
  };
  return {
    kind: "embedded",
    database,
    run: async (build, options = {}) => {
      const client = embeddedClient(`test-${newId()}`);
      const fast = { concurrency: 8, pollMs: 20, backoff: () => 20 };
      const jobs = await startJobs({ sql: database(), client, functions: build(client), ...fast, ...options });
      started.push(jobs);
      return { jobs, send: (events) => client.send(events) };
    },
  };
}

function inngestServer(baseUrl: string): Engine {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });
  const unavailable = () => {
    throw new Error("A real Inngest server has no database and no engine of ours.");
  };
  return {
    kind: "server",
    database: unavailable,
    run: async (build) => {
      const client = new Inngest({ id: `test-${newId()}`, isDev: true, baseUrl, eventKey: "test" });
      const server = createServer(serve({ client, functions: build(client) }));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      closing.push(() => server.close());
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      const registered = await fetch(`http://127.0.0.1:${port}/api/inngest`, { method: "PUT" });
      if (!registered.ok) throw new Error(`The Inngest server did not register the functions: ${registered.status}`);
      return {
        send: (events) => client.send(events),
        get jobs() {
          return unavailable();
        },
      };
    },
  };
}

/** Waits until something holds; fails with what was seen last. */
export async function until(holds: () => boolean | Promise<boolean>, atMostMs = 8_000): Promise<void> {
  const deadline = performance.now() + atMostMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`It did not come true within ${atMostMs} ms: ${holds}`);
    await pause(10);
  }
}

export const pause = (forMs: number) => new Promise<void>((resolve) => setTimeout(resolve, forMs));

/** An event name of its own, so that tests do not start each other's functions. */
export const freshName = () => `test/${newId()}`;

/** Status, output and error of an embedded engine's runs for one event name. */
export async function runsOf(engine: Engine, eventName: string) {
  const { rows } = await engine
    .database()
    .query("select status, output, error from job_runs where event->>'name' = $1 order by created_at, id", [eventName]);
  return rows as { status: string; output: unknown; error: { name: string; message: string } | null }[];
}
