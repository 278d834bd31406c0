import { randomUUID } from "node:crypto";
import { sealWith } from "@/server/platform/vault";
import type { Bench, Contender, Workload } from "./harness";
import { type Caller, postJson, untilSo } from "./support/api";
import type { BenchDatabase } from "./support/database";
import { leadsInBatches, ofBatch } from "./support/lead-batches";
import { bringAtNoon, startAtNoonWith, type WithCarrier } from "./support/with-carrier";
import { encryptionKey, workspaceOf } from "./support/workspace-keys";

const queuedAtFullScale = 1_000_000;
const textsOfTheSmall = 100;
const ownNumber = "+15005550009";
const steps = [{ mode: "fixed", body: "Hi {first_name|there}, are you still looking for a new roof?" }];

export const workload: Workload = {
  name: "fairness",
  unit: "texts of the small workspace",
  does:
    "A workspace sends 100 texts, alone and then while another one has a campaign of 1,000,000 running. A latency counts from the launch " +
    "to a text's arrival at a stub of Twilio in another process.",
  async open({ scale, rounds }) {
    const queued = Math.max(5_000, Math.round(queuedAtFullScale * scale));
    const started = await startAtNoonWith(leadsInBatches(queued, 1), { ENCRYPTION_KEY: encryptionKey });
    const { product, database, pids, close } = started;
    const caller = await smallWorkspace(started, 2 * rounds);
    const large = await drafted(product.address, 1);
    await postJson(product.address, `/campaigns/${large}/launch`, { hold_seconds: 0 });
    await postJson(product.address, `/campaigns/${large}/pause`);
    const small = { ...started, caller, batch: 0 };
    const alone: Contender = { name: "alone", pids, round: () => sendSmall(small), verify: () => undefined };
    const beside: Contender = {
      name: "beside a large one",
      pids,
      reset: async () => void (await postJson(product.address, `/campaigns/${large}/resume`)),
      round: () => sendSmall(small),
      verify: async () => {
        await expectQueue(database, large);
        await postJson(product.address, `/campaigns/${large}/pause`);
      },
    };
    return {
      contenders: [alone, beside],
      bars: [{ of: "beside a large one", against: "alone", measure: "p95 ms", must: 3, goal: 1.3 }],
      database: database.version,
      close,
    } satisfies Bench;
  },
};

async function drafted(caller: Caller, batch: number): Promise<string> {
  const campaign = { name: `Bench ${batch}`, filter: ofBatch(batch), steps };
  return (await postJson<{ id: string }>(caller, "/campaigns", campaign)).id;
}

/** Another workspace with leads for so many rounds and a number of its own at the same carrier. Answers who calls for it. */
async function smallWorkspace({ product, database }: WithCarrier, rounds: number): Promise<Caller> {
  const opened = { name: "Small", owner_email: "owner@small.test" };
  const { api_key } = await postJson<{ api_key: string }>(product.address, "/workspaces", opened);
  const caller = { address: product.address, key: api_key };
  await bringAtNoon(caller, leadsInBatches(textsOfTheSmall, rounds));
  await giveNumber(database);
  return caller;
}

async function giveNumber(database: BenchDatabase): Promise<void> {
  const { tenantId, keys } = await workspaceOf(database, "newest");
  const id = randomUUID();
  const place = { table: "senders", column: "credentials_sealed", row: id };
  const sealed = Buffer.from(sealWith(keys, place, JSON.stringify({ authToken: "a-token-of-the-small" })));
  await database.owner.query("delete from senders where tenant_id = $1 and channel = 'sms'", [tenantId]);
  await database.owner.query(
    `insert into senders (tenant_id, id, provider, number, account_sid, credentials_sealed, sender_class, is_default, created_at)
     values ($1, $2, 'twilio', $3, $4, $5, 'unmetered', true, now())`,
    [tenantId, id, ownNumber, `AC${"0".repeat(31)}8`, sealed],
  );
}

async function sendSmall(small: WithCarrier & { caller: Caller; batch: number }) {
  const { stub, caller } = small;
  small.batch += 1;
  const id = await drafted(caller, small.batch);
  await stub.ask("forget");
  const clicked = performance.timeOrigin + performance.now();
  await postJson(caller, `/campaigns/${id}/launch`, { hold_seconds: 0 });
  const arrivals = await untilSo(async () => {
    const own = await arrivalsFrom(small);
    return own.length >= textsOfTheSmall ? own : null;
  });
  return { units: textsOfTheSmall, latenciesMs: arrivals.map((at) => at - clicked) };
}

async function arrivalsFrom({ stub }: WithCarrier): Promise<number[]> {
  const [forms, arrivals] = [await stub.ask<string[]>("forms"), await stub.ask<number[]>("arrivals")];
  return forms.flatMap((form, at) => (new URLSearchParams(form).get("From") === ownNumber ? [arrivals[at] ?? 0] : []));
}

async function expectQueue({ owner }: BenchDatabase, campaignId: string): Promise<void> {
  const counted = "select status, count(*)::int as n from touches where campaign_id = $1 group by status";
  const { rows } = await owner.query<{ status: string; n: number }>(counted, [campaignId]);
  const of = (status: string) => rows.find((row) => row.status === status)?.n ?? 0;
  if (of("pending") === 0) throw new Error("The large campaign ran dry: take a larger scale.");
  if (of("sent") === 0) throw new Error("The large campaign sent nothing meanwhile.");
}
