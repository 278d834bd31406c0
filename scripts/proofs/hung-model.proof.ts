import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { loadavg } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import {
  bootstrapKey,
  consentedCsv,
  postSigned,
  restClient,
  secondsToNoon,
  until,
} from "../../e2e/support/rest-client";
import { builtProduct, twilioAccount, twilioAt, twilioNumber, twilioToken } from "./built";
import { audienceOf } from "./campaign-by-rest";
import { type RunningCarrier, startCarrier } from "./carrier-process";
import { type KillableServer, killableServer } from "./killable-server";
import { spread } from "./percentile";

/** The pause after the newest text, as a new workspace has it. */
const debounceMs = 3_000;
const barMs = 5_000;
const firstNumber = 1_000;
/** Each with a server of its own: its breaker does not yet know the model. */
const scenarios: { name: string; dialogues: number; overMs: number }[][] = [
  [
    { name: "one dialogue", dialogues: 1, overMs: 0 },
    { name: "then 20 at once", dialogues: 20, overMs: 0 },
  ],
  [
    { name: "20 dialogues, one each tenth of a second", dialogues: 20, overMs: 2_000 },
    { name: "then 20 more", dialogues: 20, overMs: 2_000 },
  ],
];

/** An OpenAI-compatible model that takes every question and never answers. */
async function hungModel() {
  let asked = 0;
  const server = createServer((request) => {
    asked += 1;
    request.resume();
  });
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: () => asked,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

beforeAll(() => builtProduct(), 600_000);

test.each(scenarios.map((rounds) => ({ rounds, name: rounds.map(({ name }) => name).join(", ") })))(
  "[P-NFR1.1] [P-NFR1.2] [P-FR4.3] a model that hangs: each reply leaves within 5 s after the debounce: $name",
  async ({ rounds }) => {
    const model = await hungModel();
    const carrier = await startCarrier({ token: twilioToken, account: twilioAccount, jitterMs: 0, seed: 1, mode: "L" });
    const ai = { AI_PROVIDER: "openai-compatible", AI_BASE_URL: model.url, AI_MODEL: "hung", AI_API_KEY: "not-a-key" };
    const server = await killableServer(process.cwd(), { ...twilioAt(carrier.url, bootstrapKey), ...ai });
    try {
      server.start();
      await server.healthy();
      const { call, importCsv } = restClient(server.address);
      const dialogues = rounds.reduce((sum, round) => sum + round.dialogues, 0);
      expect(await importCsv(consentedCsv(dialogues, firstNumber))).toMatchObject({ created: dialogues });
      await call("POST", "/sandbox/clock", { advance_seconds: secondsToNoon(new Date()) });
      const phones = (await audienceOf(call)).map(({ phone }) => phone).sort();
      for (const round of rounds) {
        const waits = await takeRound({ server, carrier }, phones.splice(0, round.dialogues), round.overMs);
        process.stdout.write(
          `[hung model] ${round.name}: at the carrier ${spread(waits)} after the debounce; asked ${model.asked()} times, load ${loadavg()[0]?.toFixed(1)}\n`,
        );
        expect(Math.max(...waits)).toBeLessThan(barMs);
      }
      expect(model.asked()).toBeGreaterThan(0);
    } finally {
      await server.end();
      carrier.stop();
      model.stop();
    }
  },
);

type Stage = { server: KillableServer; carrier: RunningCarrier };

/** Texts in from each phone; answers how long after its debounce each had its reply at the carrier. */
async function takeRound({ server, carrier }: Stage, phones: readonly string[], overMs: number): Promise<number[]> {
  const acked = new Map<string, number>();
  await Promise.all(
    phones.map(async (phone, at) => {
      await wait((overMs * at) / phones.length);
      const body = "How much is it, and who are you?";
      const texted = { AccountSid: twilioAccount, From: phone, To: twilioNumber, Body: body, NumMedia: "0" };
      const url = `${server.address}/api/webhooks/twilio/inbound`;
      expect(await postSigned(url, twilioToken, { ...texted, MessageSid: `SMin${phone.slice(1)}` })).toBe(200);
      acked.set(phone, Date.now());
    }),
  );
  const replies = () =>
    new Map(carrier.log().flatMap((line) => (line.kind === "taken" && acked.has(line.to) ? [[line.to, line.at]] : [])));
  await until(async () => (replies().size === phones.length ? true : null));
  const taken = replies();
  return phones.map((phone) => (taken.get(phone) ?? 0) - (acked.get(phone) ?? 0) - debounceMs);
}
