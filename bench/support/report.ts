import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import type { Bar, Bench, Measured, Workload } from "../harness";

type Run = { workload: Workload; bench: Bench; measured: Measured[]; root: string; scale: number };

/** Prints medians with their range and the ratios to each bar, and keeps everything as JSON in bench/results/. */
export function report({ workload, bench, measured, root, scale }: Run): void {
  const names = bench.contenders.map(({ name }) => name);
  console.log(`\n${workload.name}: ${workload.does}`);
  console.log(
    `  ${bench.database}, ${rangeOf(measured)} rounds, ${workload.unit}${scale === 1 ? "" : `, at scale ${scale}`}`,
  );
  for (const name of names) printContender(name, measured);
  const bars = bench.bars.map((bar) => ({ ...bar, values: valuesOf(bar, measured) }));
  for (const bar of bars) printBar(bar);
  keep(root, workload, { ...provenance(root), scale, database: bench.database, bars, measured });
}

function printContender(name: string, measured: Measured[]) {
  const mine = measured.filter(({ contender }) => contender === name);
  const speeds = mine.map(perSecond);
  const latencies = mine.flatMap(({ latenciesMs }) => latenciesMs);
  const peaks = mine.flatMap(({ peakMb }) => peakMb ?? []);
  const peak = peaks.length > 0 ? `, peak ${Math.round(Math.max(...peaks))} MB` : "";
  const latency =
    latencies.length > 0
      ? `  p50 ${quantile(latencies, 0.5).toFixed(1)} p95 ${quantile(latencies, 0.95).toFixed(1)} p99 ${quantile(latencies, 0.99).toFixed(1)} ms`
      : "";
  console.log(
    `  ${name.padEnd(22)} ${withRange(speeds)} /s  ${withRange(mine.map(perCpuSecond))} /CPU-s  ` +
      `wall ${median(mine.map(({ wallSeconds }) => wallSeconds)).toFixed(2)} s, CPU ${median(mine.map(({ cpuSeconds }) => cpuSeconds)).toFixed(2)} s${peak}${latency}`,
  );
}

function printBar(bar: Bar & { values: number[] }) {
  const value = median(bar.values);
  const reaches = (limit: number) => (isBetterSmall(bar) ? value <= limit : value >= limit);
  const verdict = reaches(bar.goal) ? "goal reached" : reaches(bar.must) ? "must reached" : "below must";
  const what = "against" in bar && bar.against !== undefined ? `${bar.of} / ${bar.against}` : bar.of;
  const range = `${Math.min(...bar.values).toFixed(2)} to ${Math.max(...bar.values).toFixed(2)}`;
  console.log(
    `  ${what}, ${bar.measure}: ${value.toFixed(2)} (${range}); must ${bar.must}, goal ${bar.goal}: ${verdict}`,
  );
}

/** One value a round: a contender's own, or against the other's in the same round, so that both met the same machine. */
function valuesOf(bar: Bar, measured: Measured[]): number[] {
  const measureOf = valueBy[bar.measure];
  const own = measured.filter(({ contender }) => contender === bar.of);
  if (!("against" in bar) || bar.against === undefined) return own.map(measureOf);
  return own.flatMap((mine) => {
    const other = measured.find(({ contender, round }) => contender === bar.against && round === mine.round);
    return other ? [measureOf(mine) / measureOf(other)] : [];
  });
}

function keep(root: string, workload: Workload, content: Record<string, unknown>) {
  const folder = join(root, "bench/results");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${workload.name}-${String(content.at).replace(/[:.]/g, "-")}.json`);
  writeFileSync(file, `${JSON.stringify({ workload: workload.name, unit: workload.unit, ...content }, null, 2)}\n`);
}

function provenance(root: string) {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "safe.directory=*", ...args], { cwd: root, encoding: "utf8" }).trim();
  return {
    at: new Date().toISOString(),
    commit: git("rev-parse", "HEAD"),
    hasLocalChanges: git("status", "--porcelain") !== "",
    node: process.version,
    processor: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
  };
}

function withRange(values: number[]): string {
  return `${rounded(median(values))} (${rounded(Math.min(...values))}-${rounded(Math.max(...values))})`;
}

const rounded = (value: number) => (value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(1));
const perSecond = ({ units, wallSeconds }: Measured) => units / wallSeconds;
const perCpuSecond = ({ units, cpuSeconds }: Measured) => units / Math.max(cpuSeconds, 0.01);
const valueBy: Record<Bar["measure"], (measured: Measured) => number> = {
  "per second": perSecond,
  "units per second": perSecond,
  "steady per second": ({ units, steadySeconds }) => units / steadySeconds,
  "per CPU-second": perCpuSecond,
  "per server CPU-second": ({ units, serverCpuSeconds }) => units / Math.max(serverCpuSeconds, 0.01),
  "p95 ms": ({ latenciesMs }) => quantile(latenciesMs, 0.95),
  "p99 ms": ({ latenciesMs }) => quantile(latenciesMs, 0.99),
  "peak MB": ({ peakMb }) => peakMb ?? Number.NaN,
};
const smallIsBetter: readonly Bar["measure"][] = ["p95 ms", "p99 ms", "peak MB"];
const isBetterSmall = (bar: Bar) => smallIsBetter.includes(bar.measure);
const median = (values: number[]) => quantile(values, 0.5);
const rangeOf = (measured: Measured[]) => Math.max(0, ...measured.map(({ round }) => round));

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
