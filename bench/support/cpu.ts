import { readdirSync, readFileSync } from "node:fs";

const ticksPerSecond = 100; // USER_HZ, the same on every Linux that Node runs on

/** CPU seconds that these processes and all their descendants have used so far, those already reaped included. */
export function cpuSecondsOf(pids: number[]): number {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)));
  const counted = new Set(pids);
  for (let size = -1; size !== counted.size; ) {
    size = counted.size;
    for (const { pid, parent } of processes) if (counted.has(parent)) counted.add(pid);
  }
  const ticks = processes.filter(({ pid }) => counted.has(pid)).reduce((sum, process) => sum + process.ticks, 0);
  return ticks / ticksPerSecond;
}

function statOf(pid: number): { pid: number; parent: number; ticks: number }[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [user, system, reapedUser, reapedSystem] = fields.slice(11, 15).map(Number);
    return [
      { pid, parent: Number(fields[1]), ticks: (user ?? 0) + (system ?? 0) + (reapedUser ?? 0) + (reapedSystem ?? 0) },
    ];
  } catch {
    return []; // it ended while we looked
  }
}
