import { readFileSync, writeFileSync } from "node:fs";

const resetPeak = "5"; // proc(5), clear_refs: the peak of resident memory starts anew

/** Lets a process's peak of resident memory start anew (Linux, one's own processes). */
export function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, resetPeak);
  } catch {
    // not Linux, not ours, or over: the peak since its start is told then
  }
}

/** The most resident memory that a process held since then, in MB; null where the system does not tell. */
export function peakMbOf(pid: number): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes ? Number(kilobytes) / 1024 : null;
  } catch {
    return null;
  }
}
