import { setTimeout as wait } from "node:timers/promises";
import { bootstrapKey } from "../../e2e/support/rest-client";

const pollMs = 100;

/** A product's address, for its first workspace; or with another one's API key. */
export type Caller = string | { address: string; key: string };

/** A call of the public REST API. @throws with the problem's words unless it succeeds. */
export async function callApi<Body>(caller: Caller, path: string, init: RequestInit = {}): Promise<Body> {
  const { address, key } = typeof caller === "string" ? { address: caller, key: bootstrapKey } : caller;
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(`${address}/api/v1${path}`, { ...init, headers: { ...headers, ...init.headers } });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${init.method ?? "GET"} ${path} answered ${response.status}: ${text.slice(0, 300)}`);
  return (response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text) as Body;
}

export const postJson = <Body>(caller: Caller, path: string, body: unknown = {}): Promise<Body> =>
  callApi(caller, path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });

/** Asks again until there is an answer. */
export async function untilSo<Found>(ask: () => Promise<Found | null>, everyMs = pollMs): Promise<Found> {
  for (;;) {
    const found = await ask();
    if (found !== null) return found;
    await wait(everyMs);
  }
}

export interface FinishedImport {
  id: string;
  status: string;
  created: number;
  updated: number;
  rejected: number;
  error: string | null;
}

/** Uploads a CSV as a user of the API does and waits for its end. */
export async function importFile(caller: Caller, file: Blob): Promise<FinishedImport> {
  const form = new FormData();
  form.set("file", file, "leads.csv");
  form.set("warranty", "true");
  const { id } = await callApi<FinishedImport>(caller, "/imports", { method: "POST", body: form });
  const done = await untilSo(async () => {
    const one = await callApi<FinishedImport>(caller, `/imports/${id}`);
    return ["completed", "failed"].includes(one.status) ? one : null;
  }, 250);
  if (done.status === "failed") throw new Error(`The import failed: ${done.error}`);
  return done;
}
