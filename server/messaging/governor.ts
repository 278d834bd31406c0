import { and, eq, inArray, sql } from "drizzle-orm";
import { rateBuckets } from "@/drizzle/schema";
import { dailyLimitOf, type OpenSender, throughputOf } from "@/server/channels";
import type { Tx } from "@/server/platform/db";
import { backoffMs, campaignRate, type Level, levelAt, mayTake, nextTokenAt, type Rate, senderRate } from "./buckets";

const senderKey = (senderId: string) => `sender:${senderId}`;
const campaignKey = (campaignId: string) => `campaign:${campaignId}`;
const breakerKey = (senderId: string) => `breaker:${senderId}`;
const dayKey = (campaignId: string, day: string) => `campaign-day:${campaignId}:${day}`;
const mailDayKey = (senderId: string, day: string) => `mailbox-day:${senderId}:${day}`;
/** A workspace whose mail fares badly sends at half its limits until then. */
const mailSlowKey = "mail-slow";
const slowShare = 0.5;
export const slowedLimit = (limit: number): number => Math.floor(limit * slowShare);
const countryKey = (senderId: string, country: string) => `country:${senderId}:${country}`;

async function levels(tx: Tx, keys: readonly string[]): Promise<Map<string, Level>> {
  if (keys.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(rateBuckets)
    .where(and(eq(rateBuckets.tenantId, tx.tenantId), inArray(rateBuckets.key, [...keys])))
    .for("update");
  return new Map(rows.map(({ key, tokens, refilledAt }) => [key, { tokens, at: refilledAt }]));
}

async function write(tx: Tx, changes: ReadonlyMap<string, Level>): Promise<void> {
  if (changes.size === 0) return;
  const rows = [...changes].map(([key, { tokens, at }]) => ({ tenantId: tx.tenantId, key, tokens, refilledAt: at }));
  await tx
    .insert(rateBuckets)
    .values(rows)
    .onConflictDoUpdate({
      target: [rateBuckets.tenantId, rateBuckets.key],
      set: { tokens: sql`excluded.tokens`, refilledAt: sql`excluded.refilled_at` },
    });
}

export interface CampaignLimits {
  readonly id: string;
  readonly ratePerMinute: number | null;
  readonly dailyNewLeads: number | null;
}

/** What may leave at this instant; taking is remembered here and written by `settle`. */
export interface Budget {
  /** Whole texts that a sender, or a campaign, may still send now. */
  senderRoom(senderId: string): number;
  campaignRoom(campaignId: string): number;
  /** People whom the campaign may still text for the first time today. */
  newLeadsRoom(campaignId: string): number;
  /** Takes one text of that many segments; false when any bucket is empty, and then nothing is taken. */
  take(text: { senderId: string; campaignId: string | null; step: number | null; segments: number }): boolean;
  /** The first instant at which something blocked could go on, or null when nothing was blocked. */
  nextTokenAt(): Date | null;
  settle(): Promise<void>;
}

export interface BudgetQuestion {
  readonly senders: readonly OpenSender[];
  readonly campaigns: readonly CampaignLimits[];
  /** The business's own date: new leads are counted by it. */
  readonly today: string;
}

type Meter = { rate: Rate | null; tokens: number; openAt: Date | null };

/** Reads and locks the buckets of these senders and campaigns. */
export async function budgetFor(tx: Tx, { senders, campaigns, today }: BudgetQuestion): Promise<Budget> {
  const now = tx.now();
  const keys = [
    ...senders.flatMap(({ id }) => [senderKey(id), breakerKey(id)]),
    ...senders.flatMap(({ id, mailbox }) => (mailbox ? [mailDayKey(id, today), mailSlowKey] : [])),
    ...campaigns.flatMap(({ id }) => [campaignKey(id), dayKey(id, today)]),
  ];
  const stored = await levels(tx, keys);
  const meters = new Map<string, Meter>();
  for (const { id, senderClass } of senders)
    meters.set(
      senderKey(id),
      senderMeter({ id, rate: senderRate(throughputOf(senderClass).segmentsPerSecond) }, stored, now),
    );
  for (const [key, meter] of mailDays({ senders, today, now }, stored)) meters.set(key, meter);
  for (const { id, ratePerMinute, dailyNewLeads } of campaigns) {
    const rate = campaignRate(ratePerMinute);
    meters.set(campaignKey(id), {
      rate,
      tokens: rate ? levelAt(stored.get(campaignKey(id)) ?? null, rate, now) : Number.POSITIVE_INFINITY,
      openAt: null,
    });
    const used = stored.get(dayKey(id, today))?.tokens ?? 0;
    meters.set(dayKey(id, today), {
      rate: null,
      tokens: dailyNewLeads === null ? Number.POSITIVE_INFINITY : dailyNewLeads - used,
      openAt: null,
    });
  }
  return budgetOver(tx, { meters, stored, today });
}

/** What each mailbox may still send today. */
const mailDays = (
  { senders, today, now }: Pick<BudgetQuestion, "senders" | "today"> & { now: Date },
  stored: ReadonlyMap<string, Level>,
): [string, Meter][] =>
  senders.flatMap(({ id, mailbox }) => {
    if (!mailbox) return [];
    const key = mailDayKey(id, today);
    const isSlowed = (stored.get(mailSlowKey)?.at ?? now) > now;
    const { limit: full } = dailyLimitOf(mailbox, now);
    const limit = isSlowed ? slowedLimit(full) : full;
    return [[key, { rate: null, tokens: limit - (stored.get(key)?.tokens ?? 0), openAt: null }]];
  });

/** A sender whose carrier failed lately has no room until its pause ends, and then room for one text that tries. */
function senderMeter(
  { id, rate }: { id: string; rate: Rate | null },
  stored: ReadonlyMap<string, Level>,
  now: Date,
): Meter {
  const tokens = rate ? levelAt(stored.get(senderKey(id)) ?? null, rate, now) : Number.POSITIVE_INFINITY;
  const breaker = stored.get(breakerKey(id));
  if (!breaker || breaker.tokens === 0) return { rate, tokens, openAt: null };
  if (breaker.at > now) return { rate, tokens: Number.NEGATIVE_INFINITY, openAt: breaker.at };
  return { rate, tokens: Math.min(tokens, 1), openAt: null };
}

type Over = { meters: Map<string, Meter>; stored: ReadonlyMap<string, Level>; today: string };

function budgetOver(tx: Tx, { meters, stored, today }: Over): Budget {
  const now = tx.now();
  const taken = new Map<string, number>();
  const tokensOf = (key: string) => (meters.get(key)?.tokens ?? Number.POSITIVE_INFINITY) - (taken.get(key) ?? 0);
  const room = (key: string) => Math.max(0, Math.floor(tokensOf(key) + 1e-9));
  const fits = (key: string, cost: number) => {
    const rate = meters.get(key)?.rate;
    return rate ? mayTake(tokensOf(key) + 1e-9, cost, rate) : tokensOf(key) >= 1;
  };
  const dayOfMailbox = (senderId: string): [string, number][] =>
    [mailDayKey(senderId, today)].filter((key) => meters.has(key)).map((key) => [key, 1]);
  const spend = (key: string, cost: number) => taken.set(key, (taken.get(key) ?? 0) + cost);
  return {
    senderRoom: (senderId) => Math.min(room(senderKey(senderId)), room(mailDayKey(senderId, today))),
    campaignRoom: (campaignId) => room(campaignKey(campaignId)),
    newLeadsRoom: (campaignId) => room(dayKey(campaignId, today)),
    take({ senderId, campaignId, step, segments }) {
      const costs: [string, number][] = [[senderKey(senderId), segments], ...dayOfMailbox(senderId)];
      if (campaignId) costs.push([campaignKey(campaignId), 1]);
      if (campaignId && step === 1) costs.push([dayKey(campaignId, today), 1]);
      if (!costs.every(([key, cost]) => fits(key, cost))) return false;
      for (const [key, cost] of costs) spend(key, cost);
      return true;
    },
    nextTokenAt() {
      const waits = [...meters].flatMap(([key, { rate, openAt }]) => {
        if (openAt) return [openAt];
        const at = rate && room(key) === 0 ? nextTokenAt(tokensOf(key), rate, now) : null;
        return at ? [at] : [];
      });
      return waits.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
    },
    settle: () => write(tx, settled({ meters, stored, taken, now })),
  };
}

type Spent = {
  meters: ReadonlyMap<string, Meter>;
  stored: ReadonlyMap<string, Level>;
  taken: ReadonlyMap<string, number>;
  now: Date;
};

/** Rates keep what is left; a day's count of new leads or of mails grows. Meters without a limit are not stored. */
function settled({ meters, stored, taken, now }: Spent): Map<string, Level> {
  const changes = new Map<string, Level>();
  for (const [key, cost] of taken) {
    const meter = meters.get(key);
    if (key.startsWith("campaign-day:") || key.startsWith("mailbox-day:"))
      changes.set(key, { tokens: (stored.get(key)?.tokens ?? 0) + cost, at: now });
    else if (meter?.rate) changes.set(key, { tokens: meter.tokens - cost, at: now });
  }
  return changes;
}

/** The carrier failed or said "slow down": the sender pauses, twice as long each time, as long as asked where it asked. */
export async function pauseSender(tx: Tx, senderId: string, retryAfterMs: number | null): Promise<Date> {
  const key = breakerKey(senderId);
  const failures = ((await levels(tx, [key])).get(key)?.tokens ?? 0) + 1;
  const delay = Math.max(backoffMs(failures, tx.ctx.random()), retryAfterMs ?? 0);
  const until = new Date(tx.now().getTime() + delay);
  await write(tx, new Map([[key, { tokens: failures, at: until }]]));
  return until;
}

/** The undoing: the carrier takes texts again. */
export async function resumeSender(tx: Tx, senderId: string): Promise<void> {
  const where = and(eq(rateBuckets.tenantId, tx.tenantId), eq(rateBuckets.key, breakerKey(senderId)));
  await tx.delete(rateBuckets).where(where);
}

/** Mails that these mailboxes sent on that day. */
export async function mailsOfDay(tx: Tx, senderIds: readonly string[], day: string): Promise<Map<string, number>> {
  if (senderIds.length === 0) return new Map();
  const { key, tokens } = rateBuckets;
  const keys = senderIds.map((id) => mailDayKey(id, day));
  const rows = await tx
    .select({ key, tokens })
    .from(rateBuckets)
    .where(and(eq(rateBuckets.tenantId, tx.tenantId), inArray(key, keys)));
  const used = new Map(rows.map((row) => [row.key, row.tokens]));
  return new Map(senderIds.map((id) => [id, used.get(mailDayKey(id, day)) ?? 0]));
}

/** No tokens at all for a country that the carrier has switched off, until a person clears it. */
export const switchCountryOff = (tx: Tx, senderId: string, country: string): Promise<void> =>
  write(tx, new Map([[countryKey(senderId, country), { tokens: 0, at: tx.now() }]]));

/** "<sender>:<country>" for each country that is switched off. */
export async function countriesOff(tx: Tx, senderIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (senderIds.length === 0) return new Set();
  const rows = await tx
    .select({ key: rateBuckets.key })
    .from(rateBuckets)
    .where(and(eq(rateBuckets.tenantId, tx.tenantId), sql`${rateBuckets.key} like 'country:%'`));
  return new Set(rows.map(({ key }) => key.slice("country:".length)));
}

/** Halves what each mailbox may send in a day, until then; answers whether it was at full speed before. */
export async function slowMail(tx: Tx, until: Date): Promise<boolean> {
  const before = (await levels(tx, [mailSlowKey])).get(mailSlowKey);
  await write(tx, new Map([[mailSlowKey, { tokens: 0, at: until }]]));
  return !before || before.at <= tx.now();
}

/** Until when each mailbox sends at half its limit, or null. */
export async function mailSlowUntil(tx: Tx): Promise<Date | null> {
  const [slow] = await tx
    .select({ until: rateBuckets.refilledAt })
    .from(rateBuckets)
    .where(and(eq(rateBuckets.tenantId, tx.tenantId), eq(rateBuckets.key, mailSlowKey)));
  return slow && slow.until > tx.now() ? slow.until : null;
}
