import { withoutParameters } from "@/server/platform/db/safe-error";
import { log } from "@/server/platform/log";
import { type Claimed, claim, renew } from "./claim";
import type { Wake } from "./delays";
import { type Delivery, deliver, ticketOf } from "./deliver";

export interface DrainOptions {
  /** Treats what is due within this time as due now. */
  aheadMs?: number;
  /** Fires due schedules too. */
  schedules?: boolean;
  timeoutMs?: number;
}

interface WorkerOptions {
  concurrency: number;
  pollMs: number;
  fireSchedules(): Promise<{ nextInMs: number }>;
}

const stopGraceMs = 3_000;
const schedulesLookMs = 30_000;
/** Looks for a job that wakes within this time to the instant; for a later one the poll is exact enough. */
const longestAlarmMs = 60_000;
/** A timer may fire a moment early, and then finds nothing. */
const earlyMs = 2;

/** Claims due jobs and runs them, so many at once; keeps their leases alive while it does. */
export class Worker {
  readonly #delivery: Delivery;
  readonly #options: WorkerOptions;
  readonly #jobs = new Map<string, Claimed>();
  readonly #calls = new Map<string, Promise<void>>();
  readonly #bell = new Bell();
  readonly #heartbeat: NodeJS.Timeout;
  #stopped = false;
  #schedulesAt = 0;
  #loop: Promise<void> = Promise.resolve();

  constructor(delivery: Delivery, options: WorkerOptions) {
    this.#delivery = delivery;
    this.#options = options;
    this.#heartbeat = setInterval(() => void this.#renew(), delivery.leaseMs / 4);
    this.#heartbeat.unref();
  }

  /** Looks for work from now on: when poked, and every poll. */
  start(): void {
    this.#loop = this.#run();
  }

  poke(): void {
    this.#bell.ring();
  }

  /** Looks for work when this job wakes, rather than at the poll after. */
  alarm(wake: Wake): void {
    const inMs = "at" in wake ? Date.parse(wake.at) - Date.now() : wake.afterMs;
    if (inMs > 0 && inMs <= longestAlarmMs) setTimeout(() => this.poke(), inMs + earlyMs).unref();
  }

  /** The job that runs here under this ticket. */
  held(ticket: string): Claimed | undefined {
    return this.#jobs.get(ticket);
  }

  async drain({ aheadMs = 0, schedules = false, timeoutMs = 30_000 }: DrainOptions): Promise<void> {
    if (schedules) await this.#options.fireSchedules();
    const late = sleep(timeoutMs).then(() => "late" as const);
    while ((await this.#fill(aheadMs)) > 0 || this.#calls.size > 0) {
      if (this.#calls.size === 0) continue;
      if ((await Promise.race([...this.#calls.values(), late])) === "late") {
        throw new Error(`Jobs still run after ${timeoutMs} ms.`);
      }
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#bell.ring();
    await this.#loop;
    await Promise.race([Promise.all(this.#calls.values()), sleep(stopGraceMs)]);
    clearInterval(this.#heartbeat);
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      await this.#turn().catch((error) =>
        log.error({ err: withoutParameters(error) }, "the job engine could not look for work"),
      );
      await this.#bell.wait(this.#options.pollMs);
    }
  }

  async #turn(): Promise<void> {
    if (performance.now() >= this.#schedulesAt) {
      const { nextInMs } = await this.#options.fireSchedules();
      this.#schedulesAt = performance.now() + Math.min(nextInMs, schedulesLookMs);
    }
    await this.#fill(0);
  }

  /** Claims while there is room and something due; answers how many it took. */
  async #fill(aheadMs: number): Promise<number> {
    let taken = 0;
    while (!this.#stopped && this.#calls.size < this.#options.concurrency) {
      const room = this.#options.concurrency - this.#calls.size;
      const jobs = await claim(this.#delivery.sql, { limit: room, leaseMs: this.#delivery.leaseMs, aheadMs });
      for (const job of jobs) this.#calls.set(ticketOf(job), this.#call(job));
      taken += jobs.length;
      if (jobs.length < room) break;
    }
    return taken;
  }

  async #call(job: Claimed): Promise<void> {
    const ticket = ticketOf(job);
    this.#jobs.set(ticket, job);
    try {
      await deliver(this.#delivery, job);
    } catch (error) {
      log.error({ err: withoutParameters(error), run: job.runId }, "a job could not be moved on; its lease will lapse");
    } finally {
      this.#jobs.delete(ticket);
      this.#calls.delete(ticket);
      this.#bell.ring();
    }
  }

  async #renew(): Promise<void> {
    const leases = [...this.#jobs.values()].map(({ id, token }) => ({ id, token }));
    await renew(this.#delivery.sql, leases, this.#delivery.leaseMs).catch((error) =>
      log.error({ err: withoutParameters(error) }, "leases could not be renewed"),
    );
  }
}

const sleep = (forMs: number) => new Promise<void>((resolve) => void setTimeout(resolve, forMs).unref());

/** Wakes a waiting loop: by ringing, or after a while. A ring that nobody waits for is kept. */
class Bell {
  #rung = false;
  #wake: (() => void) | null = null;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  async wait(atMostMs: number): Promise<void> {
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, atMostMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wake = null;
    this.#rung = false;
  }
}
