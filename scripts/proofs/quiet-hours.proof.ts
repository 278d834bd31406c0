import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { bootstrapKey, restClient, until } from "../../e2e/support/rest-client";
import { startPostgres } from "../../server/testing/postgres";
import { violationsIn } from "./audit/auditor";
import { type ClientLine, type Evidence, sentenceOf } from "./audit/evidence";
import { isUsed } from "./audit/hours";
import { snapshotBy } from "./audit/snapshot";
import { builtProduct, twilioAccount, twilioAt, twilioNumber, twilioToken } from "./built";
import { audienceOf, type ShownCampaign } from "./campaign-by-rest";
import { type RunningCarrier, startCarrier } from "./carrier-process";
import { killableServer } from "./killable-server";

const recipients = Number(process.env.PROOF_RECIPIENTS) || 100_000;
const quarterMs = 900_000;
const hourMs = 3_600_000;
/** How soon after a window opens its first text must be at the carrier. */
const barMs = 60_000;
const longestMs = 5 * 24 * hourMs;

/** Where people are, and their telephones' area; whether state and area lie in that one zone only, so that no other one narrows the hours. */
const places = [
  { state: "NY", zone: "America/New_York", area: 212, isOne: true },
  { state: "CT", zone: "America/New_York", area: 203, isOne: true },
  { state: "RI", zone: "America/New_York", area: 401, isOne: true },
  { state: "FL", zone: "America/New_York", area: 305, isOne: false },
  { state: "MI", zone: "America/Detroit", area: 313, isOne: false },
  { state: "IN", zone: "America/Indiana/Indianapolis", area: 317, isOne: false },
  { state: "KY", zone: "America/Kentucky/Louisville", area: 502, isOne: false },
  { state: "IL", zone: "America/Chicago", area: 312, isOne: true },
  { state: "TX", zone: "America/Chicago", area: 512, isOne: false },
  { state: "ND", zone: "America/North_Dakota/Center", area: 701, isOne: false },
  { state: "CO", zone: "America/Denver", area: 303, isOne: true },
  { state: "ID", zone: "America/Boise", area: 208, isOne: false },
  { state: "AZ", zone: "America/Phoenix", area: 602, isOne: false },
  { state: "CA", zone: "America/Los_Angeles", area: 415, isOne: true },
  { state: "AK", zone: "America/Anchorage", area: 907, isOne: false },
  { state: "HI", zone: "Pacific/Honolulu", area: 808, isOne: true },
] as const;
type Place = (typeof places)[number];

const placeAt = (at: number): Place => places[at % places.length] ?? places[0];
const phoneAt = (at: number) => `+1${placeAt(at).area}${2_200_000 + Math.floor(at / places.length)}`;
const placeOf = (phone: string) => places.find(({ area }) => phone.startsWith(`+1${area}`)) ?? places[0];

const csv = () =>
  [
    "first_name,phone,state,timezone,consent_sms,consent_sms_source,consent_sms_at,consent_sms_wording",
    ...Array.from({ length: recipients }, (_, at) => {
      const { state, zone } = placeAt(at);
      return `Lee${at},${phoneAt(at)},${state},${zone},yes,web form,2026-10-01,"I agree to marketing texts from Northwind. Reply STOP to opt out."`;
    }),
  ].join("\n");

const newYork = new Intl.DateTimeFormat("en-US", { timeZone: "America/New_York", timeZoneName: "longOffset" });
const offsetAt = (at: number) => newYork.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value;

/** The next hour with which New York's clocks go otherwise, the real clock's `from` or later. */
function nextChange(from: number): number {
  let at = Math.ceil(from / hourMs) * hourMs;
  while (offsetAt(at) === offsetAt(at - hourMs)) at += hourMs;
  return at;
}

type Client = ReturnType<typeof restClient>;

/** The sandbox's clock, which runs with the real one and only ever goes ahead. */
class Clock {
  readonly settings: { at: number; aheadMs: number }[] = [{ at: 0, aheadMs: 0 }];

  constructor(private readonly call: Client["call"]) {}

  private get aheadMs(): number {
    return this.settings.at(-1)?.aheadMs ?? 0;
  }

  now(): number {
    return Date.now() + this.aheadMs;
  }

  /** The workspace's time at a moment of the past. */
  shownAt(at: number): number {
    return at + (this.settings.findLast((one) => one.at <= at)?.aheadMs ?? 0);
  }

  /** Advances to this moment, or up to a second behind it. */
  async advanceTo(moment: number): Promise<void> {
    const seconds = Math.ceil((moment - this.now()) / 1_000);
    const { status } = await this.call("POST", "/sandbox/clock", { advance_seconds: seconds });
    if (status !== 200) throw new Error(`The clock answered ${status}.`);
    this.settings.push({ at: Date.now(), aheadMs: this.aheadMs + seconds * 1_000 });
  }
}

/** Until the carrier has heard nothing for a while. */
async function calm(carrier: RunningCarrier): Promise<void> {
  for (let before = -1; before !== carrier.taken(); await wait(1_500)) before = carrier.taken();
}

type Stage = { call: Client["call"]; clock: Clock; carrier: RunningCarrier };
type Launched = { id: string; at: number; ledger: Record<string, number> };

/** Launches three hours before the change, at night, and goes on by quarters of an hour until nobody waits any more. */
async function throughChange({ call, clock, carrier }: Stage, name: string): Promise<Launched> {
  const change = nextChange(clock.now() + 4 * hourMs);
  await clock.advanceTo(change - 3 * hourMs);
  const steps = [{ mode: "fixed", body: `Hi {first_name|there}, still interested? (${name})` }];
  const { body: made } = await call<ShownCampaign>("POST", "/campaigns", { name, filter: {}, steps });
  const at = clock.now();
  const launched = await call("POST", `/campaigns/${made.id}/launch`, { hold_seconds: 0 });
  if (launched.status !== 202) throw new Error(`The launch answered ${launched.status}.`);
  const shown = async () => (await call<ShownCampaign>("GET", `/campaigns/${made.id}`)).body.ledger;
  await until(async () => ((await shown()).intended === recipients ? true : null), 300_000);
  for (;;) {
    await calm(carrier);
    const ledger = await shown();
    if ((ledger.pending ?? 0) + (ledger.held ?? 0) === 0) return { id: made.id, at, ledger };
    if (clock.now() > at + longestMs) return { id: made.id, at, ledger };
    await clock.advanceTo((Math.floor(clock.now() / quarterMs) + 1) * quarterMs);
  }
}

/** The first quarter of an hour, after one in which it is closed, when people there are texted. */
function nextOpening(place: Place, after: number): number {
  let at = Math.ceil(after / quarterMs) * quarterMs;
  while (isUsed(place, new Date(at))) at += quarterMs;
  while (!isUsed(place, new Date(at))) at += quarterMs;
  return at;
}

/** By place: how long after its window opened the first text was at the carrier, on the workspace's clock. */
function latenesses(evidence: Evidence, clock: Clock, launches: readonly Launched[]): [string, number][] {
  const texts = evidence.carrier.flatMap((line) =>
    line.kind === "taken" ? [{ place: placeOf(line.to), at: clock.shownAt(line.arrived) }] : [],
  );
  return launches.flatMap(({ at: launchedAt }) =>
    places
      .filter((place) => place.isOne && !isUsed(place, new Date(launchedAt)))
      .map((place): [string, number] => {
        const opening = nextOpening(place, launchedAt);
        const first = texts.filter((text) => text.place === place && text.at >= opening).map(({ at }) => at);
        return [place.state, first.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY) - opening];
      }),
  );
}

async function evidenceOf({ call, clock, carrier }: Stage, url: string): Promise<Evidence> {
  const leads = await audienceOf(call);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const snapshot = await snapshotBy((text) => client.query(text)).finally(() => client.end());
  const tenant = snapshot.senders.find(({ account }) => account === twilioAccount)?.tenant ?? "";
  const lines = leads.flatMap(({ id, phone }): ClientLine[] => {
    const { state, zone } = placeOf(phone);
    return [
      { kind: "imported", at: 0, tenant, phone, state, zone, consents: true },
      { kind: "shown", at: 0, tenant, lead: id, phone },
    ];
  });
  const clocks = clock.settings.map((one): ClientLine => ({ kind: "clock", tenant, ...one }));
  const sender = { kind: "sender", at: 0, tenant, account: twilioAccount, number: twilioNumber } as const;
  return { carrier: carrier.log(), client: [...clocks, { ...sender, segmentsPerSecond: null }, ...lines], snapshot };
}

beforeAll(() => builtProduct(), 600_000);

test("[5.9] [E6.2] [P-FR4.4] people in twelve zones, through both nights in which clocks change: nobody is texted out of hours, each once a campaign, and a window's first text leaves within a minute of its opening", async () => {
  const postgres = await startPostgres({ durable: true });
  if (!postgres) throw new Error("Postgres is not installed here.");
  const carrier = await startCarrier({ token: twilioToken, account: twilioAccount, jitterMs: 0, seed: 1, mode: "N" });
  const server = await killableServer(process.cwd(), {
    ...twilioAt(carrier.url, bootstrapKey),
    DATABASE_URL: postgres.url,
  });
  try {
    server.start();
    await server.healthy();
    const { call, importCsv } = restClient(server.address);
    expect(await importCsv(csv())).toMatchObject({ created: recipients });
    const stage = { call, clock: new Clock(call), carrier };
    const launches = [await throughChange(stage, "First change"), await throughChange(stage, "Second change")];
    const evidence = await evidenceOf(stage, postgres.url);
    const broken = violationsIn(evidence);
    const late = latenesses(evidence, stage.clock, launches);
    process.stdout.write(
      `[quiet hours] ${carrier.taken()} texts to ${recipients} people, ${stage.clock.settings.length - 1} moves of the clock, ${broken.length} violations; ` +
        `first text after the opening: ${late.map(([state, ms]) => `${state} ${(ms / 1_000).toFixed(1)} s`).join(", ")}\n`,
    );
    expect(broken.slice(0, 10).map(sentenceOf)).toEqual([]);
    for (const { ledger } of launches) expect(ledger).toMatchObject({ intended: recipients, sent: recipients });
    expect(carrier.taken()).toBe(2 * recipients);
    for (const [state, ms] of late) expect(ms, state).toBeLessThanOrEqual(barMs);
  } finally {
    await server.end();
    carrier.stop();
    await postgres.stop();
  }
});
