import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildOnce } from "./launch/build.mjs";
import { installOnce } from "./launch/install.mjs";
import { orRefuse, Refusal } from "./launch/refusal.mjs";
import { run } from "./launch/run.mjs";
import { tallyOf } from "./launch/tally.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const reports = join(root, ".cache", "test");
const bin = (path) => join(root, "node_modules", path);

const phases = [];

/** `npm test`: everything, the cheapest first; one line sums up all tests of all phases. */
await orRefuse(async () => {
  const node = await installOnce(root);
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  await phase("check", () => check(node));
  await phase("tests", () => vitest(node, "tests", {}));
  if (process.env.DATABASE_URL || existsSync("/usr/lib/postgresql"))
    await phase("tests on Postgres", () => postgres(node));
  else console.log("\n== tests on Postgres: did not run, for there is no DATABASE_URL and no Postgres on this machine");
  const built = await phase("build", () => build(node));
  if (built.failed === 0) await phase("journeys", () => journeys(node));
});
const passed = phases.reduce((sum, tally) => sum + tally.passed, 0);
const failed = phases.length === 0 ? 1 : phases.reduce((sum, tally) => sum + tally.failed, 0);
process.exitCode = failed === 0 ? 0 : 1;
console.log(`\n${passed} passed, ${failed} failed`);

async function phase(name, work) {
  console.log(`\n== ${name}`);
  const started = Date.now();
  const { passed, failed } = await work().catch(refused);
  console.log(`== ${name}: ${passed} passed, ${failed} failed in ${((Date.now() - started) / 1000).toFixed(0)} s`);
  phases.push({ passed, failed });
  return { passed, failed };
}

function refused(error) {
  console.error(error instanceof Refusal ? error.message : error);
  return { passed: 0, failed: 1 };
}

async function check(node) {
  const report = join(reports, "check.json");
  return tallyOf(
    "check",
    report,
    await run(node, [bin("tsx/dist/cli.mjs"), "scripts/check.ts", "--report", report], { cwd: root }),
  );
}

async function vitest(node, name, { files = [], ...env }) {
  const report = join(reports, `${name}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = [bin("vitest/vitest.mjs"), "run", ...files, ...reporters];
  return tallyOf(
    "vitest",
    report,
    await run(node, args, { cwd: root, env: { ...process.env, DATABASE_URL: "", ...env } }),
  );
}

/** The tests that open a database once more: on the server at DATABASE_URL, else on one of our own where Postgres is installed. */
function postgres(node) {
  const files = ["server", "app"]
    .flatMap((room) => readdirSync(join(root, room), { recursive: true }).map((name) => join(room, name)))
    .filter((name) => name.endsWith(".test.ts") && readFileSync(join(root, name), "utf8").includes("withDatabase"));
  return vitest(node, "postgres", {
    files,
    TEST_DATABASE_URL: process.env.DATABASE_URL ?? "",
    TEST_ON_POSTGRES: process.env.DATABASE_URL ? "" : "1",
  });
}

async function build(node) {
  await buildOnce(root, node);
  return { passed: 1, failed: 0 };
}

async function journeys(node) {
  const { runJourneys } = await import("./launch/journeys.mjs");
  const report = join(reports, "journeys.json");
  return tallyOf("playwright", report, await runJourneys({ root, node, report }));
}
