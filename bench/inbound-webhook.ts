import { Pool } from "undici";
import type { Bench, Contender, Workload } from "./harness";
import { importFile } from "./support/api";
import { startBareNext } from "./support/bare-next";
import { leadFile } from "./support/lead-file";
import { fullLoad, steadyLoad } from "./support/load";
import { untilQuiet } from "./support/quiet";
import { from } from "./support/twilio-account";
import { connections, sidOf, Webhooks, words, writingLeads } from "./support/webhooks";
import { startWithCarrier } from "./support/with-carrier";

const requestsAtFullScale = 10_000;
export const workload: Workload = {
  name: "inbound-webhook",
  unit: "webhooks",
  does:
    "10,000 texts of 2,000 leads a round, signed as Twilio signs, 3 % of them repeated, over 16 connections: believed, stored once, the " +
    "conversation moved and the AI's turn announced before each 200. Then the same at half the speed just measured. " +
    "The limit is a Next route handler that reads the same posts and says 200. CPU counts the server and Postgres.",
  async open({ scale }) {
    const requests = Math.max(200, Math.round(requestsAtFullScale * scale));
    const started = await startWithCarrier();
    const { product, database, pids } = started;
    const bare = await startBareNext();
    await importFile(product.address, leadFile(writingLeads).csv);
    // The AI's turn is announced and stored; taking it is another workload's matter.
    await database.owner.query("update brands set reply_debounce_seconds = 86400");
    await database.owner.query("vacuum analyze");
    const webhooks = new Webhooks(product.address, database);
    const bareContender = bareNext(bare.address, { requests, pids: () => [bare.pid] });
    const atFull = fullSpeed(webhooks, { requests, pids });
    await atFull.round();
    return {
      contenders: [bareContender, atFull, halfSpeed(webhooks, { requests: Math.ceil(requests / 2), pids })],
      bars: [
        { of: "Rekindle", against: "bare Next POST", measure: "per CPU-second", must: 0.65, goal: 0.85 },
        { of: "Rekindle", against: "bare Next POST", measure: "per server CPU-second", must: 0.65, goal: 0.85 },
        { of: "Rekindle at half load", measure: "p99 ms", must: 150, goal: 150 },
      ],
      database: database.version,
      close: async () => {
        await webhooks.close();
        await bare.close();
        await started.close();
      },
    } satisfies Bench;
  },
};

type Run = { requests: number; pids: () => number[] };

function fullSpeed(webhooks: Webhooks, { requests, pids }: Run): Contender {
  return {
    name: "Rekindle",
    pids,
    reset: () => untilQuiet(pids()),
    async round() {
      const started = performance.now();
      const latenciesMs = await fullLoad({ requests, connections, send: () => webhooks.post() });
      webhooks.perSecond = (requests * 1000) / (performance.now() - started);
      return { units: requests, latenciesMs };
    },
    verify: () => webhooks.expectEachOnce(),
  };
}

function halfSpeed(webhooks: Webhooks, { requests, pids }: Run): Contender {
  return {
    name: "Rekindle at half load",
    pids,
    reset: () => untilQuiet(pids()),
    async round() {
      const send = () => webhooks.post();
      return { units: requests, latenciesMs: await steadyLoad({ requests, perSecond: webhooks.perSecond / 2, send }) };
    },
    verify: () => webhooks.expectEachOnce(),
  };
}

function bareNext(address: string, { requests, pids }: Run): Contender {
  const pool = new Pool(address, { connections });
  const body = new URLSearchParams({ MessageSid: sidOf(1), From: from, To: from, Body: words[0] ?? "" }).toString();
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return {
    name: "bare Next POST",
    pids,
    async round() {
      const send = async () => {
        const answer = await pool.request({ path: "/api/bare", method: "POST", headers, body });
        await answer.body.text();
        if (answer.statusCode !== 200) throw new Error(`Bare Next answered ${answer.statusCode}.`);
      };
      return { units: requests, latenciesMs: await fullLoad({ requests, connections, send }) };
    },
    verify: ({ latenciesMs }) => {
      if (latenciesMs?.length !== requests) throw new Error("Bare Next left posts unanswered.");
    },
  };
}
