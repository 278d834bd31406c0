import twilio from "twilio";
import { Pool } from "undici";
import { env } from "@/server/platform/env";

const deadlineMs = 10_000;
const connections = 128;

/** The carrier did not take the text and says so: offering it again is safe. */
export class CarrierBusy extends Error {
  constructor(
    message: string,
    readonly retryAfterMs: number | null,
  ) {
    super(message);
    this.name = "CarrierBusy";
  }
}

const pools = new Map<string, Pool>();

function poolOf(origin: string): Pool {
  let pool = pools.get(origin);
  if (!pool) {
    pool = new Pool(origin, {
      connections,
      connectTimeout: 5_000,
      headersTimeout: deadlineMs,
      bodyTimeout: deadlineMs,
    });
    pools.set(origin, pool);
  }
  return pool;
}

/** Failures before a connection stood: nothing can have arrived. */
const neverArrived = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Retry-After in seconds or as a date, in milliseconds; null when missing or senseless. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (!header) return null;
  const ms = /^\d+(\.\d+)?$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
}

type Requested = Parameters<InstanceType<typeof twilio.RequestClient>["request"]>[0];
type Answered = { statusCode: number; body: unknown; headers: Record<string, string> };

type Pairs = [name: string, value: string][];

/** Names and values as a query or form carries them: a list repeats its name, what is undefined is left out. */
function pairsOf(data: unknown): Pairs {
  if (!data || typeof data !== "object") return [];
  return Object.entries(data).flatMap(([name, value]) =>
    [value]
      .flat()
      .filter((one) => one !== undefined)
      .map((one): Pairs[number] => [name, String(one)]),
  );
}

/** The address to call: Twilio's own, or the same path at TWILIO_API_BASE_URL. */
function addressOf({ uri, params }: Requested): URL {
  const wanted = new URL(uri);
  const base = env().TWILIO_API_BASE_URL;
  const address = base ? new URL(base.replace(/\/$/, "") + wanted.pathname + wanted.search) : wanted;
  for (const [name, value] of pairsOf(params)) address.searchParams.append(name, value);
  return address;
}

function request(opts: Requested) {
  const address = addressOf(opts);
  const basic = Buffer.from(`${opts.username ?? ""}:${opts.password ?? ""}`).toString("base64");
  return poolOf(address.origin).request({
    path: address.pathname + address.search,
    method: opts.method.toUpperCase() as "GET" | "POST",
    headers: {
      authorization: `Basic ${basic}`,
      accept: "application/json",
      ...(opts.data ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    },
    body: opts.data ? new URLSearchParams(pairsOf(opts.data)).toString() : undefined,
    signal: AbortSignal.timeout(deadlineMs),
  });
}

async function call(opts: Requested): Promise<Answered> {
  const response = await request(opts).catch((error) => {
    if (neverArrived.has(error.code)) throw new CarrierBusy("The carrier cannot be reached.", null);
    throw error;
  });
  const body = await response.body.text();
  if (response.statusCode === 429) throw busy(response.headers);
  return { statusCode: response.statusCode, body, headers: {} };
}

function busy(headers: Record<string, string | string[] | undefined>): CarrierBusy {
  const header = (name: string) => [headers[name]].flat()[0];
  const date = Date.parse(header("date") ?? "");
  return new CarrierBusy("The carrier asked to slow down.", retryAfterMs(header("retry-after"), date));
}

/** The SDK's transport over a pool of kept connections: several times the throughput of the SDK's own client. */
export function twilioHttp(): InstanceType<typeof twilio.RequestClient> {
  const client = new twilio.RequestClient({ timeout: deadlineMs });
  return Object.assign(client, { request: call as typeof client.request });
}
