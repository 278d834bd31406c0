import { newId } from "@/server/platform/ids";
import { log } from "@/server/platform/log";
import { finish, park, type Release, release, saveSteps } from "./advance";
import type { Claimed } from "./claim";
import type { Wake } from "./delays";
import { failureFunctionId, type JobFunction } from "./job-function";
import { type JobError, type Outcome, outcomeOf, refusedOps, type StoredStep, storedStep } from "./outcome";
import type { CheckpointOp, Sdk } from "./sdk";
import type { SqlRunner } from "./sql";

/** What delivering a job needs. */
export interface Delivery {
  sql: SqlRunner;
  sdk: Sdk;
  functions: ReadonlyMap<string, JobFunction>;
  leaseMs: number;
  maxDeliveries: number;
  backoffMs(attempt: number): number;
  /** Hears when a job that was put back wakes. */
  alarm(wake: Wake): void;
}

const unknownFunctionWaitMs = 30_000;
const stepLimit = 1_000;
const outputLimit = 4 * 1024 * 1024;

/** Comes back from the SDK with each checkpoint: which job, under which lease. */
export const ticketOf = (job: Pick<Claimed, "id" | "token">) => `${job.id}:${job.token}`;

/** Hands one claimed job to its function and moves the run on by what the function answers. */
export async function deliver(delivery: Delivery, job: Claimed): Promise<void> {
  const { sql, functions, sdk } = delivery;
  const fn = functions.get(job.functionId);
  if (job.deliveries > delivery.maxDeliveries) {
    const reason = fn
      ? "Its worker died each time it ran."
      : "No running version of the application knows this function.";
    log.error(
      { alert: true, run: job.runId, function: job.functionId, deliveries: job.deliveries, reason },
      "job parked",
    );
    await park(sql, job, reason);
    return;
  }
  if (!fn) {
    log.warn({ run: job.runId, function: job.functionId }, "job for an unknown function put back");
    await putBack(delivery, job, {
      steps: [],
      wake: { afterMs: unknownFunctionWaitMs },
      attempt: job.attempt,
      progress: false,
    });
    return;
  }
  if (job.overdue) {
    log.warn({ run: job.runId, function: fn.id }, "run cancelled: it did not finish in its time");
    await finish(sql, job, {
      status: "cancelled",
      error: { name: "Timeout", message: "The run did not finish in its time." },
    });
    return;
  }
  const { functionId, runId, attempt, event, steps, order } = job;
  const call = { functionId, runId, attempt, event, steps, order, ticket: ticketOf(job), maxAttempts: fn.maxAttempts };
  await settle(delivery, { job, fn }, outcomeOf(await sdk.call(call)));
}

type Held = { job: Claimed; fn: JobFunction };

async function putBack(delivery: Delivery, job: Claimed, waiting: Release): Promise<boolean> {
  const isHeld = await release(delivery.sql, job, waiting);
  delivery.alarm(waiting.wake);
  return isHeld;
}

async function settle(delivery: Delivery, held: Held, outcome: Outcome): Promise<boolean> {
  const { job } = held;
  switch (outcome.kind) {
    case "completed":
    case "moved": {
      const excess = excessOf(job, outcome.steps, outcome.kind === "completed" ? outcome.output : null);
      if (excess) return refuse(delivery, held, excess);
      if (outcome.kind === "moved") {
        return putBack(delivery, job, { steps: outcome.steps, wake: outcome.wake, attempt: 0, progress: true });
      }
      return finish(delivery.sql, job, { status: "completed", output: outcome.output, steps: outcome.steps });
    }
    case "retry":
      return retry(delivery, held, outcome);
    case "failed":
      return fail(delivery, held, outcome.error);
    case "refused":
      return refuse(delivery, held, outcome.reason);
  }
}

function retry(delivery: Delivery, held: Held, { error, wake, stepId }: Extract<Outcome, { kind: "retry" }>) {
  const attempt = held.job.attempt + 1;
  log.warn({ run: held.job.runId, function: held.fn.id, attempt, error: error.name }, "job failed");
  if (attempt < held.fn.maxAttempts) {
    const later = wake ?? { afterMs: delivery.backoffMs(attempt) };
    return putBack(delivery, held.job, { steps: [], wake: later, attempt, progress: true });
  }
  if (stepId === null) return fail(delivery, held, error);
  return putBack(delivery, held.job, {
    steps: [{ id: stepId, result: { error } }],
    wake: { afterMs: 0 },
    attempt: 0,
    progress: true,
  });
}

async function refuse(delivery: Delivery, held: Held, reason: string) {
  log.error({ alert: true, run: held.job.runId, function: held.fn.id, reason }, "run refused");
  return fail(delivery, held, { name: "Refused", message: reason });
}

function fail(delivery: Delivery, { job, fn }: Held, error: JobError) {
  log.error({ run: job.runId, function: fn.id, error: error.name }, "run failed");
  const listener = delivery.functions.get(failureFunctionId(fn.id));
  const data = { function_id: fn.id, run_id: job.runId, error, event: job.event };
  const event = { id: newId(), name: "inngest/function.failed", data, ts: Date.now() };
  return finish(delivery.sql, job, {
    status: "failed",
    error,
    failure: listener ? { functionId: listener.id, event } : null,
  });
}

function excessOf(job: Claimed, steps: readonly StoredStep[], output: unknown): string | null {
  if (job.order.length + steps.length > stepLimit) return `A run has at most ${stepLimit} steps.`;
  const tooLarge = [...steps.map(({ result }) => result), output].some(
    (value) => JSON.stringify(value).length > outputLimit,
  );
  return tooLarge ? "A step's output is larger than 4 MB." : null;
}

/** Saves steps of a call that is still running. False when the lease has passed on, or the run was refused just now. */
export async function checkpoint(delivery: Delivery, job: Claimed, ops: readonly CheckpointOp[]): Promise<boolean> {
  const fn = delivery.functions.get(job.functionId);
  const foreign = ops.find(({ op }) => op !== "StepRun");
  const steps = ops.flatMap((op) => storedStep(op));
  const reason = foreign
    ? (refusedOps(ops) ?? `The SDK saved a ${foreign.op} while running.`)
    : excessOf(job, steps, null);
  if (reason && fn) {
    await refuse(delivery, { job, fn }, reason);
    return false;
  }
  const held = await saveSteps(delivery.sql, job, { steps, leaseMs: delivery.leaseMs });
  for (const { id } of steps) job.order.push(id);
  return held;
}
