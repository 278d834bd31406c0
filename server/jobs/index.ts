/**
 * The embedded engine: runs the application's Inngest functions in this process, over the application's own database,
 * when no Inngest is configured. It decides when a job is due, who may run it, and that a run's memory, job and alarm
 * move together under a lease. What it does not do it refuses at start, or fails the run that asks for it.
 */
export { type Jobs, type JobsOptions, startJobs } from "./engine";
export type { IncomingEvent } from "./receive";
export { embeddedClient, sdkLog } from "./sdk";
