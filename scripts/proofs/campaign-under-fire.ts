import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { bootstrapKey } from "../../e2e/support/rest-client";
import type { PostgresServer } from "../../server/testing/postgres";
import type { CarrierLine, ClientLine, Evidence, Snapshot, Taken } from "./audit/evidence";
import { type Ask, snapshotBy } from "./audit/snapshot";
import { twilioAccount, twilioAt, twilioNumber, twilioToken } from "./built";
import { launchCampaign } from "./campaign-by-rest";
import type { CarrierOrder } from "./carrier";
import { type RunningCarrier, startCarrier } from "./carrier-process";
import { chanceFrom } from "./chance";
import { type KillableServer, killableServer } from "./killable-server";

/** One campaign of one text, and what happens to it. */
export interface Order {
  name: string;
  seed: number;
  recipients: number;
  kills: number;
  mode: CarrierOrder["mode"];
  /** Of all calls, the share that meets each kind of fault. */
  faultShare: number;
  /** Null: the embedded database. */
  postgres: PostgresServer | null;
  /** Application processes on one Postgres. */
  processes: 1 | 2;
  /** The database ends at once and starts again, this often. */
  restarts: number;
  /** Texts in doubt are made ten minutes old instead of waited for. Postgres only. */
  isAged: boolean;
}

type Campaign = Awaited<ReturnType<typeof launchCampaign>>;
interface Run extends Order {
  servers: KillableServer[];
  carrier: RunningCarrier;
  campaign: Campaign;
  chance: () => number;
  /** Touches that were once shown as unknown. */
  doubted: Set<string>;
}
type Kill = { when: "start" | "sending"; resumedMs: number | null };
export interface Outcome {
  evidence: Evidence;
  ledger: Record<string, number>;
  kills: Kill[];
  doubted: number;
  seconds: number;
}

/** Of all kills, this share falls into the start of the server, the others into the sending. */
const startShare = 0.25;
const longestStartMs = 4_000;
/** The sending kills are spread over so much of the campaign. */
const spread = 0.6;
/** A kill that waits for texts comes without them after so long: the server may be waiting, too. */
const longestWaitMs = 60_000;
const settlingMs = 40 * 60_000;

export const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

/** Kills in the middle of a start, or when the carrier has taken some more texts: never when nothing is under way. */
async function killSometime(run: Run, left: number): Promise<Kill & { server: KillableServer }> {
  const { carrier, chance, recipients, kills, servers } = run;
  const isStart = left < kills && chance() < startShare;
  if (isStart) await wait(chance() * longestStartMs);
  else {
    const mean = (recipients * spread - carrier.taken()) / (left * (1 - startShare));
    const next = carrier.taken() + 1 + Math.round(chance() * 2 * Math.max(1, mean - 1));
    await Promise.race([carrier.reaches(next), wait(longestWaitMs)]);
    await wait(chance() * 30);
  }
  const server = servers[Math.floor(chance() * servers.length)];
  if (!server) throw new Error("No server runs.");
  await server.kill();
  return { server, when: isStart ? "start" : "sending", resumedMs: null };
}

/** One life after the other; in between the database may be restarted. What REST shows as unknown on the way is collected. */
async function killAgainAndAgain(run: Run): Promise<Kill[]> {
  const all: Kill[] = [];
  const every = Math.ceil(run.kills / (run.restarts + 1));
  for (let left = run.kills; left > 0; left--) {
    const killed = await killSometime(run, left);
    all.push(killed);
    if (run.postgres && run.restarts > 0 && all.length % every === 0 && all.length < run.kills)
      await run.postgres.restart();
    const [before, restarted] = [run.carrier.taken(), performance.now()];
    killed.server.start();
    void run.carrier.reaches(before + 1).then(() => {
      if (all.at(-1) === killed) killed.resumedMs = Math.round(performance.now() - restarted);
    });
    if (run.chance() < 0.5) await watch(run);
  }
  return all;
}

const counted = ["pending", "held", "sent", "skipped", "failed", "cancelled", "unknown"];

/** Looks at the ledger once: it adds up whenever it is asked. */
async function watch({ servers, campaign, doubted }: Run) {
  await servers[0]?.healthy();
  const { ledger } = await campaign.shown();
  const sum = counted.reduce((total, state) => total + (ledger[state] ?? 0), 0);
  if (ledger.intended !== sum) throw new Error(`The ledger does not add up: ${JSON.stringify(ledger)}`);
  const unknown = ledger.unknown ? await campaign.touches("unknown") : [];
  for (const { id } of unknown) doubted.add(id);
  return ledger;
}

/** Until nothing waits and nothing that could still be found out is unknown: twice in a row, or for half a minute. */
async function settle(run: Run): Promise<void> {
  const end = Date.now() + settlingMs;
  const tell = onlyNews((now) => say(`  [${run.name}] ${new Date().toISOString().slice(11, 19)} ${now}`));
  for (let calm = 0; calm < 15 && Date.now() < end; await wait(2_000)) {
    const ledger = await watch(run);
    if (run.isAged && run.postgres) await age(run.postgres);
    calm = (await isOver(run, ledger)) ? calm + (ledger.unknown ? 1 : 8) : 0;
    tell(JSON.stringify(ledger));
  }
}

function onlyNews(tell: (now: string) => void): (now: string) => void {
  let told = "";
  return (now) => {
    if (now !== told) tell(now);
    told = now;
  };
}

async function isOver(run: Run, { pending = 0, held = 0, unknown = 0 }: Record<string, number>): Promise<boolean> {
  return pending + held + (await stillAsked(run, unknown)) === 0;
}

/** Of the unknown ones those about which nobody has been told to decide: the carrier is still being asked. */
async function stillAsked({ mode, campaign }: Run, unknown: number): Promise<number> {
  if (unknown === 0 || mode === "N") return 0;
  const rows = await campaign.touches("unknown");
  return rows.filter(({ reason }) => !reason?.includes("A person must decide")).length;
}

/** Lets ten minutes pass for what is in doubt. */
const age = ({ url }: PostgresServer) =>
  asOwner(url, (ask) =>
    ask(`update touches set claimed_at = claimed_at - interval '10 minutes', lease_until = now()
         where status = 'unknown' and claimed_at > now() - interval '10 minutes' and lease_until is not null`),
  );

async function asOwner<Result>(url: string, work: (ask: Ask) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work((text) => client.query(text)).finally(() => client.end());
}

async function snapshotOf({ postgres, servers }: Run): Promise<Snapshot> {
  const at = Date.now();
  if (postgres) return asOwner(postgres.url, (ask) => snapshotBy(ask, at));
  const [server] = servers;
  if (!server) throw new Error("No server ran.");
  await server.stop();
  const database = await PGlite.create(join(server.dataDir, "pg"));
  return snapshotBy((text) => database.query(text), at).finally(() => database.close());
}

/** What the client did and saw, as the auditor reads it. */
async function clientLog(run: Run, snapshot: () => Promise<Snapshot>): Promise<Evidence> {
  const { campaign } = run;
  const leads = await campaign.audience();
  const { ledger: counts } = await campaign.shown();
  const rows = await snapshot();
  const tenant = rows.senders.find(({ account }) => account === twilioAccount)?.tenant ?? "";
  const at = rows.at;
  const place = { state: "NY", zone: "America/New_York", consents: true };
  const client: ClientLine[] = [
    { kind: "clock", at: 0, tenant, aheadMs: campaign.aheadMs },
    { kind: "sender", at, tenant, account: twilioAccount, number: twilioNumber, segmentsPerSecond: null },
    ...leads.flatMap(({ id, phone }): ClientLine[] => [
      { kind: "imported", at, tenant, phone, ...place },
      { kind: "shown", at, tenant, lead: id, phone },
    ]),
    { kind: "ledger", at, tenant, campaign: campaign.id, counts },
  ];
  return { carrier: run.carrier.log(), client, snapshot: rows };
}

async function start({ processes, postgres }: Order, carrier: RunningCarrier): Promise<KillableServer[]> {
  const env = { ...twilioAt(carrier.url, bootstrapKey), ...(postgres ? { DATABASE_URL: postgres.url } : {}) };
  const first = await killableServer(process.cwd(), env);
  first.start();
  await first.healthy();
  if (processes === 1) return [first];
  const second = await killableServer(process.cwd(), env, first.dataDir);
  second.start();
  await second.healthy();
  return [first, second];
}

/** Runs a campaign on the built product while all that happens; answers what its witnesses wrote down. */
export async function campaignUnderFire(order: Order): Promise<Outcome> {
  const { name, seed, mode, faultShare } = order;
  say(`[${name}] seed ${seed}: PROOF_SEED=${seed} repeats the moments`);
  const carrier = await startCarrier({
    token: twilioToken,
    account: twilioAccount,
    jitterMs: 50,
    seed,
    mode,
    faultShare,
  });
  const servers: KillableServer[] = [];
  try {
    servers.push(...(await start(order, carrier)));
    const campaign = await launchCampaign(servers[0]?.address ?? "", order.recipients);
    const run: Run = { ...order, servers, carrier, campaign, chance: chanceFrom(seed), doubted: new Set() };
    const begun = performance.now();
    const kills = await killAgainAndAgain(run);
    say(`[${name}] ${kills.length} kills in ${Math.round((performance.now() - begun) / 1_000)} s; settling`);
    for (const server of servers) await server.healthy();
    await settle(run);
    const evidence = await clientLog(run, () => snapshotOf(run));
    const ledger = evidence.client.flatMap((line) => (line.kind === "ledger" ? [line.counts] : []))[0] ?? {};
    const outcome: Outcome = {
      evidence,
      ledger,
      kills,
      doubted: run.doubted.size,
      seconds: Math.round((performance.now() - begun) / 1_000),
    };
    report(order, outcome);
    return outcome;
  } finally {
    for (const server of servers.reverse()) await server.end();
    carrier.stop();
  }
}

const linesOf = <Kind extends CarrierLine["kind"]>(log: readonly CarrierLine[], kind: Kind) =>
  log.filter((line): line is Extract<CarrierLine, { kind: Kind }> => line.kind === kind);

/** The texts that the carrier took. */
export const takenIn = (log: readonly CarrierLine[]): Taken[] => linesOf(log, "taken");

function report({ name }: Order, { evidence: { carrier }, ledger, kills, doubted, seconds }: Outcome) {
  const resumed = kills.flatMap(({ resumedMs }) => resumedMs ?? []).sort((a, b) => a - b);
  const count = (kind: CarrierLine["kind"]) => linesOf(carrier, kind).length;
  const hows = [...Map.groupBy(linesOf(carrier, "refused"), ({ how }) => how)].map(
    ([how, all]) => `${how} ${all.length}`,
  );
  say(
    [
      `[${name}] ${kills.length} kills (${kills.filter(({ when }) => when === "start").length} during a start), ${count("cut")} answers lost, ${count("refused")} calls refused (${hows.join(", ")})`,
      `[${name}] texts at the carrier ${count("taken")}, receipts told ${count("told")}, never told ${count("untold")}`,
      `[${name}] ledger ${JSON.stringify(ledger)}; ${doubted} shown as unknown on the way`,
      `[${name}] first text after a restart: median ${resumed[Math.floor(resumed.length / 2)]} ms, slowest ${resumed.at(-1)} ms; all over after ${seconds} s`,
    ].join("\n"),
  );
}
