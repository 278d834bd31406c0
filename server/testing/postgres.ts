import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chmod, chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);

/** A throwaway Postgres server. Its only login, `postgres`, is a superuser and owns the database `postgres`. */
export interface PostgresServer {
  url: string;
  /** Ends at once, as by a power cut of its own, and starts again on the same data; resolves when it answers. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Where a Postgres server's programs are on this machine, newest version first; null when there are none. */
async function programs(): Promise<string | null> {
  const versions = await readdir("/usr/lib/postgresql").catch(() => []);
  const newest = versions
    .map(Number)
    .filter(Number.isFinite)
    .sort((a, b) => b - a)[0];
  return newest === undefined ? null : `/usr/lib/postgresql/${newest}/bin`;
}

/** Postgres refuses to run as root: there it runs as `nobody`. */
const account = () => (process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {});

/**
 * Starts a server of its own on a free port, or answers null where Postgres is not installed.
 * With `durable` it syncs as a production server does; without, it is fast and may lose data with the machine.
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer | null> {
  const bin = await programs();
  if (!bin) return null;
  const folder = await mkdtemp(join(tmpdir(), "rekindle-postgres-"));
  const { uid, gid } = account();
  if (uid !== undefined) await chown(folder, uid, gid);
  await chmod(folder, 0o700);
  const data = join(folder, "data");
  const initdb = ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
  await run(join(bin, "initdb"), initdb, { uid, gid, cwd: folder });

  const port = await freePort();
  const speed = durable ? [] : ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"];
  const place = [
    "-D",
    data,
    "-p",
    String(port),
    "-k",
    folder,
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    "max_connections=100",
  ];
  const start = () => spawn(join(bin, "postgres"), [...place, ...speed], { uid, gid, cwd: folder, stdio: "ignore" });
  let server = start();
  const killWithUs = () => void server.kill("SIGQUIT");
  process.once("exit", killWithUs);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    process.removeListener("exit", killWithUs);
    await ended(server, "SIGINT");
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await answers(url, server);
  } catch (error) {
    await stop();
    throw error;
  }
  const restart = async () => {
    await ended(server, "SIGQUIT");
    server = start();
    await answers(url, server);
  };
  return { url, restart, stop };
}

async function ended(server: ChildProcess, signal: "SIGINT" | "SIGQUIT"): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = new Promise((resolve) => server.once("exit", resolve));
  server.kill(signal);
  await exit;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (server.exitCode !== null) throw new Error(`Postgres ended with code ${server.exitCode}.`);
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error("Postgres did not answer within 10 seconds.");
}
