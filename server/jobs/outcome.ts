import { retryAfter, type Wake, wakeOf } from "./delays";

/** What a finished step answered, in the form that the SDK takes back. */
export type StepResult = { data: unknown } | { error: JobError };

export interface JobError {
  name: string;
  message: string;
  stack?: string;
}

export interface StoredStep {
  id: string;
  result: StepResult;
}

/** The SDK's answer to one call. */
export interface SdkAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** What one call means for the run. */
export type Outcome =
  | { kind: "completed"; output: unknown; steps: StoredStep[] }
  | { kind: "moved"; steps: StoredStep[]; wake: Wake }
  | { kind: "retry"; error: JobError; wake: Wake | null; stepId: string | null }
  | { kind: "failed"; error: JobError }
  | { kind: "refused"; reason: string };

interface Op {
  id: string;
  op: string;
  name?: string;
  displayName?: string;
  data?: unknown;
  error?: unknown;
  opts?: { duration?: unknown; parallelMode?: unknown };
}

/** A serialised error as the engine keeps it; anything else becomes one with a plain name. */
export function jobError(value: unknown): JobError {
  const { name, message, error, stack } = (typeof value === "object" && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const text = [message, error, value].find((candidate) => typeof candidate === "string" && candidate !== "");
  return {
    name: typeof name === "string" && name ? name : "Error",
    message: typeof text === "string" ? text : "Unknown error",
    ...(typeof stack === "string" && stack ? { stack } : {}),
  };
}

/** Reads one answer of the SDK: 200 the function returned, 206 a list of operations, anything else an error. */
export function outcomeOf({ status, headers, body }: SdkAnswer): Outcome {
  const content = parse(body);
  if (status === 200) return { kind: "completed", output: content, steps: [] };
  if (status === 206) return Array.isArray(content) ? ofOps(content as Op[], headers) : unreadable(status);
  if (status === 401) return { kind: "refused", reason: "The SDK did not accept the engine's signature." };
  const error = jobError(content);
  if (headers["x-inngest-no-retry"] === "true") return { kind: "failed", error };
  return { kind: "retry", error, wake: retryAfter(headers["retry-after"]), stepId: null };
}

const unreadable = (status: number): Outcome => ({
  kind: "refused",
  reason: `The SDK answered ${status} with a body that cannot be read.`,
});

function parse(body: string): unknown {
  try {
    return body === "" ? null : JSON.parse(body);
  } catch {
    return undefined;
  }
}

const waits = new Set(["Sleep", "StepPlanned"]);

/** Why operations cannot be carried out here, or null when they can. */
export function refusedOps(
  ops: readonly { op: string; name?: string; displayName?: string; opts?: { parallelMode?: unknown } }[],
): string | null {
  const known = new Set(["StepRun", "StepError", "StepFailed", "RunComplete", "DiscoveryRequest", ...waits]);
  const foreign = ops.find(({ op }) => !known.has(op));
  if (foreign)
    return `Step "${foreign.displayName ?? foreign.name ?? foreign.op}" uses ${foreign.op}, which the embedded engine does not support.`;
  const parallel = ops.filter(({ op }) => waits.has(op)).length > 1 || ops.some(({ opts }) => opts?.parallelMode);
  return parallel ? "The function runs steps in parallel, which the embedded engine does not support." : null;
}

function ofOps(ops: readonly Op[], headers: SdkAnswer["headers"]): Outcome {
  const reason = refusedOps(ops);
  if (reason) return { kind: "refused", reason };
  const failing = ops.find(({ op }) => op === "StepError");
  if (failing) {
    return {
      kind: "retry",
      error: jobError(failing.error),
      wake: retryAfter(headers["retry-after"]),
      stepId: failing.id,
    };
  }
  const steps = ops.flatMap((op) => storedStep(op));
  const complete = ops.find(({ op }) => op === "RunComplete");
  if (complete) return { kind: "completed", output: complete.data ?? null, steps };
  const sleep = ops.find(({ op }) => op === "Sleep");
  if (!sleep) return { kind: "moved", steps, wake: { afterMs: 0 } };
  const named = typeof sleep.opts?.duration === "string" ? sleep.opts.duration : (sleep.name ?? "");
  const wake = wakeOf(named);
  return wake ? { kind: "moved", steps, wake } : { kind: "refused", reason: `A sleep cannot be read: ${named}` };
}

/** The memo entry of an operation, when it leaves one. */
export function storedStep({
  id,
  op,
  data,
  error,
}: {
  id: string;
  op: string;
  data?: unknown;
  error?: unknown;
}): StoredStep[] {
  if (op === "StepRun") return [{ id, result: { data: data ?? null } }];
  if (op === "Sleep") return [{ id, result: { data: null } }];
  return op === "StepFailed" ? [{ id, result: { error: jobError(error ?? data) } }] : [];
}
