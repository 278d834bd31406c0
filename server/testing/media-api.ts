import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

type Answer = { status: number; body?: Buffer; location?: string };

export interface MediaApi {
  url: string;
  /** Every call that arrived. */
  heard: { method: string; path: string; authorization: string | undefined }[];
  answers: (request: IncomingMessage) => Answer;
  close(): void;
}

/** A carrier's API on this machine that keeps media. Make it before anything reads the environment: this process asks it. */
export async function mediaApi(): Promise<MediaApi> {
  const server = createServer((request, response) => {
    const { method = "", url: path = "", headers } = request;
    api.heard.push({ method, path, authorization: headers.authorization });
    const { status, body, location } = api.answers(request);
    response.writeHead(status, location ? { location } : {}).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.TWILIO_API_BASE_URL = url;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  const api: MediaApi = { url, heard: [], answers: () => ({ status: 404 }), close };
  return api;
}
