import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** The built product on one port and one data folder, through many lives. */
export interface KillableServer {
  address: string;
  dataDir: string;
  /** Starts a life, without waiting for it. */
  start(): void;
  /** Waits until this life answers; the milliseconds since its start. @throws with its words when it ended instead. */
  healthy(): Promise<number>;
  /** kill -9 of the whole process group; resolves when nothing of it is left. */
  kill(): Promise<void>;
  /** What this life has used of the processors so far, in seconds; 0 where the system does not tell. */
  cpuSeconds(): number;
  /** Whether this life ended without anybody killing it. */
  hasCrashed(): boolean;
  /** The polite end; the data folder stays. */
  stop(): Promise<void>;
  /** The polite end, and the data folder with it. */
  end(): Promise<void>;
}

const patienceMs = 120_000;

type Life = { child: ChildProcess; ended: Promise<void>; at: number; printed: string };

function lifeOf(child: ChildProcess): Life {
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const life: Life = { child, ended, at: performance.now(), printed: "" };
  const hear = (chunk: Buffer) => {
    life.printed = (life.printed + String(chunk)).slice(-200_000);
    if (process.env.PROOF_VERBOSE) process.stderr.write(chunk);
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  return life;
}

/** Waits until that life answers. */
async function answeringAt(address: string, mine: Life): Promise<number> {
  const asked = performance.now();
  while (performance.now() - asked < patienceMs) {
    if (mine.child.exitCode !== null) throw new Error(`The server ended by itself:\n${mine.printed}`);
    const isHealthy = await fetch(`${address}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isHealthy) return Math.round(performance.now() - mine.at);
    await wait(25);
  }
  throw new Error(`The server did not become healthy:\n${mine.printed}`);
}

const freshFolder = () => mkdtempSync(join(tmpdir(), "rekindle-proof-"));

/**
 * Prepares a server of the sources at `root`, which must be built; `env` comes on top of an environment for tests. Two
 * servers on one database share one data folder: the installation's secrets are in it.
 */
export async function killableServer(
  root: string,
  env: Record<string, string>,
  dataDir = freshFolder(),
): Promise<KillableServer> {
  const { freePort } = await import("../launch/address.mjs");
  const { productNode } = await import("../launch/node.mjs");
  const { servingWith } = await import("../launch/serving.mjs");
  const node: string = productNode(root);
  const port: number = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let life: Life | null = null;

  const serving = servingWith(env);

  function start() {
    const serve = [...serving.flags, join(root, "scripts/launch/serve.mjs"), "-H", "127.0.0.1", "-p", String(port)];
    const child = spawn(node, serve, {
      cwd: root,
      detached: true, // a process group of its own, so that all of it can be killed at once
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: { ...serving.env, ...cleanEnvironment(), HOST: "127.0.0.1", PORT: String(port), DATA_DIR: dataDir, ...env },
    });
    life = lifeOf(child);
  }

  async function healthy(): Promise<number> {
    if (!life) throw new Error("The server was not started.");
    return answeringAt(address, life);
  }

  async function kill(): Promise<void> {
    if (!life?.child.pid) return;
    signal(life.child.pid, "SIGKILL");
    await life.ended;
  }

  const lives = () => life?.child.exitCode === null && life.child.signalCode === null;

  async function stop(): Promise<void> {
    if (!life?.child.pid || !lives()) return;
    signal(life.child.pid, "SIGTERM");
    const late = setTimeout(() => void kill(), 10_000);
    await life.ended;
    clearTimeout(late);
  }

  async function end(): Promise<void> {
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  }

  const cpuSeconds = () => (life?.child.pid ? cpuSecondsOf(life.child.pid) : 0);
  const hasCrashed = () => life !== null && !lives() && life.child.signalCode !== "SIGKILL";
  return { address, dataDir, start, healthy, kill, cpuSeconds, hasCrashed, stop, end };
}

const ticksPerSecond = 100;

/** User and system time of all processes of a group (Linux). */
function cpuSecondsOf(group: number): number {
  let ticks = 0;
  for (const name of existsSync("/proc/self/stat") ? readdirSync("/proc") : []) {
    const stat =
      /^\d+$/.test(name) && existsSync(`/proc/${name}/stat`) ? readFileSync(`/proc/${name}/stat`, "utf8") : "";
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (Number(fields[2]) === group) ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / ticksPerSecond;
}

function signal(group: number, name: NodeJS.Signals) {
  try {
    process.kill(-group, name);
  } catch {
    // nothing of the group is left
  }
}

/** Our own environment without what the test runner put into it. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { VITEST: _, NODE_OPTIONS: __, DATABASE_URL: ___, TEST: ____, ...rest } = process.env;
  for (const name of Object.keys(rest)) if (/^(VITEST|AI_|TWILIO_|TEST_)/.test(name)) delete rest[name];
  return { ...rest, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", LOG_LEVEL: "warn" };
}
