import { and, asc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import { duplicateKeys, duplicatePairs, duplicateScans, leads } from "@/drizzle/schema";
import { addressesOf, type LeadRow, leadsByIds, visibleTo } from "@/server/leads";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { blindIndexWith, type TenantKeys, tenantKeys } from "@/server/platform/vault";
import type { Reason } from "../schemas";
import { blockingKeys, type Features, featuresOf } from "./features";
import { possibleFrom, scoreOf } from "./score";

const chunk = 500;
/** A key that more leads share than this tells nothing, and would cost pairs by the square. */
export const widestBlock = 40;
const start = "00000000-0000-0000-0000-000000000000";

/** What the search starts from: the leads that are new, those of an import, or one that was changed. */
export type Since = { importId?: string; leadId?: string };

/**
 * Compares the next leads with those that share a key with them, and stores the pairs that look like one person. Answers
 * whether all leads are compared. Marked `system`: the job calls it.
 */
export async function findDuplicates(ctx: Ctx, since: Since = {}): Promise<{ done: boolean }> {
  return inTransaction(ctx, async (tx) => {
    if (since.leadId) {
      await compareAnew(tx, since.leadId);
      return { done: true };
    }
    const cursor = await placeOf(tx, since.importId);
    const rows = await tx
      .select()
      .from(leads)
      .where(and(eq(leads.tenantId, tx.tenantId), isNull(leads.mergedIntoId), gt(leads.id, cursor)))
      .orderBy(asc(leads.id))
      .limit(chunk);
    await compare(tx, rows);
    const last = rows.at(-1)?.id;
    if (last) await moveTo(tx, last);
    return { done: rows.length < chunk };
  });
}

/** An import's id is older than those of its leads: the search goes back to it, should it have come further meanwhile. */
async function placeOf(tx: Tx, importId: string | undefined): Promise<string> {
  const [row] = await tx
    .select({ cursor: duplicateScans.cursor })
    .from(duplicateScans)
    .where(eq(duplicateScans.tenantId, tx.tenantId))
    .for("update");
  const cursor = row?.cursor ?? start;
  return importId && importId < cursor ? importId : cursor;
}

async function moveTo(tx: Tx, cursor: string): Promise<void> {
  const place = { cursor, updatedAt: tx.realNow() };
  await tx
    .insert(duplicateScans)
    .values({ tenantId: tx.tenantId, ...place })
    .onConflictDoUpdate({ target: duplicateScans.tenantId, set: place });
}

const ofLead = (tx: Tx, leadId: string) =>
  and(eq(duplicatePairs.tenantId, tx.tenantId), or(eq(duplicatePairs.leadA, leadId), eq(duplicatePairs.leadB, leadId)));

/** A lead that was changed is compared as if it were new; what it looked like before is forgotten, not what people decided. */
async function compareAnew(tx: Tx, leadId: string): Promise<void> {
  await tx.delete(duplicateKeys).where(and(eq(duplicateKeys.tenantId, tx.tenantId), eq(duplicateKeys.leadId, leadId)));
  await tx.delete(duplicatePairs).where(and(ofLead(tx, leadId), eq(duplicatePairs.status, "open")));
  await compare(
    tx,
    (await leadsByIds(tx, [leadId])).filter(({ mergedIntoId }) => mergedIntoId === null),
  );
}

type Known = { id: string; features: Features; keys: string[] };

const known = (keys: TenantKeys, row: LeadRow): Known => {
  const features = featuresOf({ ...row, ...addressesOf(keys, row) });
  return {
    id: row.id,
    features,
    keys: blockingKeys(features).map((key) => blindIndexWith(keys, "email", `duplicate:${key}`)),
  };
};

async function compare(tx: Tx, rows: readonly LeadRow[]): Promise<void> {
  if (rows.length === 0) return;
  const keys = await tenantKeys(tx);
  const fresh = rows.map((row) => known(keys, row));
  await remember(tx, fresh);
  const others = await sharing(tx, [...new Set(fresh.flatMap((one) => one.keys))]);
  const missing = new Set([...others.values()].flat());
  for (const { id } of fresh) missing.delete(id);
  const found = new Map(fresh.map((one) => [one.id, one.features]));
  for (const row of await leadsByIds(tx, [...missing]))
    if (!row.mergedIntoId) found.set(row.id, featuresOf({ ...row, ...addressesOf(keys, row) }));
  await storePairs(tx, alikeAmong(fresh, others, found));
}

async function remember(tx: Tx, fresh: readonly Known[]): Promise<void> {
  const rows = fresh.flatMap(({ id, keys }) => keys.map((key) => ({ lead_id: id, key })));
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into ${duplicateKeys} (tenant_id, lead_id, key)
    select ${tx.tenantId}::uuid, lead_id, key from json_to_recordset(${JSON.stringify(rows)}::json) as x(lead_id uuid, key text)
    on conflict do nothing`);
}

/** Who shares each key, key by key through its index; a key of a crowd is left out. */
async function sharing(tx: Tx, keys: readonly string[], least = 2): Promise<Map<string, string[]>> {
  if (keys.length === 0) return new Map();
  const { rows } = (await tx.execute(sql`
    select k.value as key, d.lead_id from json_array_elements_text(${JSON.stringify(keys)}::json) as k(value)
    cross join lateral (
      select lead_id from ${duplicateKeys} where tenant_id = ${tx.tenantId}::uuid and key = k.value limit ${widestBlock + 1}
    ) d`)) as unknown as { rows: { key: string; lead_id: string }[] };
  const blocks = Map.groupBy(rows, ({ key }) => key);
  return new Map(
    [...blocks]
      .filter(([, block]) => block.length >= least && block.length <= widestBlock)
      .map(([key, block]) => [key, block.map(({ lead_id }) => lead_id)]),
  );
}

type Alike = { leadA: string; leadB: string; score: number; reasons: Reason[] };

function alikeAmong(
  fresh: readonly Known[],
  others: ReadonlyMap<string, string[]>,
  found: ReadonlyMap<string, Features>,
): Alike[] {
  const candidates = fresh.flatMap((one) =>
    [...new Set(one.keys.flatMap((key) => others.get(key) ?? []))].map((other) => ({ one, other })),
  );
  const alike = new Map<string, Alike>();
  for (const { one, other } of candidates) {
    const [leadA = "", leadB = ""] = [one.id, other].sort();
    const features = found.get(other);
    if (leadA === leadB || !features || alike.has(`${leadA}${leadB}`)) continue;
    alike.set(`${leadA}${leadB}`, { leadA, leadB, ...scoreOf(one.features, features) });
  }
  return [...alike.values()].filter(({ score }) => score >= possibleFrom);
}

/** A pair that people dismissed or merged keeps their decision. */
async function storePairs(tx: Tx, pairs: readonly Alike[]): Promise<void> {
  if (pairs.length === 0) return;
  const stamp = { tenantId: tx.tenantId, createdAt: tx.now() };
  await tx
    .insert(duplicatePairs)
    .values(pairs.map((pair) => ({ ...pair, ...stamp, id: newId() })))
    .onConflictDoUpdate({
      target: [duplicatePairs.tenantId, duplicatePairs.leadA, duplicatePairs.leadB],
      set: { score: sql`excluded.score`, reasons: sql`excluded.reasons` },
    });
}

/** The leads that somebody looks like, before they are one: best first. The caller has authorized. */
export async function lookAlikes(tx: Tx, person: Parameters<typeof featuresOf>[0]) {
  const keys = await tenantKeys(tx);
  const features = featuresOf(person);
  const own = blockingKeys(features).map((key) => blindIndexWith(keys, "email", `duplicate:${key}`));
  const ids = [...new Set([...(await sharing(tx, own, 1)).values()].flat())];
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(leads)
          .where(and(visibleTo(tx), inArray(leads.id, ids)));
  return rows
    .map((row) => ({ row, ...scoreOf(features, featuresOf({ ...row, ...addressesOf(keys, row) })) }))
    .filter(({ score }) => score >= possibleFrom)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5);
}
