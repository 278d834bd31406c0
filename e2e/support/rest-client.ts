import { createHmac } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

export const bootstrapKey = "rk_live_bootstrap_for_tests_0123456789";

type Json = Record<string, unknown>;
export type Answer<Body = Json> = { status: number; body: Body };

/** Calls the public REST API of a running product as its first workspace. */
export function restClient(address: string) {
  const headers = { authorization: `Bearer ${bootstrapKey}` };
  const call = async <Body = Json>(method: string, path: string, body?: unknown): Promise<Answer<Body>> => {
    const sent =
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { ...headers, "content-type": "application/json" } };
    const response = await fetch(`${address}/api/v1${path}`, { method, headers, ...sent });
    return { status: response.status, body: (await response.json().catch(() => ({}))) as Body };
  };
  const importCsv = async (csv: string): Promise<Json> => {
    const form = new FormData();
    form.set("file", new Blob([csv], { type: "text/csv" }), "leads.csv");
    form.set("warranty", "true");
    const response = await fetch(`${address}/api/v1/imports`, { method: "POST", headers, body: form });
    const { id } = (await response.json()) as { id: string };
    return until(async () => {
      const { body } = await call("GET", `/imports/${id}`);
      return ["completed", "failed"].includes(String(body.status)) ? body : null;
    });
  };
  return { call, importCsv };
}

/** Asks again every 200 ms until there is an answer. @throws after a minute. */
export async function until<Found>(ask: () => Promise<Found | null>, patienceMs = 60_000): Promise<Found> {
  const end = Date.now() + patienceMs;
  while (Date.now() < end) {
    const found = await ask();
    if (found !== null) return found;
    await wait(200);
  }
  throw new Error("It did not happen within the time allowed.");
}

/** Leads in New York with complete consent, as an importer would write them. */
export const consentedCsv = (count: number, firstNumber = 1000): string =>
  [
    "first_name,phone,state,consent_sms,consent_sms_source,consent_sms_at,consent_sms_wording",
    ...Array.from({ length: count }, (_, at) => {
      const number = `+1212${2_200_000 + firstNumber + at}`;
      return `Lee${at},${number},NY,yes,web form,2026-10-01,"I agree to marketing texts from Northwind. Reply STOP to opt out."`;
    }),
  ].join("\n");

/** The seconds to the next Wednesday noon in New York: inside every window of the state. */
export function secondsToNoon(now: Date): number {
  const noon = new Date(now);
  noon.setUTCHours(17, 0, 0, 0);
  do noon.setUTCDate(noon.getUTCDate() + 1);
  while (noon.getUTCDay() !== 3);
  return Math.round((noon.getTime() - now.getTime()) / 1000);
}

/** Posts a form to a webhook the way Twilio signs it; a wrong token makes a forgery. */
export async function postSigned(url: string, token: string, fields: Record<string, string>): Promise<number> {
  const text = Object.keys(fields)
    .sort()
    .reduce((signed, name) => signed + name + fields[name], url);
  const signature = createHmac("sha1", token).update(text).digest("base64");
  const response = await fetch(url, {
    method: "POST",
    headers: { "x-twilio-signature": signature, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields).toString(),
  });
  return response.status;
}
