import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresServer, startPostgres } from "../../server/testing/postgres";
import { signIn } from "./open-inbox";

const firstBarMs = 240_000;
const secondBarMs = 15_000;
const patienceMs = 900_000;

let postgres: PostgresServer | null = null;
beforeAll(async () => {
  postgres = await startPostgres({ durable: true });
});
afterAll(() => postgres?.stop());

/** What a person's shell has: no test runner's settings, no folder of packages on the path. */
function plainShell(own: Record<string, string>): NodeJS.ProcessEnv {
  const names = ["HOME", "LANG", "TMPDIR", "npm_config_registry", "npm_config_cache", "npm_config_nodedir"];
  const kept = names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  const path = (process.env.PATH ?? "").split(":").filter((entry) => !entry.includes("node_modules"));
  return { ...Object.fromEntries(kept), PATH: path.join(":"), ...own };
}

type Start = { folder: string; port: number; env: Record<string, string> };

/** `npm start` until the sample account has signed in, then the polite end; answers the milliseconds. */
async function startOnce({ folder, port, env }: Start): Promise<number> {
  const begun = performance.now();
  const npm = spawn("npm", ["start"], {
    cwd: folder,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: plainShell({ PORT: String(port), ...env }),
  });
  let printed = "";
  npm.stdout.on("data", (chunk) => (printed += String(chunk)));
  npm.stderr.on("data", (chunk) => (printed += String(chunk)));
  try {
    const address = `http://127.0.0.1:${port}`;
    for (;;) {
      if (npm.exitCode !== null || performance.now() - begun > patienceMs) throw new Error(`No sign-in:\n${printed}`);
      const isIn = await signIn(address, join(folder, ".data")).then(
        () => true,
        () => false,
      );
      if (isIn) return Math.round(performance.now() - begun);
      await wait(100);
    }
  } finally {
    await end(npm);
  }
}

async function end(npm: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => npm.once("close", resolve));
  if (npm.pid && npm.exitCode === null) process.kill(-npm.pid, "SIGTERM");
  await ended;
}

test.each(["embedded", "Postgres"])(
  "a clone reaches a working sign-in in 4 minutes, and again in 15 s: %s",
  async (kind) => {
    if (kind === "Postgres" && !postgres) return;
    const { freePort } = await import("../launch/address.mjs");
    const folder = mkdtempSync(join(tmpdir(), "rekindle-clone-"));
    try {
      execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${process.cwd()}`, folder]);
      const env: Record<string, string> = kind === "Postgres" && postgres ? { DATABASE_URL: postgres.url } : {};
      const start = { folder, port: await freePort(), env };
      const load = () => loadavg()[0]?.toFixed(1);
      const before = load();
      const first = await startOnce(start);
      process.stdout.write(
        `[start] ${kind}: first ${(first / 1_000).toFixed(1)} s (load ${before} before, ${load()} after)\n`,
      );
      const second = await startOnce(start);
      process.stdout.write(`[start] ${kind}: second ${(second / 1_000).toFixed(1)} s (load ${load()})\n`);
      expect(first).toBeLessThan(firstBarMs);
      expect(second).toBeLessThan(secondBarMs);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
