import { fileURLToPath } from "node:url";
import { depthOf } from "./check/rules/nesting-depth";
import { isFunction, isTest, linesOf, nodesOf, type Parsed, parsedFiles } from "./check/syntax";
import { projectTree } from "./check/tree";

/** The size of the house against its budget. `npm run check` refuses the outliers; this shows the drift. */
const budget = { medianFile: 60, p95File: 200, longestFile: 300, p95Function: 40, any: 0, nesting: 3, folders: 6 };

const tree = projectTree(fileURLToPath(new URL("..", import.meta.url)));
const files = parsedFiles(tree, (path) => !isTest(path) && !path.startsWith("scripts/") && !path.startsWith("bench/"));
const tests = parsedFiles(tree, isTest);

const fileLines = files.map(({ source }) => lineCount(source));
const functionLines = files.flatMap((parsed) => nodesOf(parsed, isFunction).map(({ node }) => linesOf(parsed, node)));
const foldersDeep = files.map(({ path }) => path.split("/").length - 1);

console.log(
  `${files.length} files, ${sum(fileLines)} lines; ${tests.length} test files, ${sum(tests.map(({ source }) => lineCount(source)))} lines`,
);
compare("median file, lines", quantile(fileLines, 0.5), budget.medianFile);
compare("95th percentile of files", quantile(fileLines, 0.95), budget.p95File);
compare("longest file", Math.max(0, ...fileLines), budget.longestFile);
compare("95th percentile of functions", quantile(functionLines, 0.95), budget.p95Function);
compare("uses of any", sum(files.map(anys)), budget.any);
compare("deepest nesting", Math.max(0, ...files.map(deepestNesting)), budget.nesting);
compare("deepest folder", Math.max(0, ...foldersDeep), budget.folders);

function compare(name: string, value: number, limit: number) {
  console.log(`${value <= limit ? "ok  " : "OVER"} ${name.padEnd(30)} ${String(value).padStart(5)}  budget ${limit}`);
}

function anys(parsed: Parsed): number {
  return nodesOf(parsed, ({ type }) => type === "TSAnyKeyword").length;
}

function deepestNesting(parsed: Parsed): number {
  return Math.max(0, ...nodesOf(parsed, () => true).map(({ node, holders }) => depthOf(node, holders)));
}

function lineCount(source: string): number {
  return source.trimEnd().split("\n").length;
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
