import { and, eq, inArray, sql } from "drizzle-orm";
import { rateBuckets } from "@/drizzle/schema";
import type { OpenSender } from "@/server/channels";
import type { Tx } from "@/server/platform/db";
import { backoffMs, type Level, mayTake, nextBatchAt, windowOf } from "./buckets";
import {
  brandDayKey,
  brandKey,
  breakerKey,
  campaignKey,
  countsADay,
  isCountedByBrands,
  keysOf,
  type Meter,
  type Metered,
  mailDayKey,
  mailSlowKey,
  metersOf,
  newPeopleKey,
  senderKey,
  workspaceDayKey,
  workspaceKey,
} from "./limits/meters";
import type { Quota } from "./pace";
import type { TouchClass } from "./schemas";

const countryKey = (senderId: string, country: string) => `country:${senderId}:${country}`;

async function levels(tx: Tx, keys: readonly string[], { isLocked = true } = {}): Promise<Map<string, Level>> {
  if (keys.length === 0) return new Map();
  const reading = tx
    .select()
    .from(rateBuckets)
    .where(and(eq(rateBuckets.tenantId, tx.tenantId), inArray(rateBuckets.key, [...keys])));
  const rows = await (isLocked ? reading.for("update") : reading);
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

/** What may leave at this instant; taking is remembered here and written by `settle`. */
export interface Budget {
  /**
   * Whole texts that a sender may still send now. Without a limit when the workspace's day is used up: they are looked at
   * to be put off, and none of them leaves.
   */
  senderRoom(senderId: string): number;
  /** Whole texts that a campaign may still send now. */
  campaignRoom(campaignId: string): number;
  /** People whom the campaign may still text for the first time today. */
  newLeadsRoom(campaignId: string): number;
  /** Takes one text of that many segments, and says what it counts against; null when any bucket is empty, and then nothing is taken. */
  take(text: Sendable): readonly Quota[] | null;
  /** The first instant at which something blocked could go on, or null when nothing was blocked. */
  nextTokenAt(): Date | null;
  settle(): Promise<void>;
}

/** A text that would leave now. */
interface Sendable {
  readonly sender: Pick<OpenSender, "id" | "senderClass" | "mailbox">;
  readonly to: string;
  readonly class: TouchClass;
  readonly campaignId: string | null;
  readonly step: number | null;
  readonly segments: number;
}

export type BudgetQuestion = Omit<Metered, "now">;

/** Reads and locks the buckets of these senders and campaigns. */
export async function budgetFor(tx: Tx, question: BudgetQuestion): Promise<Budget> {
  const metered = { ...question, now: tx.now() };
  const stored = await levels(tx, keysOf(metered));
  return budgetOver(tx, { meters: metersOf(metered, stored), stored, question });
}

/** What limits these senders and campaigns now; nothing is locked. */
export async function readMeters(tx: Tx, question: BudgetQuestion): Promise<Meter[]> {
  const metered = { ...question, now: tx.now() };
  const stored = await levels(tx, keysOf(metered), { isLocked: false });
  return [...metersOf(metered, stored).values()];
}

type Over = { meters: Map<string, Meter>; stored: ReadonlyMap<string, Level>; question: BudgetQuestion };

function budgetOver(tx: Tx, { meters, stored, question }: Over): Budget {
  const now = tx.now();
  const { today } = question;
  const classes = new Map(question.senders.map(({ id, senderClass }) => [id, senderClass]));
  const taken = new Map<string, number>();
  const tokensOf = (key: string) => (meters.get(key)?.tokens ?? Number.POSITIVE_INFINITY) - (taken.get(key) ?? 0);
  const room = (key: string) => Math.max(0, Math.floor(tokensOf(key) + 1e-9));
  const fits = (key: string, cost: number) => {
    const rate = meters.get(key)?.rate;
    return rate ? mayTake(tokensOf(key) + 1e-9, cost, rate) : tokensOf(key) >= cost;
  };
  return {
    senderRoom(senderId) {
      const senderClass = classes.get(senderId) ?? "unmetered";
      if (room(workspaceDayKey(today)) === 0) return Number.POSITIVE_INFINITY;
      const own = Math.min(room(senderKey(senderId)), room(mailDayKey(senderId, today)));
      return Math.min(own, room(brandKey(senderClass)), room(workspaceKey));
    },
    campaignRoom: (campaignId) => room(campaignKey(campaignId)),
    newLeadsRoom: (campaignId) => room(newPeopleKey(campaignId, today)),
    take(text) {
      const costs = costsOf(text, { today, now }).filter(({ key }) => countsADay(key) || meters.has(key));
      if (!costs.every(({ key, cost, isBinding }) => !isBinding || fits(key, cost))) return null;
      for (const { key, cost } of costs) taken.set(key, (taken.get(key) ?? 0) + cost);
      return costs.flatMap(({ key, cost }) => {
        const rate = meters.get(key)?.rate;
        return rate ? [{ key, cost, ...windowOf(rate) }] : [];
      });
    },
    nextTokenAt() {
      const waits = [...meters].flatMap(([key, { rate, openAt }]) => {
        if (openAt) return [openAt];
        const at = rate && room(key) === 0 ? nextBatchAt(tokensOf(key), rate, now) : null;
        return at ? [at] : [];
      });
      return waits.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
    },
    settle: () => write(tx, settled({ meters, stored, taken, now })),
  };
}

type Cost = { key: string; cost: number; isBinding: boolean };

/**
 * What one text takes of each limit. A brand's day counts segments to the carrier's country; whose number is whose, nobody
 * says, so each of them counts and none waits: the carrier refuses its own, which wait, while others go on [case 30].
 */
function costsOf(text: Sendable, { today, now }: { today: string; now: Date }): Cost[] {
  const { sender, to, campaignId, step, segments } = text;
  const brandDay = isCountedByBrands(to) ? brandDayKey(sender.senderClass, now) : null;
  const binding = (key: string, cost: number): Cost => ({ key, cost, isBinding: true });
  return [
    binding(senderKey(sender.id), segments),
    binding(brandKey(sender.senderClass), segments),
    ...(brandDay ? [{ key: brandDay, cost: segments, isBinding: false }] : []),
    binding(workspaceKey, 1),
    { key: workspaceDayKey(today), cost: 1, isBinding: text.class === "marketing" },
    ...(sender.mailbox ? [binding(mailDayKey(sender.id, today), 1)] : []),
    ...(campaignId ? [binding(campaignKey(campaignId), 1)] : []),
    ...(campaignId && step === 1 ? [binding(newPeopleKey(campaignId, today), 1)] : []),
  ];
}

type Spent = {
  meters: ReadonlyMap<string, Meter>;
  stored: ReadonlyMap<string, Level>;
  taken: ReadonlyMap<string, number>;
  now: Date;
};

/** Rates keep what is left; a day's count grows. Meters without a limit are not stored. */
function settled({ meters, stored, taken, now }: Spent): Map<string, Level> {
  const changes = new Map<string, Level>();
  for (const [key, cost] of taken) {
    const meter = meters.get(key);
    if (countsADay(key)) changes.set(key, { tokens: (stored.get(key)?.tokens ?? 0) + cost, at: now });
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
