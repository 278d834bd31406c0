import { type Cron, parseCron } from "./cron";
import { durationMs } from "./delays";
import { compileCondition, compileKey, type JobEvent } from "./expression";

/** A function's registration as the SDK declares it; the engine reads no other description. */
export interface FunctionConfig {
  id: string;
  name?: string;
  triggers: readonly { event?: string; expression?: string; cron?: string; jitter?: string }[];
  steps: Record<string, { retries?: { attempts?: number } }>;
  concurrency?: number | LimitConfig | readonly LimitConfig[];
  debounce?: { key?: string; period: string; timeout?: string };
  idempotency?: string;
  timeouts?: { start?: string; finish?: string };
  [option: string]: unknown;
}

interface LimitConfig {
  limit: number;
  key?: string;
  scope?: string;
}

/** A function as the engine runs it. */
export interface JobFunction {
  id: string;
  /** Tries a step gets, the first one included. */
  maxAttempts: number;
  starts(event: JobEvent): boolean;
  eventNames: readonly string[];
  crons: readonly { expression: string; cron: Cron }[];
  limit: { size: number; key(event: JobEvent): string } | null;
  debounce: { key(event: JobEvent): string; periodMs: number; timeoutMs: number | null } | null;
  idempotencyKey: ((event: JobEvent) => string) | null;
  finishWithinMs: number | null;
}

const understood = new Set(["id", "name", "triggers", "steps", "concurrency", "debounce", "idempotency", "timeouts"]);
const failureEvent = "inngest/function.failed";

/** The id of the function that hears of another's final failure. */
export const failureFunctionId = (functionId: string) => `${functionId}-failure`;

/** Everything in a registration that this engine would otherwise ignore, one sentence each. Empty when it can run the function. */
export function refusals(config: FunctionConfig): string[] {
  const declared = Object.keys(config).filter((option) => config[option] !== undefined && !understood.has(option));
  const found = declared.map((option) => `declares "${option}", which the embedded engine does not support`);
  for (const trigger of config.triggers) found.push(...refusedTrigger(trigger));
  found.push(...refusedLimits(config), ...refusedDebounce(config));
  if (config.idempotency && !compileKey(config.idempotency)) {
    found.push(`has an idempotency key that cannot be read: ${config.idempotency}`);
  }
  found.push(...refusedTimeouts(config));
  return found.map((sentence) => `${config.id} ${sentence}.`);
}

function refusedLimits(config: FunctionConfig): string[] {
  const limits = limitsOf(config);
  const found = limits.length > 1 ? ["declares two concurrency limits; the embedded engine keeps one"] : [];
  for (const limit of limits) {
    if (limit.key && !compileKey(limit.key)) found.push(`has a concurrency key that cannot be read: ${limit.key}`);
    if (limit.limit > 1_000) found.push("has a concurrency limit above 1000");
  }
  return found;
}

function refusedTimeouts({ timeouts }: FunctionConfig): string[] {
  const found = timeouts?.start ? ['declares "timeouts.start", which the embedded engine does not support'] : [];
  if (timeouts?.finish && durationMs(timeouts.finish) === null) {
    found.push(`has a timeout that cannot be read: ${timeouts.finish}`);
  }
  return found;
}

function refusedTrigger(trigger: FunctionConfig["triggers"][number]): string[] {
  if (trigger.jitter) return ["declares a cron jitter, which the embedded engine does not support"];
  if (trigger.cron) return parseCron(trigger.cron) ? [] : [`has a schedule that cannot be read: ${trigger.cron}`];
  if (trigger.expression && !compileCondition(trigger.expression)) {
    return [`has a trigger condition that cannot be read: ${trigger.expression}`];
  }
  const own = trigger.event === failureEvent && trigger.expression !== undefined;
  return trigger.event?.startsWith("inngest/") && !own ? [`listens to ${trigger.event}, which is not sent here`] : [];
}

function refusedDebounce({ debounce, idempotency, triggers }: FunctionConfig): string[] {
  if (!debounce) return [];
  if (idempotency) return ["declares debounce together with idempotency, which the embedded engine does not support"];
  if (triggers.some((trigger) => trigger.cron)) return ["declares debounce on a schedule"];
  if (debounce.key && !compileKey(debounce.key)) return [`has a debounce key that cannot be read: ${debounce.key}`];
  const periods = [debounce.period, ...(debounce.timeout ? [debounce.timeout] : [])];
  const unreadable = periods.find((period) => durationMs(period) === null);
  return unreadable === undefined ? [] : [`has a debounce period that cannot be read: ${unreadable}`];
}

function limitsOf({ concurrency }: FunctionConfig): readonly LimitConfig[] {
  if (concurrency === undefined) return [];
  const declared = typeof concurrency === "number" ? [{ limit: concurrency }] : concurrency;
  const list = Array.isArray(declared) ? (declared as readonly LimitConfig[]) : [declared as LimitConfig];
  return list.filter((limit) => limit.limit > 0); // zero means: as many as there are
}

/** The runnable form of a registration that `refusals` found nothing in. */
export function jobFunction(config: FunctionConfig): JobFunction {
  const events = config.triggers.filter((trigger) => trigger.event !== undefined);
  const conditions = events.map((trigger) => ({
    name: trigger.event ?? "",
    holds: trigger.expression ? compileCondition(trigger.expression) : () => true,
  }));
  return {
    id: config.id,
    maxAttempts: (config.steps.step?.retries?.attempts ?? 4) + 1,
    starts: (event) => conditions.some(({ name, holds }) => name === event.name && holds?.(event) === true),
    eventNames: conditions.map(({ name }) => name),
    crons: config.triggers.flatMap(({ cron }) => {
      const parsed = cron ? parseCron(cron) : null;
      return cron && parsed ? [{ expression: cron, cron: parsed }] : [];
    }),
    limit: limitFor(config),
    debounce: debounceFor(config),
    idempotencyKey: config.idempotency ? compileKey(config.idempotency) : null,
    finishWithinMs: config.timeouts?.finish ? durationMs(config.timeouts.finish) : null,
  };
}

function limitFor(config: FunctionConfig): JobFunction["limit"] {
  const limit = limitsOf(config)[0];
  if (!limit) return null;
  const read = limit.key ? compileKey(limit.key) : () => "";
  const scope = limit.scope === "env" || limit.scope === "account" ? `${limit.scope}:${limit.key ?? ""}` : config.id;
  return { size: limit.limit, key: (event) => `${scope}|${read?.(event) ?? ""}` };
}

function debounceFor({ debounce }: FunctionConfig): JobFunction["debounce"] {
  if (!debounce) return null;
  const read = debounce.key ? compileKey(debounce.key) : () => "";
  return {
    key: (event) => read?.(event) ?? "",
    periodMs: durationMs(debounce.period) ?? 0,
    timeoutMs: debounce.timeout ? durationMs(debounce.timeout) : null,
  };
}
