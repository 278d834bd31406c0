import { extractJsonMiddleware, generateText, NoObjectGeneratedError, Output, wrapLanguageModel } from "ai";
import type { z } from "zod";
import { type Breaker, makeBreaker } from "./breaker";
import { DeadlineReached, withDeadline } from "./deadline";
import { type ConfiguredModel, configuredModel } from "./provider";
import type { CallOutcome, CallPurpose } from "./schemas";

/** What a model is asked: our instructions, the delimited data, and the shape of the answer. It gets no tools. */
export interface DraftRequest<T> {
  purpose: CallPurpose;
  instructions: string;
  data: string;
  schema: z.ZodType<T>;
  maxOutputTokens: number;
  deadlineMs: number;
}

/** One row of the usage ledger. */
export interface ModelCall {
  purpose: CallPurpose;
  engine: string;
  model: string;
  outcome: CallOutcome;
  latencyMs: number;
  inputTokens: number;
  outputTokens: number;
}

/** `value` is null for every outcome but "ok": the caller falls back, it never waits or retries. */
export interface Drafted<T> {
  value: T | null;
  call: ModelCall;
}

/** A port to a language model that proposes. */
export interface Drafter {
  readonly name: string;
  draft<T>(request: DraftRequest<T>): Promise<Drafted<T>>;
}

/** Milliseconds of a clock that never goes back. */
type Ticks = () => number;

/** A drafter on a model of the AI SDK: our own deadline, no retries, one breaker. Never throws. */
export function providerDrafter(
  { name, model }: ConfiguredModel,
  { breaker = makeBreaker(), ticks = () => performance.now() }: { breaker?: Breaker; ticks?: Ticks } = {},
): Drafter {
  const wrapped = wrapLanguageModel({ model: asModern(model), middleware: extractJsonMiddleware() });
  return {
    name,
    draft: async <T>(request: DraftRequest<T>): Promise<Drafted<T>> => {
      const startedAt = ticks();
      const call = { purpose: request.purpose, engine: "provider", model: name, inputTokens: 0, outputTokens: 0 };
      const ended = (outcome: CallOutcome) => ({ ...call, outcome, latencyMs: Math.round(ticks() - startedAt) });
      if (breaker.isOpen(startedAt)) return { value: null, call: ended("breaker_open") };
      try {
        const { value, usage } = await withDeadline((signal) => ask(wrapped, request, signal), request.deadlineMs);
        breaker.succeeded();
        return { value, call: { ...ended("ok"), ...usage } };
      } catch (error) {
        const outcome = outcomeOf(error);
        if (outcome !== "invalid") breaker.failed(ticks());
        return { value: null, call: ended(outcome) };
      }
    },
  };
}

type Wrapped = ReturnType<typeof wrapLanguageModel>;

/** Older model objects are adapted by the SDK's registry; ours are all of the current kind. */
function asModern(model: ConfiguredModel["model"]): Parameters<typeof wrapLanguageModel>[0]["model"] {
  if (model.specificationVersion === "v2") throw new Error("This model speaks an old protocol of the AI SDK.");
  return model;
}

async function ask<T>(model: Wrapped, request: DraftRequest<T>, signal: AbortSignal) {
  const result = await generateText({
    model,
    instructions: request.instructions,
    prompt: request.data,
    output: Output.object({ schema: request.schema }),
    maxOutputTokens: request.maxOutputTokens,
    maxRetries: 0,
    abortSignal: signal,
  });
  const { inputTokens = 0, outputTokens = 0 } = result.usage;
  return { value: request.schema.parse(result.output), usage: { inputTokens, outputTokens } };
}

function outcomeOf(error: unknown): CallOutcome {
  if (error instanceof DeadlineReached) return "timeout";
  if (NoObjectGeneratedError.isInstance(error)) return "invalid";
  const name = error instanceof Error ? error.name : "";
  if (name === "AbortError" || name === "TimeoutError") return "timeout";
  return name === "ZodError" || name === "AI_NoContentGeneratedError" ? "invalid" : "error";
}

let shared: Drafter | null | undefined;

/** The drafter of this installation, with one breaker for the process; null where no model is configured. */
export function configuredDrafter(): Drafter | null {
  if (shared === undefined) {
    const model = configuredModel();
    shared = model ? providerDrafter(model) : null;
  }
  return shared;
}
