import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the stand-in does with the next text: a Twilio error, or a way of failing before or after it took the text. */
export type Behaviour =
  | { kind: "take" }
  | { kind: "refuse"; status: number; code: number; retryAfterSeconds?: number }
  | {
      kind:
        | "fail_before"
        | "fail_after"
        | "hang_before"
        | "hang_after"
        | "broken_json"
        | "reset_before"
        | "reset_after";
    };

export interface TakenText {
  sid: string;
  /** The account that it was handed in for. */
  account: string;
  to: string;
  from: string;
  body: string;
  statusCallback: string | null;
  validityPeriod: string | null;
  contentSid: string | null;
  contentVariables: string | null;
  mediaUrls: string[];
  createdAt: Date;
}

export interface RecordingCarrier {
  url: string;
  /** What Twilio would have sent on to phones. */
  taken: TakenText[];
  /** Texts that came in to one of our numbers, as the carrier's log lists them. */
  received: { sid: string; from: string; to: string; body: string; createdAt: Date }[];
  /** Whether its log cannot be read. */
  logIsDown: boolean;
  /** Every POST that arrived, also those that failed. */
  calls: number;
  /** Decides what happens to a text; taking it is the default. */
  behave: (text: { to: string; body: string }) => Behaviour;
  /** Hears of every POST when it arrives, before it is answered. */
  heard: (text: { to: string; body: string }) => void;
  /** Hears of every question for its log; true = the question is answered. */
  asked: () => boolean;
  close(): Promise<void>;
}

const rfc2822 = (at: Date) => at.toUTCString().replace("GMT", "+0000");

const asJson = ({ sid, to, from, body, createdAt }: TakenText) => ({
  sid,
  to,
  from,
  body,
  status: "queued",
  direction: "outbound-api",
  messaging_service_sid: null,
  date_created: rfc2822(createdAt),
  date_sent: rfc2822(createdAt),
  date_updated: rfc2822(createdAt),
  error_code: null,
});

const nothingAsked = {
  account: "",
  statusCallback: null,
  validityPeriod: null,
  contentSid: null,
  contentVariables: null,
  mediaUrls: [],
};

const asInbound = (text: RecordingCarrier["received"][number]) => ({
  ...asJson({ ...text, ...nothingAsked }),
  status: "received",
  direction: "inbound",
  num_media: "0",
});

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

const accountIn = ({ url = "" }: IncomingMessage): string => /\/Accounts\/([^/]+)\//.exec(url)?.[1] ?? "";

type Answer = { status: number; body: unknown; headers?: Record<string, string> };

function answer(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}

/** Null: no answer, ever. */
const reply = (response: ServerResponse, said: Answer | null) => said && answer(response, said);

const refusal = ({ status, code, retryAfterSeconds }: Extract<Behaviour, { kind: "refuse" }>): Answer => ({
  status,
  body: { code, message: `Refused with ${code}`, status },
  headers: retryAfterSeconds ? { "retry-after": String(retryAfterSeconds) } : {},
});

const takes = new Set(["take", "fail_after", "hang_after", "broken_json", "reset_after"]);
const resets = new Set(["reset_before", "reset_after"]);

/** What is answered; null = nothing, ever. */
function answerOf(behaviour: Behaviour, one: TakenText | null): Answer | null {
  if (behaviour.kind === "refuse") return refusal(behaviour);
  if (behaviour.kind === "hang_before" || behaviour.kind === "hang_after") return null;
  if (behaviour.kind === "broken_json") return { status: 201, body: "{" };
  if (behaviour.kind === "take" && one) return { status: 201, body: asJson(one) };
  return { status: behaviour.kind === "fail_after" ? 503 : 500, body: { message: "boom" } };
}

const takenFrom = (form: URLSearchParams, { account, at }: { account: string; at: number }): TakenText => ({
  sid: `SM${String(at + 1).padStart(32, "0")}`,
  account,
  to: form.get("To") ?? "",
  from: form.get("From") ?? "",
  body: form.get("Body") ?? "",
  statusCallback: form.get("StatusCallback"),
  validityPeriod: form.get("ValidityPeriod"),
  contentSid: form.get("ContentSid"),
  contentVariables: form.get("ContentVariables"),
  mediaUrls: form.getAll("MediaUrl"),
  createdAt: new Date(),
});

/**
 * A Twilio on this machine that records what it takes: the outer wire, not a mock of our own code. Make it before
 * anything reads the environment: texts of this process go to it.
 */
export async function recordingCarrier(): Promise<RecordingCarrier> {
  const server = createServer((request, response) => void serve(request, response));
  server.keepAliveTimeout = 60_000; // a busy test machine must not look like a carrier that hangs up
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.TWILIO_API_BASE_URL = url;
  const carrier: RecordingCarrier = {
    url,
    taken: [],
    received: [],
    logIsDown: false,
    calls: 0,
    behave: () => ({ kind: "take" }),
    heard: () => undefined,
    asked: () => true,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  async function serve(request: IncomingMessage, response: ServerResponse) {
    if (request.method === "GET") return answer(response, log(new URL(request.url ?? "", carrier.url)));
    const form = await formOf(request);
    const text = { to: form.get("To") ?? "", body: form.get("Body") ?? "" };
    carrier.calls += 1;
    carrier.heard(text);
    const behaviour = carrier.behave(text);
    const one = takes.has(behaviour.kind) ? take(form, accountIn(request)) : null;
    if (resets.has(behaviour.kind)) response.destroy();
    else reply(response, answerOf(behaviour, one));
  }

  function take(form: URLSearchParams, account: string): TakenText {
    const one = takenFrom(form, { account, at: carrier.taken.length });
    carrier.taken.push(one);
    return one;
  }

  function log({ searchParams }: URL): Answer {
    if (!carrier.asked() || carrier.logIsDown) return { status: 503, body: { message: "down" } };
    const matching = carrier.taken.filter(({ to }) => to === searchParams.get("To")).map(asJson);
    const inbound = carrier.received.filter(({ to }) => to === searchParams.get("To")).map(asInbound);
    return { status: 200, body: { messages: [...matching, ...inbound], next_page_uri: null, page: 0, page_size: 50 } };
  }

  return carrier;
}
