import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { bootstrapKey, consentedCsv, postSigned, restClient, secondsToNoon } from "../../e2e/support/rest-client";
import { type PostgresServer, startPostgres } from "../../server/testing/postgres";
import { violationsIn } from "./audit/auditor";
import { type ClientLine, sentenceOf } from "./audit/evidence";
import { snapshotBy } from "./audit/snapshot";
import { builtProduct, twilioAccount, twilioAt, twilioNumber, twilioToken } from "./built";
import { audienceOf } from "./campaign-by-rest";
import { startCarrier } from "./carrier-process";
import { type KillableServer, killableServer } from "./killable-server";

const seconds = Number(process.env.PROOF_SECONDS) || 20;
const perSecond = 5;
const barMs = 5_000;
/** Longer than a carrier waits for an answer. */
const patienceMs = 15_000;
const firstNumber = 1_000;

type Texted = Extract<ClientLine, { kind: "texted" }>;

/** One after the other: sessions that are cut, a server that ends at once, a lock that stops every session of the pool. */
const phases: readonly { name: string; strike(postgres: PostgresServer): Promise<void> }[] = [
  {
    name: "sessions terminated every 2 s",
    strike: async ({ url }) => {
      for (let left = seconds / 2; left > 0; left--) {
        await asOwner(url, (client) =>
          client.query(
            "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'",
          ),
        );
        await wait(2_000);
      }
    },
  },
  {
    name: "the server ends at once and starts again, three times",
    strike: async (postgres) => {
      for (let left = 3; left > 0; left--) {
        await postgres.restart();
        if (left > 1) await wait(4_000);
      }
    },
  },
  {
    name: `a lock held for ${seconds} s, which exhausts the pool`,
    strike: ({ url }) =>
      asOwner(url, async (client) => {
        await client.query("begin");
        await client.query("lock table messages in access exclusive mode");
        await wait(seconds * 1_000);
        await client.query("rollback");
      }),
  },
];

async function asOwner<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  return work(client).finally(() => client.end().catch(() => undefined));
}

/** Texts in at an even rate, each of a lead of its own; what came of each is written down. */
function textingIn(server: KillableServer, phones: readonly string[]) {
  const log: Texted[] = [];
  const open = new Set<Promise<void>>();
  let isOver = false;
  const post = async (from: string) => {
    const sid = `SMin${from.slice(1).padStart(30, "0")}`;
    const body = "How much is it?";
    const fields = {
      AccountSid: twilioAccount,
      MessageSid: sid,
      From: from,
      To: twilioNumber,
      Body: body,
      NumMedia: "0",
    };
    const at = Date.now();
    const answered = postSigned(`${server.address}/api/webhooks/twilio/inbound`, twilioToken, fields).catch(() => 0);
    const status = await Promise.race([answered, wait(patienceMs, 0)]);
    log.push({ kind: "texted", at, ackedAt: Date.now(), status, tenant: "", sid, from, body, means: "other" });
  };
  const run = async () => {
    for (const phone of phones) {
      if (isOver) break;
      const one = post(phone).finally(() => open.delete(one));
      open.add(one);
      await wait(1_000 / perSecond);
    }
  };
  const running = run();
  return {
    log,
    stop: async () => {
      isOver = true;
      await running;
      await Promise.all(open);
    },
  };
}

const isAcked = ({ status }: Texted) => status >= 200 && status < 300;

/** Waits for the first text that came in after this moment and was acknowledged; how long that took. */
async function recovery(log: readonly Texted[], since: number): Promise<number> {
  for (const end = Date.now() + 60_000; Date.now() < end; await wait(20)) {
    const first = log.find((line) => isAcked(line) && line.at >= since);
    if (first) return first.ackedAt - since;
  }
  return Number.POSITIVE_INFINITY;
}

beforeAll(() => builtProduct(), 600_000);

test("[5.6] sessions cut, server restarted, pool exhausted: no acknowledged text is missing, the process lives, and it recovers within 5 s", async () => {
  const postgres = await startPostgres({ durable: true });
  if (!postgres) throw new Error("Postgres is not installed here.");
  const carrier = await startCarrier({ token: twilioToken, account: twilioAccount, jitterMs: 0, seed: 1, mode: "L" });
  const env = { ...twilioAt(carrier.url, bootstrapKey), DATABASE_URL: postgres.url };
  const server = await killableServer(process.cwd(), env);
  try {
    server.start();
    await server.healthy();
    const { call, importCsv } = restClient(server.address);
    const count = perSecond * (seconds * 3 + 120);
    expect(await importCsv(consentedCsv(count, firstNumber))).toMatchObject({ created: count });
    await call("POST", "/sandbox/clock", { advance_seconds: secondsToNoon(new Date()) });
    const phones = (await audienceOf(call)).map(({ phone }) => phone);
    const texting = textingIn(server, phones);
    const waits: [string, number][] = [];
    for (const { name, strike } of phases) {
      await wait(2_000);
      await strike(postgres);
      waits.push([name, await recovery(texting.log, Date.now())]);
    }
    await texting.stop();
    await wait(5_000);
    const snapshot = await asOwner(postgres.url, (client) => snapshotBy((text) => client.query(text)));
    const tenant = snapshot.senders.find(({ account }) => account === twilioAccount)?.tenant ?? "";
    const client = texting.log.map((line) => ({ ...line, tenant }));
    const broken = violationsIn({ carrier: carrier.log(), client, snapshot }).filter(({ invariant }) =>
      ["I5", "I7"].includes(invariant),
    );
    const acked = client.filter(isAcked).length;
    console.log(
      `[failing database] ${client.length} texts, ${acked} acknowledged, ${broken.length} missing or doubled; recovered after ${waits.map(([name, ms]) => `${ms} ms (${name})`).join(", ")}`,
    );
    expect(broken.map(sentenceOf)).toEqual([]);
    expect(server.hasCrashed()).toBe(false);
    expect(acked).toBeGreaterThan(client.length / 3);
    for (const [name, ms] of waits) expect(ms, name).toBeLessThanOrEqual(barMs);
  } finally {
    await server.end();
    carrier.stop();
    await postgres.stop();
  }
});
