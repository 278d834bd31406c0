import { bootstrapKey, until } from "../../e2e/support/rest-client";

export type ShownImport = {
  id: string;
  status: string;
  rows_done: number;
  created: number;
  updated: number;
  skipped: number;
  rejected: number;
  suppressed: number;
  error: string | null;
};

const headers = { authorization: `Bearer ${bootstrapKey}` };
const patienceMs = 15 * 60_000;
/** What a lead is, without its id and the times of its making. */
const columns =
  "external_id,first_name,last_name,phone,email,company,state,postcode,consent_sms,consent_email,suppressed,attributes.plan";

/** Imports and what they leave behind, through the API of a server that may be away for a while. */
export function importByRest(address: string) {
  const ask = (path: string, init: RequestInit = {}) =>
    until(
      () =>
        fetch(`${address}/api/v1${path}`, { ...init, headers: { ...headers, ...init.headers } }).then(
          (response) => (response.ok ? response : null),
          () => null,
        ),
      patienceMs,
    );
  const shown = async (id: string) => (await (await ask(`/imports/${id}`)).json()) as ShownImport;

  async function upload(csv: Blob): Promise<string> {
    const body = new FormData();
    body.set("file", csv, "leads.csv");
    body.set("warranty", "true");
    const response = await fetch(`${address}/api/v1/imports`, { method: "POST", headers, body });
    return ((await response.json()) as { id: string }).id;
  }

  const finished = (id: string) =>
    until(async () => {
      const one = await shown(id);
      if (one.status === "failed") throw new Error(`The import failed: ${one.error}`);
      return one.status === "completed" ? one : null;
    }, patienceMs);

  const lines = async (path: string) => {
    const text = await (await ask(path, { headers: { accept: "text/csv" } })).text();
    return text.trimEnd().split("\r\n").slice(1).sort();
  };

  return {
    shown,
    upload,
    finished,
    problems: (id: string) => lines(`/imports/${id}/problems`),
    leads: () => lines(`/leads/export?columns=${columns}`),
  };
}
