import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bootstrapKey } from "../../e2e/support/rest-client";
import { type PostgresServer, startPostgres } from "../../server/testing/postgres";
import { addsUp, type ShownTouch, violationsIn } from "./audit-texts";
import { builtProduct, twilioAccount, twilioAt, twilioToken } from "./built";
import { launchCampaign } from "./campaign-by-rest";
import type { CarrierLine, CarrierOrder } from "./carrier";
import { type RunningCarrier, startCarrier } from "./carrier-process";
import { chanceFrom, seedOfRun } from "./chance";
import { type KillableServer, killableServer } from "./killable-server";

const recipients = Number(process.env.PROOF_RECIPIENTS) || 2_000;
const kills = Number(process.env.PROOF_KILLS) || 20;
const jitterMs = 50;
/** How many texts an unmetered sender hands over at a time: more cannot be in doubt after one kill. */
const callsAtOnce = 64;
/** Of all kills, this share falls into the start of the server, the others into the sending. */
const startShare = 0.25;
const longestStartMs = 4_000;
/** The sending kills are spread over so much of the campaign. */
const spread = 0.6;
/** A kill that waits for texts comes without them after so long: the server may be waiting, too. */
const longestWaitMs = 60_000;
const settlingMs = 16 * 60_000;

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

type Campaign = Awaited<ReturnType<typeof launchCampaign>>;
type Run = { server: KillableServer; carrier: RunningCarrier; campaign: Campaign; chance: () => number };
type Killed = { at: number; when: "start" | "sending"; taken: number; resumedMs: number | null };

/** Kills in the middle of a start, or when the carrier has taken some more texts: never when nothing is under way. */
async function killSometime({ server, carrier, chance }: Run, left: number): Promise<Killed> {
  const isStart = left < kills && chance() < startShare;
  if (isStart) await wait(chance() * longestStartMs);
  else {
    const mean = (recipients * spread - carrier.taken()) / (left * (1 - startShare));
    const next = carrier.taken() + 1 + Math.round(chance() * 2 * Math.max(1, mean - 1));
    await Promise.race([carrier.reaches(next), wait(longestWaitMs)]);
    await wait(chance() * 30);
  }
  const killed: Killed = {
    at: Date.now(),
    when: isStart ? "start" : "sending",
    taken: carrier.taken(),
    resumedMs: null,
  };
  await server.kill();
  return killed;
}

/** One life after the other; what REST shows as unknown on the way is collected. */
async function killAgainAndAgain(run: Run, seen: Map<string, number>): Promise<Killed[]> {
  const all: Killed[] = [];
  for (let left = kills; left > 0; left--) {
    const killed = await killSometime(run, left);
    all.push(killed);
    const before = run.carrier.taken();
    const restarted = performance.now();
    run.server.start();
    void run.carrier.reaches(before + 1).then(() => {
      if (all.at(-1) === killed) killed.resumedMs = Math.round(performance.now() - restarted);
    });
    if (run.chance() < 0.5) await watch(run, seen);
  }
  return all;
}

/** Looks at the ledger once: it adds up whenever it is asked. */
async function watch({ server, campaign }: Run, seen: Map<string, number>) {
  await server.healthy();
  const { ledger, status } = await campaign.shown();
  expect(addsUp(ledger), JSON.stringify(ledger)).toBe(true);
  const unknown = ledger.unknown ? await campaign.touches("unknown") : [];
  for (const { id } of unknown) if (!seen.has(id)) seen.set(id, Date.now());
  return { ledger, status };
}

/** Until nothing waits and, where the carrier can tell, nothing is unknown: twice in a row, or for half a minute. */
async function settle(run: Run, seen: Map<string, number>, mayStayUnknown: boolean) {
  const end = Date.now() + settlingMs;
  const isOver = ({ pending = 0, held = 0, unknown = 0 }: Record<string, number>) =>
    pending + held + (mayStayUnknown ? 0 : unknown) === 0;
  let shown = "";
  for (let calm = 0; calm < (mayStayUnknown ? 15 : 2) && Date.now() < end; await wait(2_000)) {
    const { ledger } = await watch(run, seen);
    calm = isOver(ledger) ? calm + 1 : 0;
    if (JSON.stringify(ledger) !== shown) say(`  ${new Date().toISOString().slice(11, 19)} ${JSON.stringify(ledger)}`);
    shown = JSON.stringify(ledger);
  }
}

type Taken = Extract<CarrierLine, { kind: "taken" }>;
const takenIn = (log: readonly CarrierLine[]) => log.filter((line): line is Taken => line.kind === "taken");

/** How each touch ended that was once shown as unknown, and how many kills caused that. */
function endsOf(seen: ReadonlyMap<string, number>, touches: readonly ShownTouch[], { log, killed, leads }: Past) {
  const phones = new Map(leads.map(({ id, phone }) => [id, phone]));
  const takenAt = new Map(takenIn(log).map(({ to, at }) => [to, at]));
  const ends = { adopted: 0, sentAgain: 0, stillUnknown: 0 };
  const at: number[] = [];
  for (const [id, since] of seen) {
    const touch = touches.find((one) => one.id === id);
    const taken = takenAt.get(phones.get(touch?.lead_id ?? "") ?? "") ?? 0;
    at.push(taken);
    if (touch?.status !== "sent") ends.stillUnknown += 1;
    else if (taken <= since) ends.adopted += 1;
    else ends.sentAgain += 1;
  }
  const hits = killed.filter((kill) => at.some((taken) => taken > kill.at - 1_000 && taken < kill.at + 500)).length;
  return { ...ends, hits };
}

type Past = { log: readonly CarrierLine[]; killed: readonly Killed[]; leads: readonly { id: string; phone: string }[] };

async function proveOn(mode: CarrierOrder["mode"], env: Record<string, string>, name: string) {
  const seed = seedOfRun();
  say(`[${name}] seed ${seed}: PROOF_SEED=${seed} repeats the moments`);
  const carrier = await startCarrier({ token: twilioToken, account: twilioAccount, jitterMs, seed, mode });
  const server = await killableServer(process.cwd(), { ...twilioAt(carrier.url, bootstrapKey), ...env });
  const seen = new Map<string, number>();
  try {
    server.start();
    say(`[${name}] first start ${await server.healthy()} ms`);
    const campaign = await launchCampaign(server.address, recipients);
    const run = { server, carrier, campaign, chance: chanceFrom(seed) };
    const begun = Date.now();
    const killed = await killAgainAndAgain(run, seen);
    say(`[${name}] ${killed.length} kills in ${Math.round((Date.now() - begun) / 1_000)} s; settling`);
    await server.healthy();
    await settle(run, seen, mode === "N");
    const [touches, leads, { ledger }] = [await campaign.touches(), await campaign.audience(), await campaign.shown()];
    const log = carrier.log();
    report({
      name,
      killed,
      log,
      ledger,
      ends: endsOf(seen, touches, { log, killed, leads }),
      seconds: (Date.now() - begun) / 1_000,
    });
    expect(leads).toHaveLength(recipients);
    expect(ledger.intended).toBe(recipients);
    expect(violationsIn({ log, leads, touches, ledger })).toEqual([]);
    if (mode === "L") expect(ledger).toMatchObject({ sent: recipients, unknown: 0 });
    else expect(ledger.unknown).toBeLessThanOrEqual(kills * callsAtOnce);
  } finally {
    await server.end();
    carrier.stop();
  }
}

type Report = {
  name: string;
  killed: Killed[];
  log: CarrierLine[];
  ledger: Record<string, number>;
  ends: ReturnType<typeof endsOf>;
  seconds: number;
};

function report({ name, killed, log, ledger, ends, seconds }: Report) {
  const { hits, ...rest } = ends;
  const resumed = killed.flatMap(({ resumedMs }) => resumedMs ?? []).sort((a, b) => a - b);
  say(
    [
      `[${name}] ${killed.length} kills (${killed.filter(({ when }) => when === "start").length} during a start), at least ${hits} left texts of which nobody knew, ${log.filter(({ kind }) => kind === "cut").length} calls cut`,
      `[${name}] texts at the carrier ${takenIn(log).length}, receipts told ${log.filter(({ kind }) => kind === "told").length}, never told ${log.filter(({ kind }) => kind === "untold").length}`,
      `[${name}] ledger ${JSON.stringify(ledger)}; shown unknown on the way: ${JSON.stringify(rest)}`,
      `[${name}] first text after a restart: median ${resumed[Math.floor(resumed.length / 2)]} ms, slowest ${resumed.at(-1)} ms; all over after ${Math.round(seconds)} s`,
    ].join("\n"),
  );
}

beforeAll(() => builtProduct(), 600_000);

describe("kill -9 of the whole server during a campaign", () => {
  let postgres: PostgresServer | null = null;
  beforeAll(async () => {
    postgres = await startPostgres({ durable: true });
  });
  afterAll(() => postgres?.stop());

  test("[P-NFR4.1] on the embedded database: every text once, or shown unknown and then found out", async () => {
    await proveOn("L", {}, "pglite");
  });

  test("[P-NFR4.1] on a Postgres server: every text once, or shown unknown and then found out", async ({ skip }) => {
    if (!postgres) return skip("Postgres is not installed here.");
    await proveOn("L", { DATABASE_URL: postgres.url }, "postgres");
  });

  test("[P-NFR4.1] with a carrier that can tell nothing: no text twice, what is open stays shown", async () => {
    await proveOn("N", {}, "pglite, mode N");
  });
});
