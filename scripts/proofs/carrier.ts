// A carrier in a process of its own: takes texts as Twilio does, late by some milliseconds, and writes down what it did.
import { createHmac } from "node:crypto";
import { appendFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { CarrierLine } from "./audit/evidence";
import { chanceFrom } from "./chance";
import { type Fault, faultAt, takesUnder } from "./faults";
import { segmentsBilled } from "./segments";

export interface CarrierOrder {
  /** Where each line of the log goes. */
  log: string;
  token: string;
  account: string;
  /** Before a text is taken, and again before the call is answered: up to so many milliseconds. */
  jitterMs: number;
  seed: number;
  /** L: it can be asked for its texts and calls back. N: neither. */
  mode: "L" | "N";
  /** How often each kind of fault happens, 0 to 0.1. */
  faultShare?: number;
}

type Text = {
  sid: string;
  to: string;
  from: string;
  body: string;
  callback: string | null;
  status: string;
  createdAt: Date;
};

const order = JSON.parse(process.argv[2] ?? "{}") as CarrierOrder;
const chance = chanceFrom(order.seed);
const texts: Text[] = [];
const byNumber = new Map<string, Text[]>();
const hangMs = 30_000;

const jitter = () => wait(chance() * order.jitterMs);
const note = (line: CarrierLine) => appendFileSync(order.log, `${JSON.stringify(line)}\n`);

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

const shown = ({ sid, to, from, body, status, createdAt }: Text) => ({
  sid,
  to,
  from,
  body,
  status,
  direction: "outbound-api",
  messaging_service_sid: null,
  date_created: createdAt.toUTCString().replace("GMT", "+0000"),
  date_sent: createdAt.toUTCString().replace("GMT", "+0000"),
  date_updated: createdAt.toUTCString().replace("GMT", "+0000"),
  error_code: null,
});

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...response.getHeaders(), "content-type": "application/json" });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}

function take(form: URLSearchParams, arrived: number): Text {
  const text: Text = {
    sid: `SM${String(texts.length + 1).padStart(32, "0")}`,
    to: form.get("To") ?? "",
    from: form.get("From") ?? "",
    body: form.get("Body") ?? "",
    callback: form.get("StatusCallback"),
    status: "queued",
    createdAt: new Date(),
  };
  texts.push(text);
  byNumber.set(text.to, [...(byNumber.get(text.to) ?? []), text]);
  const { sid, to, from, body } = text;
  note({
    kind: "taken",
    arrived,
    at: Date.now(),
    sid,
    account: order.account,
    to,
    from,
    body,
    segments: segmentsBilled(body),
  });
  process.send?.(texts.length);
  return text;
}

/** A text whose request arrived is taken, whether its caller still lives or not; unless a fault comes before that. */
async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const arrived = Date.now();
  const form = await formOf(request).catch(() => null);
  if (!form) return; // the caller died before its request was whole: nothing was taken
  await jitter();
  const fault = faultAt(chance(), order.faultShare ?? 0);
  if (fault && !takesUnder(fault)) {
    note({ kind: "refused", at: Date.now(), to: form.get("To") ?? "", how: fault });
    return fail(response, fault);
  }
  const text = take(form, arrived);
  if (order.mode === "L") void callBack(text);
  await jitter();
  await confirm(response, text, fault);
}

async function confirm(response: ServerResponse, text: Text, fault: Fault | null): Promise<void> {
  const isGone = response.destroyed || response.socket?.destroyed;
  note({ kind: isGone || fault ? "cut" : "answered", at: Date.now(), sid: text.sid });
  if (isGone) return;
  if (fault) await fail(response, fault);
  else answer(response, 201, shown({ ...text, status: "queued" }));
}

/** What the caller sees of a fault. */
async function fail(response: ServerResponse, fault: Fault): Promise<void> {
  if (fault === "busy, with a wait") response.setHeader("retry-after", "1");
  if (fault === "busy, with a wait" || fault === "busy")
    return answer(response, 429, { code: 20429, message: "Too many requests", status: 429 });
  if (fault === "broken words") return answer(response, 201, '{"sid": "SM');
  if (fault === "hangs before" || fault === "hangs after") await wait(hangMs);
  if (fault === "fails before" || fault === "fails after") return answer(response, 500, { message: "boom" });
  response.destroy();
}

/** Twilio's default: one attempt more when no connection stands, then never again. */
async function callBack(text: Text): Promise<void> {
  await wait(chance() * 400);
  text.status = "delivered";
  if (!text.callback) return;
  const first = await post(text, text.callback);
  const status = first || (await wait(1_000).then(() => post(text, text.callback ?? "")));
  note({ kind: status >= 200 && status < 300 ? "told" : "untold", at: Date.now(), sid: text.sid, status: text.status });
}

/** The HTTP status of the answer; 0 where no connection stood. */
async function post({ sid, to, from, status }: Text, url: string): Promise<number> {
  const fields: Record<string, string> = {
    AccountSid: order.account,
    From: from,
    MessageSid: sid,
    MessageStatus: status,
    To: to,
  };
  const signed = Object.keys(fields)
    .sort()
    .reduce((text, name) => text + name + fields[name], url);
  const headers = {
    "x-twilio-signature": createHmac("sha1", order.token).update(signed).digest("base64"),
    "content-type": "application/x-www-form-urlencoded",
  };
  return fetch(url, { method: "POST", headers, body: new URLSearchParams(fields).toString() }).then(
    (answered) => answered.status,
    () => 0,
  );
}

function list(request: IncomingMessage, response: ServerResponse): void {
  const to = new URL(request.url ?? "", "http://carrier").searchParams.get("To") ?? "";
  if (order.mode === "N" || chance() < (order.faultShare ?? 0)) answer(response, 503, { message: "No list." });
  else
    answer(response, 200, {
      messages: (byNumber.get(to) ?? []).map(shown),
      next_page_uri: null,
      page: 0,
      page_size: 50,
    });
}

const server = createServer((request, response) => {
  if (request.method === "GET") list(request, response);
  else void receive(request, response);
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.on("disconnect", () => process.exit(0));
