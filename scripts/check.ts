import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { houseViolations } from "./check/house";
import { importViolations } from "./check/imports";
import { projectTree, type Violation } from "./check/tree";

interface Part {
  name: string;
  seconds: number;
  objections: string[];
}

const root = fileURLToPath(new URL("..", import.meta.url));
const longestList = 60;

/** A tool of the toolbox, run by the Node that runs us; its whole output is its objection. */
async function tool(name: string, script: string, args: string[]): Promise<Part> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, "node_modules", script), ...args], { cwd: root });
  const output: string[] = [];
  child.stdout.on("data", (chunk) => output.push(String(chunk)));
  child.stderr.on("data", (chunk) => output.push(String(chunk)));
  const code = await new Promise((resolve) => child.on("close", resolve));
  return { name, seconds: secondsSince(started), objections: code === 0 ? [] : [output.join("").trim()] };
}

async function imports(tree: ReturnType<typeof projectTree>): Promise<Part> {
  const started = performance.now();
  const violations = await importViolations(root, tree);
  return { name: "imports", seconds: secondsSince(started), objections: violations.map(sentence) };
}

function house(tree: ReturnType<typeof projectTree>): Part[] {
  const started = performance.now();
  const ruled = houseViolations(tree);
  const each = secondsSince(started) / ruled.length;
  return ruled.map(({ name, violations }) => ({ name, seconds: each, objections: violations.map(sentence) }));
}

function sentence({ path, line, says }: Violation): string {
  return `${path}${line ? `:${line}` : ""}  ${says}`;
}

function secondsSince(started: number): number {
  return (performance.now() - started) / 1000;
}

function print({ name, seconds, objections }: Part) {
  console.log(`${objections.length === 0 ? "ok  " : "FAIL"} ${name.padEnd(22)} ${seconds.toFixed(1)} s`);
  for (const objection of objections.slice(0, longestList)) console.log(objection.replace(/^/gm, "     "));
  if (objections.length > longestList) console.log(`     ... and ${objections.length - longestList} more`);
}

/** `--report <file>` writes what was found for a program to read; `npm test` counts each part as one test. */
function report(parts: Part[]) {
  const at = process.argv.indexOf("--report");
  const file = at === -1 ? undefined : process.argv[at + 1];
  if (!file) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(parts.map(({ name, objections }) => ({ name, ok: objections.length === 0 }))));
}

const tree = projectTree(root);
const parts = await Promise.all([
  tool("biome", "@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "--max-diagnostics=100", "."]),
  tool("types", "typescript/bin/tsc", ["--noEmit", "--pretty", "false"]),
  tool("knip", "knip/bin/knip.js", ["--no-progress"]),
  imports(tree),
  ...house(tree).map((part) => Promise.resolve(part)),
]);
for (const part of parts) print(part);
report(parts);
process.exitCode = parts.some(({ objections }) => objections.length > 0) ? 1 : 0;
