import type { Inngest, InngestFunction } from "inngest";
import { releaseAll } from "./claim";
import { backoffMs } from "./delays";
import { checkpoint, type Delivery } from "./deliver";
import { jobFunction, refusals } from "./job-function";
import { type JobStats, prune, stats } from "./prune";
import { completeEvent, type IncomingEvent, receive } from "./receive";
import { fireDue, plantSchedules, schedulesOf } from "./schedules";
import { driveSdk, openDoor } from "./sdk";
import type { SqlRunner } from "./sql";
import { type DrainOptions, Worker } from "./worker";

export interface JobsOptions {
  sql: SqlRunner;
  client: Inngest.Any;
  functions: readonly InngestFunction.Like[];
  /** Calls at once in this process. PGlite runs on the event loop: keep it small there. */
  concurrency?: number;
  /** How long a silent worker keeps a job; a live one renews it four times as often. 4 s by default. */
  leaseMs?: number;
  pollMs?: number;
  /** Times a job may be handed out without progress before it parks. */
  maxDeliveries?: number;
  /** No other process can have this database open (PGlite): leases of a dead one are freed at start. */
  sole?: boolean;
  /** False: nothing runs but by `drain` (tests). */
  background?: boolean;
  backoff?: (attempt: number) => number;
}

/** A running engine. */
export interface Jobs {
  /** Takes events in; answers their ids. */
  send(events: IncomingEvent | readonly IncomingEvent[]): Promise<string[]>;
  /** Looks for due jobs at once instead of at the next poll. */
  poke(): void;
  /** Runs everything due until nothing is. @throws when that takes longer than `timeoutMs`. */
  drain(options?: DrainOptions): Promise<void>;
  /** Takes no new job and waits for those running; their leases lapse if that takes longer than three seconds. */
  stop(): Promise<void>;
  stats(): Promise<JobStats>;
  prune(): Promise<{ events: number; runs: number }>;
}

/** Beside other processes a silent worker is dead soon; alone, on an event loop that the database itself may hold up, it is not. */
const usualLeaseMs = 4_000;

/**
 * Runs Inngest functions in this process over the application's database.
 * @throws one sentence for each thing that a function declares and this engine does not do.
 */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const { sql, client } = options;
  const sdk = driveSdk(client, options.functions);
  const configs = await sdk.describe();
  const refused = configs.flatMap((config) => refusals(config));
  if (refused.length > 0) throw new Error(refused.join("\n"));
  const functions = new Map(configs.map((config) => [config.id, jobFunction(config)]));
  const schedules = schedulesOf(functions.values());
  await plantSchedules(sql, schedules);
  if (options.sole) await releaseAll(sql);

  const leaseMs = options.leaseMs ?? usualLeaseMs;
  const delivery: Delivery = {
    sql,
    sdk,
    functions,
    leaseMs,
    maxDeliveries: options.maxDeliveries ?? 5,
    backoffMs: options.backoff ?? ((attempt) => backoffMs(attempt, Math.random())),
    alarm: (wake) => worker.alarm(wake),
  };
  const worker: Worker = new Worker(delivery, {
    concurrency: options.concurrency ?? 8,
    pollMs: options.pollMs ?? 500,
    fireSchedules: () => fireDue(sql, schedules),
  });
  const closeDoor = openDoor(client.id, {
    receive: (events, seed) => take(events.map((event, place) => completeEvent(event, seed, place))),
    checkpoint: async (ticket, steps) => {
      const job = worker.held(ticket);
      return job ? checkpoint(delivery, job, steps) : false;
    },
  });
  async function take(events: ReturnType<typeof completeEvent>[]) {
    const ids = await receive(sql, functions.values(), events);
    worker.poke();
    return ids;
  }
  if (options.background !== false) worker.start();
  return {
    send: (events) => take([events].flat().map((event) => completeEvent(event, null, 0))),
    poke: () => worker.poke(),
    drain: (drain) => worker.drain(drain ?? {}),
    stop: async () => {
      await worker.stop();
      closeDoor();
    },
    stats: () => stats(sql),
    prune: () => prune(sql),
  };
}
