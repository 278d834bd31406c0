// The only file that knows how the Inngest SDK talks to its executor. Its version is pinned; sdk.test.ts holds recorded pairs.
import { createHmac, randomBytes } from "node:crypto";
import { Inngest, InngestCommHandler, type InngestFunction } from "inngest";
import { withoutParameters } from "@/server/platform/db/safe-error";
import { log } from "@/server/platform/log";
import type { JobEvent } from "./expression";
import type { FunctionConfig } from "./job-function";
import type { SdkAnswer, StepResult } from "./outcome";

/** An operation as the SDK saves it while a call is still running. */
export interface CheckpointOp {
  id: string;
  op: string;
  name?: string;
  displayName?: string;
  data?: unknown;
  error?: unknown;
  opts?: { parallelMode?: unknown };
}

/** What the engine offers to the SDK's own requests. */
export interface EngineDoor {
  /** Takes events in; an event without an id gets one from the request's seed, so that a repeated request starts nothing twice. */
  receive(events: unknown[], seed: string | null): Promise<string[]>;
  /** Saves steps under a lease; false when the lease is no longer held. */
  checkpoint(ticket: string, steps: CheckpointOp[]): Promise<boolean>;
}

// Next bundles this module more than once; the door must be one for the process.
const slot = globalThis as typeof globalThis & { rekindleJobDoors?: Map<string, EngineDoor> };

/** Connects the SDK's requests of one client to an engine; the answer disconnects them. */
export function openDoor(clientId: string, door: EngineDoor): () => void {
  slot.rekindleJobDoors ??= new Map();
  const doors = slot.rekindleJobDoors;
  if (doors.has(clientId)) throw new Error(`An engine already runs the functions of "${clientId}" in this process.`);
  doors.set(clientId, door);
  return () => void doors.delete(clientId);
}

/**
 * A client whose requests reach the engine of this process and nothing else: cloud mode, so that an unsigned call is
 * refused, with a signing key that exists only in this process.
 */
export function embeddedClient(id: string): Inngest {
  const fetchFromEngine: typeof fetch = (input, init) => answerSdk(id, String(input), init ?? {});
  return new Inngest({
    id,
    isDev: false,
    eventKey: "embedded",
    signingKey: `signkey-embedded-${randomBytes(32).toString("hex")}`,
    baseUrl: "http://embedded.invalid/",
    fetch: fetchFromEngine,
    aiMetadata: false,
    logger: sdkLog,
    internalLogger: sdkLog,
  });
}

/** The SDK logs errors whole, and a message may quote a person: kept are its own sentences and the errors' names. */
export const sdkLog = {
  debug: () => {},
  info: () => {},
  warn: (...parts: unknown[]) => log.warn({ detail: told(parts) }, "inngest sdk"),
  error: (...parts: unknown[]) => log.error({ detail: told(parts) }, "inngest sdk"),
};

function told(parts: unknown[]): string {
  const names = parts.map((part) =>
    part instanceof Object && "err" in part && part.err instanceof Error ? part.err.name : part,
  );
  return names.filter((part) => typeof part === "string").join(" ");
}

async function answerSdk(clientId: string, address: string, init: RequestInit): Promise<Response> {
  const door = slot.rekindleJobDoors?.get(clientId);
  if (!door) return Response.json({ error: "The job engine is not running.", status: 503 }, { status: 503 });
  const { pathname } = new URL(address);
  try {
    const body: unknown = JSON.parse(String(init.body ?? "null"));
    if (pathname.startsWith("/e/")) return await answerEvents(door, body, init);
    if (/^\/v1\/checkpoint\/[^/]+\/async$/.test(pathname)) return await answerCheckpoint(door, body);
  } catch (error) {
    log.error({ err: withoutParameters(error), pathname }, "a request of the Inngest SDK failed");
    return Response.json({ error: "The job engine could not store this.", status: 500 }, { status: 500 });
  }
  log.error({ pathname }, "the Inngest SDK asked for something that the embedded engine does not offer");
  return Response.json({ error: `${pathname} is not offered by the embedded engine.`, status: 501 }, { status: 501 });
}

async function answerEvents(door: EngineDoor, body: unknown, init: RequestInit): Promise<Response> {
  const seed = new Headers(init.headers).get("x-inngest-event-id-seed");
  const ids = await door.receive(Array.isArray(body) ? body : [body], seed);
  return Response.json({ ids, status: 200 });
}

async function answerCheckpoint(door: EngineDoor, body: unknown): Promise<Response> {
  const { qi_id: ticket, steps } = body as { qi_id: string; steps: CheckpointOp[] };
  return (await door.checkpoint(ticket, steps))
    ? Response.json({ status: 200 })
    : Response.json({ error: "The lease has passed to another worker.", status: 409 }, { status: 409 });
}

/** One call of a function: everything the SDK needs to go on from where the run stands. */
export interface SdkCall {
  functionId: string;
  runId: string;
  /** Comes back with every checkpoint: job and lease. */
  ticket: string;
  attempt: number;
  maxAttempts: number;
  event: JobEvent;
  steps: Readonly<Record<string, StepResult>>;
  /** Step ids in the order in which they finished. */
  order: readonly string[];
}

/** The SDK's side of the protocol, called in process with signed requests. */
export interface Sdk {
  describe(): Promise<FunctionConfig[]>;
  call(call: SdkCall): Promise<SdkAnswer>;
}

interface InProcessRequest {
  method: "POST" | "PUT";
  query: string;
  headers: Readonly<Record<string, string>>;
  body: unknown;
}

/** Puts the SDK's own serve handler over these functions; no port, no loopback. */
export function driveSdk(client: Inngest.Any, functions: readonly InngestFunction.Like[]): Sdk {
  const handler = new InngestCommHandler({
    frameworkName: "rekindle",
    client,
    functions,
    handler: (request: InProcessRequest) => ({
      body: () => request.body,
      headers: (name: string) => request.headers[name.toLowerCase()] ?? null,
      method: () => request.method,
      url: () => new URL(`http://embedded.invalid/api/inngest${request.query}`),
      transformResponse: ({ status, headers, body }): SdkAnswer => ({ status, headers, body }),
    }),
  }).createHandler();
  const post = (request: Omit<InProcessRequest, "headers">, headers: Record<string, string> = {}) =>
    handler({
      ...request,
      headers: {
        host: "embedded.invalid",
        "x-inngest-signature": signature(request.body, client.signingKey ?? ""),
        ...headers,
      },
    });
  return {
    describe: async () => {
      const request = { method: "PUT", query: "", body: { url: "http://embedded.invalid/api/inngest" } } as const;
      const answer = await post(request, { "x-inngest-sync-kind": "in_band" });
      if (answer.status !== 200) throw new Error(`The Inngest SDK did not describe its functions: ${answer.body}`);
      return (JSON.parse(answer.body) as { functions: FunctionConfig[] }).functions;
    },
    call: (call) =>
      post({ method: "POST", query: `?fnId=${encodeURIComponent(call.functionId)}&stepId=step`, body: callBody(call) }),
  };
}

function callBody(call: SdkCall) {
  return {
    version: 2,
    event: call.event,
    events: [call.event],
    steps: call.steps,
    ctx: {
      run_id: call.runId,
      fn_id: call.functionId,
      qi_id: call.ticket,
      attempt: call.attempt,
      max_attempts: call.maxAttempts,
      disable_immediate_execution: false,
      use_api: false,
      stack: { stack: call.order, current: Math.max(call.order.length - 1, 0) },
    },
  };
}

/** The header that Inngest signs its calls with: HMAC-SHA256 of the canonical JSON body and the time in seconds. */
export function signature(body: unknown, signingKey: string, seconds = Math.floor(Date.now() / 1_000)): string {
  const key = signingKey.replace(/^signkey-\w+-/, "");
  return `t=${seconds}&s=${createHmac("sha256", key).update(canonical(body)).update(String(seconds)).digest("hex")}`;
}

/** JSON with sorted keys (RFC 8785). */
function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(",")}}`;
}
