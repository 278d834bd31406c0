import type { Jobs } from "@/server/jobs";

// One per process, though Next bundles this module more than once.
const slot = globalThis as typeof globalThis & { rekindleJobs?: Jobs };

/** The embedded engine of this process; undefined while it is not running, and where an Inngest server runs the functions. */
export const engine = (): Jobs | undefined => slot.rekindleJobs;

export function setEngine(jobs: Jobs | undefined): void {
  slot.rekindleJobs = jobs;
}

/** Real time, for what belongs to no tenant. */
export const realNow = (): Date => new Date();

/**
 * The instant that is so far ahead, for `step.sleepUntil`: `step.sleep` cuts a wait down to whole seconds, and whoever
 * wakes too early finds nothing due.
 */
export const instantIn = (waitMs: number): string => new Date(realNow().getTime() + waitMs).toISOString();
