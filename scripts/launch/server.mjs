import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./address.mjs";
import { Refusal } from "./refusal.mjs";
import { ended } from "./run.mjs";
import { servingWith } from "./serving.mjs";

const patienceSeconds = 120;

/**
 * Runs the built product on a free port with a data folder of its own, works, and takes both away again.
 * @template T
 * @param {{ root: string, node: string, env?: Record<string, string> }} options
 * @param {(server: { address: string, dataDir: string, pid: number | undefined, printed: () => string }) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withServer({ root, node, env = {} }, work) {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), "rekindle-data-"));
  const address = `http://127.0.0.1:${port}`;
  const serving = servingWith({ ...process.env, ...env });
  const serve = [...serving.flags, join(root, "scripts/launch/serve.mjs"), "-H", "127.0.0.1", "-p", String(port)];
  const server = spawn(node, serve, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...serving.env,
      ...process.env,
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: dataDir,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      ...env,
    },
  });
  const printed = [];
  server.stdout.on("data", (chunk) => printed.push(chunk));
  server.stderr.on("data", (chunk) => printed.push(chunk));
  const end = ended(server);
  try {
    await untilHealthy(address, server, () => Buffer.concat(printed).toString());
    return await work({ address, dataDir, pid: server.pid, printed: () => Buffer.concat(printed).toString() });
  } finally {
    server.kill("SIGTERM");
    const late = setTimeout(() => server.kill("SIGKILL"), 10_000);
    await end;
    clearTimeout(late);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function untilHealthy(address, server, printed) {
  for (let second = 0; second < patienceSeconds; second++) {
    if (server.exitCode !== null) throw new Refusal(`${printed()}\nThe server ended before it answered.`);
    const isHealthy = await fetch(`${address}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isHealthy) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Refusal(`${printed()}\nThe server did not become healthy within ${patienceSeconds} s.`);
}
