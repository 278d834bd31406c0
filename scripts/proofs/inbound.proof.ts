import { loadavg } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { bootstrapKey, consentedCsv, postSigned, restClient, secondsToNoon } from "../../e2e/support/rest-client";
import type { CarrierLine } from "./audit/evidence";
import { builtProduct, twilioAccount, twilioAt, twilioNumber, twilioToken } from "./built";
import { audienceOf } from "./campaign-by-rest";
import { startCarrier } from "./carrier-process";
import { chanceFrom, seedOfRun } from "./chance";
import { type KillableServer, killableServer } from "./killable-server";
import { openInbox } from "./open-inbox";
import { percentile, spread } from "./percentile";

const seconds = Number(process.env.PROOF_SECONDS) || 60;
const perSecond = 10;
const barMs = 1_000;
const count = seconds * perSecond;
const firstNumber = 1_000;

const stops = ["STOP", "stop please", "Unsubscribe"];
/** Known phrases, and words that only our classifier takes for an opt-out. */
const freeOptOuts = [
  "take me off your list",
  "leave me alone",
  "please quit messaging me",
  "no más mensajes",
  "scrub me from your system",
  "please let this be the final message",
];
const ordinary = ["How much is it?", "Who is this?", "Sounds good, when could we talk?", "not now, maybe in spring"];

interface Texted {
  phone: string;
  body: string;
  isOptOut: boolean;
  postedAt: number;
  ackedMs: number;
  heardMs: number | null;
  seenMs: number | null;
}

const from = (words: readonly string[], chance: number) => words[Math.floor(chance * words.length)] ?? "";

/** A tenth STOP, a fifth free-text opt-outs, the rest ordinary: each of a lead of its own. */
function textOf(at: number, chance: () => number): Omit<Texted, "postedAt" | "ackedMs"> {
  const kind = chance();
  const words = kind < 0.1 ? stops : kind < 0.3 ? freeOptOuts : ordinary;
  const body = from(words, chance());
  return {
    phone: `+1212${2_200_000 + firstNumber + at}`,
    body,
    isOptOut: words !== ordinary,
    heardMs: null,
    seenMs: null,
  };
}

beforeAll(() => builtProduct(), 600_000);

test("[P-FR4.2] [P-FR4.3] [P-NFR5.1] 10 texts a second on the embedded database: stored, classified, obeyed and visible in an open inbox within a second", async () => {
  const seed = seedOfRun();
  const carrier = await startCarrier({ token: twilioToken, account: twilioAccount, jitterMs: 50, seed, mode: "L" });
  const server = await killableServer(process.cwd(), twilioAt(carrier.url, bootstrapKey));
  try {
    server.start();
    await server.healthy();
    const { call, importCsv } = restClient(server.address);
    expect(await importCsv(consentedCsv(count, firstNumber))).toMatchObject({ created: count });
    await call("POST", "/sandbox/clock", { advance_seconds: secondsToNoon(new Date()) });
    const phones = new Map((await audienceOf(call)).map(({ id, phone }) => [id, phone]));
    const before = server.cpuSeconds();
    const all = await textAtRate(server, { phones, chance: chanceFrom(seed) });
    say({ seed, all, cpuSeconds: server.cpuSeconds() - before });
    expect(all.filter(({ heardMs }) => heardMs === null)).toEqual([]);
    expect(percentile(all.map(seenOf), 0.95)).toBeLessThan(barMs);
    await expectSuppressed(call, all);
    expectOneConfirmation(carrier.log(), all);
  } finally {
    await server.end();
    carrier.stop();
  }
});

const seenOf = ({ seenMs }: Texted) => seenMs ?? Number.POSITIVE_INFINITY;

type Rate = { phones: ReadonlyMap<string, string>; chance: () => number };

/** Texts in at an even rate beside an open inbox that notes when it hears of each and when it shows it. */
async function textAtRate(server: KillableServer, { phones, chance }: Rate): Promise<Texted[]> {
  const texted = new Map<string, Texted>();
  const textOfLead = (leadId: string | null | undefined) => texted.get(phones.get(leadId ?? "") ?? "");
  const inbox = await openInbox(server);
  inbox.onEvent(({ name, data }, at) => {
    const one = textOfLead(data.conversationId); // a known lead's conversation has the lead's id
    if (name === "conversations/inbound.received" && one) one.heardMs ??= at - one.postedAt;
  });
  inbox.onList((rows, at) => {
    for (const { leadId, state } of rows) {
      const one = textOfLead(leadId);
      if (one && (!one.isOptOut || state === "opted_out")) one.seenMs ??= at - one.postedAt;
    }
  });
  const posted: Promise<void>[] = [];
  const begun = performance.now();
  for (let at = 0; at < count; at++) {
    await wait(Math.max(0, begun + (at * 1_000) / perSecond - performance.now()));
    const text: Texted = { ...textOf(at, chance), postedAt: performance.now(), ackedMs: Number.NaN };
    texted.set(text.phone, text);
    posted.push(post(server.address, text, at));
  }
  await Promise.all(posted);
  await wait(5_000);
  inbox.close();
  return [...texted.values()];
}

/** As Twilio does: once more when no connection stands. The same MessageSid is one text. */
async function post(address: string, text: Texted, at: number): Promise<void> {
  const deliver = () =>
    postSigned(`${address}/api/webhooks/twilio/inbound`, twilioToken, {
      AccountSid: twilioAccount,
      MessageSid: `SMin${String(at).padStart(30, "0")}`,
      From: text.phone,
      To: twilioNumber,
      Body: text.body,
      NumMedia: "0",
    });
  const status = await deliver().catch(deliver);
  text.ackedMs = performance.now() - text.postedAt;
  expect(status).toBe(200);
}

function say({ seed, all, cpuSeconds }: { seed: number; all: readonly Texted[]; cpuSeconds: number }) {
  const of = (part: (text: Texted) => number | null, some = all) =>
    spread(some.map((text) => part(text) ?? Number.NaN));
  const optOuts = all.filter(({ isOptOut }) => isOptOut);
  process.stdout.write(
    [
      `[inbound] seed ${seed}, ${all.length} texts, ${optOuts.length} of them opt-outs, load ${loadavg()[0]?.toFixed(1)}, server CPU ${cpuSeconds.toFixed(1)} s`,
      `[inbound] acknowledged: ${of((text) => text.ackedMs)}`,
      `[inbound] heard on the event stream: ${of((text) => text.heardMs)}`,
      `[inbound] visible in the open inbox: ${of((text) => text.seenMs)}; opt-outs: ${of((text) => text.seenMs, optOuts)}\n`,
    ].join("\n"),
  );
}

/** Every opt-out is suppressed, nobody else is. */
async function expectSuppressed(call: ReturnType<typeof restClient>["call"], all: readonly Texted[]) {
  const listed = (await audienceOf(call)).filter(({ suppressed }) => suppressed.includes("sms"));
  const suppressed = new Set(listed.map(({ phone }) => phone));
  expect(all.filter(({ isOptOut, phone }) => isOptOut !== suppressed.has(phone)).map(({ body }) => body)).toEqual([]);
}

/** Who opted out got at most the one confirmation. */
function expectOneConfirmation(log: readonly CarrierLine[], all: readonly Texted[]) {
  const optedOut = new Set(all.filter(({ isOptOut }) => isOptOut).map(({ phone }) => phone));
  const taken = log.flatMap((line) => (line.kind === "taken" && optedOut.has(line.to) ? [line.to] : []));
  expect(taken).toHaveLength(new Set(taken).size);
}
