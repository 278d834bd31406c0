import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answering } from "../support/answering";

/** A Twilio that takes every text at once and keeps the posted forms: what arrived here was sent. */
let forms: string[] = [];
/** When each arrived, milliseconds of the machine's clock. */
let arrivals: number[] = [];

const answerTo = (sid: string) =>
  JSON.stringify({ sid, status: "queued", direction: "outbound-api", error_code: null, error_message: null });

/** Asked for its log, it has nothing that came in. */
const emptyLog = JSON.stringify({ messages: [], next_page_uri: null });

function answer(request: IncomingMessage, response: ServerResponse) {
  if (request.method === "POST") return take(request, response);
  response.writeHead(200, { "content-type": "application/json" });
  response.end(emptyLog);
}

function take(request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    forms.push(Buffer.concat(chunks).toString());
    arrivals.push(performance.timeOrigin + performance.now());
    response.writeHead(201, { "content-type": "application/json" });
    response.end(answerTo(`SM${process.hrtime.bigint().toString(16).padStart(32, "0")}`));
  });
}

const server = createServer(answer);
server.keepAliveTimeout = 60_000;
const listening = new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

answering({
  async address() {
    await listening;
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  },
  count: () => forms.length,
  forms: () => forms,
  arrivals: () => arrivals,
  forget() {
    forms = [];
    arrivals = [];
  },
});
