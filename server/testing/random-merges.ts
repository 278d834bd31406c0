import { and, eq, isNull, sql } from "drizzle-orm";
import { expect } from "vitest";
import { bookings, conversations, leads, messages, suppressions, touches } from "@/drizzle/schema";
import { suppress } from "@/server/consent";
import { mergedConsent, type Standing } from "@/server/duplicates/merging/choose";
import { mergeIn } from "@/server/duplicates/merging/merge";
import { undoIn } from "@/server/duplicates/merging/undo";
import { chosenFields } from "@/server/duplicates/schemas";
import { addressesOf, type ContactPoint, pointsOf } from "@/server/leads";
import type { ConsentStatus } from "@/server/leads/schemas";
import { inTransaction, type Tx } from "@/server/platform/db";
import { tenantKeys } from "@/server/platform/vault";
import { type Chance, chanceOf, randomLeads } from "./random-leads";
import { aTenant, type TestCtx } from "./tenant";

/** Everything that is known of each lead, addresses in the clear; what only says when it was written is left out. */
async function portraits(tx: Tx): Promise<Map<string, string>> {
  const keys = await tenantKeys(tx);
  const rows = await tx.select().from(leads).where(eq(leads.tenantId, tx.tenantId));
  const points = Map.groupBy(
    await pointsOf(
      tx,
      rows.map(({ id }) => id),
      true,
    ),
    ({ leadId }) => leadId,
  );
  const threads = new Map(
    (await tx.select().from(conversations).where(eq(conversations.tenantId, tx.tenantId))).map((row) => [row.id, row]),
  );
  const point = ({ id: _, ...rest }: ContactPoint) => JSON.stringify(rest);
  return new Map(
    rows.map((row) => {
      const { phoneSealed: _, emailSealed: __, updatedAt: ___, ...plain } = row;
      const {
        updatedAt: ____,
        turnToken: _____,
        ...thread
      } = threads.get(row.id) ?? { updatedAt: null, turnToken: null };
      const own = (points.get(row.id) ?? []).map(point).sort();
      return [row.id, JSON.stringify({ ...plain, ...addressesOf(keys, row), own, thread }, null, 1)];
    }),
  );
}

/** Every message, send and call with all that it says but why it was cancelled. */
async function historyOf(tx: Tx) {
  const of = async (table: typeof messages | typeof touches | typeof bookings) => {
    const { rows } = (await tx.execute(
      sql`select md5(string_agg((to_jsonb(t) - array['status', 'reason', 'updated_at', 'lease_until', 'attempt_id'])::text, ',' order by id)) as sum, count(*)::int as count
          from ${table} t where tenant_id = ${tx.tenantId}`,
    )) as unknown as { rows: { sum: string; count: number }[] };
    return rows[0];
  };
  return [await of(messages), await of(touches), await of(bookings)];
}

type Made = { mergeId: string; survivorId: string; otherId: string };

/** What a list of merges must come to, told without the database: who lives on, and what each may still be sent. */
class Model {
  readonly made: Made[] = [];
  readonly optedOut = new Set<string>();
  constructor(
    readonly ids: readonly string[],
    readonly initial: ReadonlyMap<string, { sms: Standing; email: Standing }>,
  ) {}

  live(): string[] {
    const gone = new Set(this.made.map(({ otherId }) => otherId));
    return this.ids.filter((id) => !gone.has(id));
  }

  members(id: string): string[] {
    return [
      id,
      ...this.made.filter(({ survivorId }) => survivorId === id).flatMap(({ otherId }) => this.members(otherId)),
    ];
  }

  standing(id: string, channel: "sms" | "email"): ConsentStatus {
    const all = this.members(id).map((member): Standing => {
      const own = this.initial.get(member)?.[channel] ?? { status: "none", hasAddress: false };
      return this.optedOut.has(member) ? { ...own, status: "withdrawn" } : own;
    });
    return all.reduce((one, other) => ({
      status: mergedConsent(one, other),
      hasAddress: one.hasAddress || other.hasAddress,
    })).status;
  }
}

async function modelOf(ctx: TestCtx, ids: readonly string[]): Promise<Model> {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.select().from(leads).where(eq(leads.tenantId, tx.tenantId));
    const points = await pointsOf(tx, ids);
    const has = (leadId: string, kind: string) =>
      points.some((point) => point.leadId === leadId && point.kind === kind);
    return new Model(
      ids,
      new Map(
        rows.map((row) => [
          row.id,
          {
            sms: { status: row.smsConsent, hasAddress: row.phoneHash !== null || has(row.id, "phone") },
            email: { status: row.emailConsent, hasAddress: row.emailHash !== null || has(row.id, "email") },
          },
        ]),
      ),
    );
  });
}

const randomChoices = (chance: Chance) =>
  Object.fromEntries(
    [...Object.keys(chosenFields), "attributes.plan"]
      .filter(() => chance.is(0.3))
      .map((field) => [field, chance.of(["survivor", "other"] as const)]),
  );

async function mergeTwo(tx: Tx, model: Model, chance: Chance) {
  const live = model.live();
  const survivorId = chance.of(live);
  const otherId = chance.of(live.filter((id) => id !== survivorId));
  const { mergeId } = await mergeIn(tx, { survivorId, otherId, choices: randomChoices(chance) });
  model.made.push({ mergeId, survivorId, otherId });
}

/** Undoes a merge on which no later one stands. */
async function undoOne(tx: Tx, model: Model, chance: Chance) {
  const free = model.made.filter(
    (one, at) => !model.made.slice(at + 1).some((later) => [later.survivorId, later.otherId].includes(one.survivorId)),
  );
  const one = chance.of(free);
  await undoIn(tx, one.mergeId);
  model.made.splice(model.made.indexOf(one), 1);
}

/** Nobody is ever shown a laxer consent than the strictest of those who are one person with them. */
async function expectStrict(tx: Tx, model: Model, seed: number) {
  const rows = await tx
    .select({ id: leads.id, sms: leads.smsConsent, email: leads.emailConsent, mergedIntoId: leads.mergedIntoId })
    .from(leads)
    .where(eq(leads.tenantId, tx.tenantId));
  const live = new Set(model.live());
  const shown = rows
    .filter(({ mergedIntoId }) => mergedIntoId === null)
    .map(({ id, sms, email }) => `${id} ${sms} ${email}`);
  const allowed = [...live].map((id) => `${id} ${model.standing(id, "sms")} ${model.standing(id, "email")}`);
  expect(shown.sort().join("\n"), `seed ${seed}: who lives, and what each agrees to`).toBe(allowed.sort().join("\n"));
}

type Acting = { acts: number; act: (tx: Tx) => Promise<void>; check: (tx: Tx) => Promise<void> };

/** In blocks of several acts a transaction, as a bulk merge makes them. */
async function inBlocks(ctx: TestCtx, { acts, act, check }: Acting) {
  for (let done = 0; done < acts; done += 20)
    await inTransaction(ctx, async (tx) => {
      for (let at = 0; at < Math.min(20, acts - done); at++) {
        await act(tx);
        await check(tx);
      }
    });
}

/** Somebody texts STOP to any of their numbers: it holds for everybody who is one person with them now. */
async function optOut(tx: Tx, model: Model, chance: Chance) {
  const keys = await tenantKeys(tx);
  const id = chance.of(model.live());
  const [row] = await tx
    .select()
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), eq(leads.id, id)));
  const phones = [
    row && addressesOf(keys, row).phone,
    ...(await pointsOf(tx, [id])).flatMap(({ kind, value }) => (kind === "phone" ? [value] : [])),
  ].filter((phone) => typeof phone === "string");
  if (phones.length === 0) return;
  await suppress(tx, { kind: "phone", address: chance.of(phones), reason: "stop_keyword", verbatim: "STOP" });
  for (const member of model.members(id)) model.optedOut.add(member);
}

/** Every address that was ever put on the suppression list. */
async function listed(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ hash: suppressions.addressHash })
    .from(suppressions)
    .where(and(eq(suppressions.tenantId, tx.tenantId), isNull(suppressions.liftedAt)));
  return rows.map(({ hash }) => hash).sort();
}

/** Opt-outs between merges and their undoings: none is ever forgotten, by anybody who was the person then. */
export async function mergeAmidOptOuts(runs: number, seed: number): Promise<void> {
  const chance = chanceOf(seed);
  const ctx = await aTenant({ now: "2026-11-22T12:00:00Z" });
  const model = await modelOf(ctx, await randomLeads(ctx, 60, chance));
  let before: string[] = [];
  const act = async (tx: Tx) => {
    const now = new Set(await listed(tx));
    expect(
      before.filter((hash) => !now.has(hash)),
      `seed ${seed}: lifted by nobody`,
    ).toEqual([]);
    before = [...now];
    if (chance.is(0.15)) return optOut(tx, model, chance);
    const mustUndo = model.live().length < 8;
    if (model.made.length > 0 && (mustUndo || chance.is(0.5))) return undoOne(tx, model, chance);
    return mergeTwo(tx, model, chance);
  };
  const check = (tx: Tx) => expectStrict(tx, model, seed);
  await inBlocks(ctx, { acts: runs, act, check });
  await inBlocks(ctx, { acts: model.made.length, act: (tx) => undoOne(tx, model, chance), check });
  expect(model.made).toEqual([]);
}

/** So many random merges, undone in random order; at no moment may a consent be laxer, at the end everything is as before. */
export async function mergeAtRandom(runs: number, seed: number): Promise<void> {
  const chance = chanceOf(seed);
  const ctx = await aTenant({ now: "2026-11-22T12:00:00Z" });
  const ids = await randomLeads(ctx, 60, chance);
  const model = await modelOf(ctx, ids);
  const picture = () =>
    inTransaction(ctx, async (tx) => ({ portraits: await portraits(tx), history: await historyOf(tx) }));
  const before = await picture();
  let merged = 0;
  const act = async (tx: Tx) => {
    const mustUndo = merged === runs || model.live().length < 8;
    if (model.made.length > 0 && (mustUndo || chance.is(0.45))) return undoOne(tx, model, chance);
    merged++;
    return mergeTwo(tx, model, chance);
  };
  await inBlocks(ctx, { acts: 2 * runs, act, check: (tx) => expectStrict(tx, model, seed) });
  expect(merged).toBe(runs);
  expect(model.made).toEqual([]);
  const after = await picture();
  for (const [id, portrait] of before.portraits)
    expect(after.portraits.get(id), `seed ${seed}: ${id} as before`).toBe(portrait);
  expect(after.history, `seed ${seed}: every message, send and call is there`).toEqual(before.history);
}
