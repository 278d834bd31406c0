import { consentedCsv, restClient, secondsToNoon, until } from "../../e2e/support/rest-client";

/** A ledger row as REST shows it. */
export interface ShownTouch {
  id: string;
  lead_id: string;
  status: string;
  reason: string | null;
}

export type ShownCampaign = { id: string; status: string; ledger: Record<string, number> };
type Page<Row> = { data: Row[]; next_cursor: string | null };
type Client = ReturnType<typeof restClient>;

/** All rows of a list, page by page. */
export async function allRows<Row>(call: Client["call"], path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const from: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const { status, body } = await call<Page<Row>>("GET", `${path}${path.includes("?") ? "&" : "?"}limit=200${from}`);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
    rows.push(...body.data);
    cursor = body.next_cursor;
  }
  return rows;
}

export type ShownLead = { id: string; phone: string; suppressed: string[] };
export const audienceOf = (call: Client["call"]) => allRows<ShownLead>(call, "/leads");

/** A campaign of one text to so many leads, made and followed by REST alone. */
export async function launchCampaign(address: string, leads: number) {
  const { call, importCsv } = restClient(address);
  const imported = await importCsv(consentedCsv(leads));
  if (imported.created !== leads) throw new Error(`The import ended otherwise: ${JSON.stringify(imported)}`);
  const advanced = secondsToNoon(new Date());
  await call("POST", "/sandbox/clock", { advance_seconds: advanced });
  const steps = [{ mode: "fixed", body: "Hi {first_name|there}, still interested?" }];
  const { body: made } = await call<ShownCampaign>("POST", "/campaigns", { name: "Killed", filter: {}, steps });
  const launched = await call("POST", `/campaigns/${made.id}/launch`, { hold_seconds: 0 });
  if (launched.status !== 202) throw new Error(`The launch answered ${launched.status}.`);
  const touches = (status = "") =>
    allRows<ShownTouch>(call, `/campaigns/${made.id}/touches${status && `?status=${status}`}`);
  const shown = () =>
    until(async () => {
      const { status, body } = await call<ShownCampaign>("GET", `/campaigns/${made.id}`).catch(() => ({
        status: 0,
        body: null,
      }));
      return status === 200 && body ? body : null;
    });
  return { id: made.id, aheadMs: advanced * 1_000, shown, touches, audience: () => audienceOf(call) };
}
