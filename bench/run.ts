import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measure, type Workload } from "./harness";
import { report } from "./support/report";

/** `npm run bench [-- <workload>... --rounds 5 --scale 1]`: each file of this folder is one workload. */
const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));
const notWorkloads = new Set(["harness.ts", "run.ts"]);
const fewestRounds = 5;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: String(fewestRounds) }, scale: { type: "string", default: "1" } },
});
const present = readdirSync(here).filter((file) => file.endsWith(".ts") && !notWorkloads.has(file));
const names = present
  .map((file) => file.slice(0, -".ts".length))
  .filter((name) => positionals.length === 0 || positionals.includes(name));
if (names.length === 0) {
  console.error(`No such workload. There are: ${present.join(", ") || "none yet"}.`);
  process.exitCode = 1;
}
for (const name of names) await runWorkload(name);

/** A workload whose output is wrong prints its reason and no speed. */
async function runWorkload(name: string) {
  const { workload }: { workload: Workload } = await import(`./${name}.ts`);
  const rounds = Math.max(fewestRounds, Number(values.rounds));
  const bench = await workload.open({ scale: Number(values.scale), rounds });
  try {
    const measured = await measure(bench, rounds);
    report({ workload, bench, measured, root, scale: Number(values.scale) });
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  } finally {
    await bench.close();
  }
}
