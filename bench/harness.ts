import { cpuSecondsOf } from "./support/cpu";
import { forgetPeak, peakMbOf } from "./support/memory";

export interface Round {
  /** Units of work done, counted where they arrive: at the carrier, in the answer; never in a table of ours. */
  units: number;
  /** One duration a request, where the workload is about latency. */
  latenciesMs?: number[];
  /** How long the units themselves took, where the round waits for more than them. */
  steadySeconds?: number;
}

/** One of those that do the same work: the physical limit, ours, a peer. */
export interface Contender {
  name: string;
  /** Puts back what the last round left; not measured. */
  reset?(): Promise<void>;
  round(): Promise<Round>;
  /** Throws a sentence when the output of the last round is wrong; then no speed of this run is printed. */
  verify(round: Round): Promise<void> | void;
  /** The processes whose CPU time counts, with all their children. */
  pids(): number[];
}

/** What a contender must reach, and hopes to; from performance.md section 4. */
export type Bar = RatioBar | LatencyBar | SpeedBar | MemoryBar;

/** The speed of one contender divided by that of another in the same round. */
export interface RatioBar {
  of: string;
  against: string;
  /** "per server CPU-second" counts the first of the contender's processes alone: the web server without its database. */
  measure: "per second" | "per CPU-second" | "per server CPU-second";
  must: number;
  goal: number;
}

/** A percentile of a contender's requests; `against` another's, as a ratio. */
export interface LatencyBar {
  of: string;
  against?: string;
  measure: "p95 ms" | "p99 ms";
  must: number;
  goal: number;
}

/** The most memory that the first of a contender's processes held during a round; `against` another, as a ratio. */
export interface MemoryBar {
  of: string;
  against?: string;
  measure: "peak MB";
  must: number;
  goal: number;
}

/** The speed of a contender by itself. */
export interface SpeedBar {
  of: string;
  /** "steady": by the time that the round itself took for its units. */
  measure: "units per second" | "steady per second";
  must: number;
  goal: number;
}

export interface Bench {
  contenders: Contender[];
  bars: Bar[];
  /** For the record, such as "PostgreSQL 15.14" or "PGlite 0.5.14". */
  database: string;
  close(): Promise<void>;
}

export interface Workload {
  name: string;
  unit: string;
  /** One sentence: what is done, on how much data. */
  does: string;
  open(options: { scale: number; rounds: number }): Promise<Bench>;
}

export interface Measured {
  contender: string;
  round: number;
  units: number;
  wallSeconds: number;
  cpuSeconds: number;
  /** Of the first process alone. */
  serverCpuSeconds: number;
  /** The most memory that the first process held; null where the system does not tell. */
  peakMb: number | null;
  latenciesMs: number[];
  steadySeconds: number;
}

/** Interleaves the contenders, A-B-C-A-B-C, so that a busy minute of the machine falls on all of them. */
export async function measure({ contenders }: Bench, rounds: number): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (let round = 1; round <= rounds; round++) {
    for (const contender of contenders) measured.push(await measureRound(contender, round));
  }
  return measured;
}

async function measureRound(contender: Contender, round: number): Promise<Measured> {
  await contender.reset?.();
  const [server = 0] = contender.pids();
  forgetPeak(server);
  const cpuBefore = cpuOf(contender);
  const started = performance.now();
  const done = await contender.round();
  const wallSeconds = (performance.now() - started) / 1000;
  const cpuAfter = cpuOf(contender);
  const peakMb = peakMbOf(server);
  await contender.verify(done);
  return {
    contender: contender.name,
    round,
    wallSeconds,
    cpuSeconds: cpuAfter.all - cpuBefore.all,
    serverCpuSeconds: cpuAfter.server - cpuBefore.server,
    peakMb,
    units: done.units,
    latenciesMs: done.latenciesMs ?? [],
    steadySeconds: done.steadySeconds ?? wallSeconds,
  };
}

function cpuOf(contender: Contender) {
  const pids = contender.pids();
  return { all: cpuSecondsOf(pids), server: cpuSecondsOf(pids.slice(0, 1)) };
}
