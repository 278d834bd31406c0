import { setTimeout as wait } from "node:timers/promises";
import { cpuSecondsOf } from "./cpu";

const idleShare = 0.15;
const patienceSeconds = 180;

/** Waits until these processes have nothing left to do, so that a round does not pay for the last one's background work. */
export async function untilQuiet(pids: number[]): Promise<void> {
  for (let second = 0; second < patienceSeconds; second++) {
    const before = cpuSecondsOf(pids);
    await wait(1000);
    if (cpuSecondsOf(pids) - before < idleShare) return;
  }
}
