import { and, desc, eq, gte, isNull, sql } from "drizzle-orm";
import { duplicatePairs, merges } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { type LeadView, leadRow, leadsByIds, nameOf, viewsOf } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { makeCursor, readCursor } from "@/server/platform/cursor";
import { inTransaction, type Tx } from "@/server/platform/db";
import { NotFound, Refused } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import { tenantKeys } from "@/server/platform/vault";
import { likelyFrom } from "./finding/score";
import { mergeIn } from "./merging/merge";
import { undoDays } from "./merging/undo";
import { DismissInput, ListPairsInput, MergeManyInput, type PairIdInput, type Reason } from "./schemas";

export interface PairView {
  id: string;
  score: number;
  level: "likely" | "possible";
  reasons: Reason[];
  /** The older lead first. */
  leads: [LeadView, LeadView];
}

type Row = typeof duplicatePairs.$inferSelect;

/** Pairs of leads that look like one person, the surest first; those with a lead that the actor does not see are left out. */
export async function listPairs(ctx: Ctx, input: ListPairsInput) {
  authorize(ctx, "leads:read");
  const { status, leadId, cursor, limit } = ListPairsInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const keys = await tenantKeys(tx);
    const [score, id] = cursor ? readCursor(keys, "duplicates", cursor) : [];
    const after = id ? sql`(${duplicatePairs.score}, ${duplicatePairs.id}) < (${score}::real, ${id}::uuid)` : undefined;
    const about = leadId
      ? sql`${(await leadRow(tx, leadId)).id}::uuid in (${duplicatePairs.leadA}, ${duplicatePairs.leadB})`
      : undefined;
    const rows = await tx
      .select()
      .from(duplicatePairs)
      .where(and(eq(duplicatePairs.tenantId, tx.tenantId), eq(duplicatePairs.status, status), after, about))
      .orderBy(desc(duplicatePairs.score), desc(duplicatePairs.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      data: await shown(tx, page),
      nextCursor: rows.length > limit && last ? makeCursor(keys, "duplicates", [String(last.score), last.id]) : null,
    };
  });
}

async function shown(tx: Tx, rows: readonly Row[]): Promise<PairView[]> {
  const found = await leadsByIds(tx, [...new Set(rows.flatMap(({ leadA, leadB }) => [leadA, leadB]))]);
  const seen = found.filter((lead) => isSeen(tx, lead));
  const views = new Map((await viewsOf(tx, seen)).map((view) => [view.id, view]));
  return rows.flatMap(({ id, score, reasons, leadA, leadB }) => {
    const [one, other] = [views.get(leadA), views.get(leadB)];
    const level = score >= likelyFrom ? ("likely" as const) : ("possible" as const);
    return one && other ? [{ id, score, level, reasons, leads: [one, other] }] : [];
  });
}

async function pairRow(tx: Tx, { pairId }: PairIdInput): Promise<Row> {
  const one = and(eq(duplicatePairs.tenantId, tx.tenantId), eq(duplicatePairs.id, pairId));
  const [row] = isId(pairId) ? await tx.select().from(duplicatePairs).where(one).for("update") : [];
  if (!row) throw new NotFound("pair");
  return row;
}

/** They are two people: the pair is not shown any more; with `dismissed: false` it is again. */
export async function dismissPair(ctx: Ctx, input: DismissInput): Promise<void> {
  authorize(ctx, "leads:write");
  const { pairId, dismissed } = DismissInput.parse(input);
  const refused = { status: "dismissed" as const, decidedBy: ctx.actor.name, decidedAt: ctx.now() };
  const decision = dismissed ? refused : { status: "open" as const, decidedBy: null, decidedAt: null };
  await inTransaction(ctx, async (tx) => {
    const pair = await pairRow(tx, { pairId });
    for (const leadId of [pair.leadA, pair.leadB]) await leadRow(tx, leadId);
    if (pair.status === "merged") throw new Refused("These two were merged. Undo the merge first.");
    const one = and(eq(duplicatePairs.tenantId, tx.tenantId), eq(duplicatePairs.id, pairId));
    await tx.update(duplicatePairs).set(decision).where(one);
    const action = dismissed ? "duplicate.dismissed" : "duplicate.reopened";
    await record(tx, action, { subject: { type: "pair", id: pairId } });
  });
}

const mostAtOnce = 200;

/** The open pairs from a score upward, as a bulk merge would take them; no more than it does at once. */
export async function previewMerge(ctx: Ctx, { from }: { from: number }) {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) => {
    const rows = await surest(tx, from);
    return { pairs: await shown(tx, rows), most: mostAtOnce };
  });
}

const surest = (tx: Tx, from: number) =>
  tx
    .select()
    .from(duplicatePairs)
    .where(
      and(eq(duplicatePairs.tenantId, tx.tenantId), eq(duplicatePairs.status, "open"), gte(duplicatePairs.score, from)),
    )
    .orderBy(desc(duplicatePairs.score), desc(duplicatePairs.id))
    .limit(mostAtOnce);

/** Merges the pairs that somebody saw in the preview, by the defaults, the older lead living on; one that changed since is left. */
export async function mergeMany(
  ctx: Ctx,
  input: MergeManyInput,
): Promise<{ merged: number; skipped: number; mergeIds: string[] }> {
  authorize(ctx, "leads:write");
  const { pairIds } = MergeManyInput.parse(input);
  const mergeIds: string[] = [];
  for (let at = 0; at < pairIds.length; at += 20) {
    const some = pairIds.slice(at, at + 20);
    mergeIds.push(...(await inTransaction(ctx, (tx) => mergeSome(tx, some))));
  }
  return { merged: mergeIds.length, skipped: pairIds.length - mergeIds.length, mergeIds };
}

async function mergeSome(tx: Tx, pairIds: readonly string[]): Promise<string[]> {
  const merged: string[] = [];
  for (const pairId of pairIds) {
    const pair = await pairRow(tx, { pairId });
    if (pair.status !== "open") continue;
    merged.push((await mergeIn(tx, { survivorId: pair.leadA, otherId: pair.leadB })).mergeId);
  }
  return merged;
}

/** Merges that can still be undone, newest first. */
export async function recentMerges(ctx: Ctx, { leadId }: { leadId?: string } = {}) {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) => {
    const since = new Date(tx.now().getTime() - undoDays * 86_400_000);
    const rows = await tx
      .select({
        id: merges.id,
        leadId: merges.survivorId,
        otherId: merges.loserId,
        mergedBy: merges.mergedBy,
        mergedAt: merges.mergedAt,
      })
      .from(merges)
      .where(
        and(
          eq(merges.tenantId, tx.tenantId),
          isNull(merges.undoneAt),
          gte(merges.mergedAt, since),
          leadId ? eq(merges.survivorId, (await leadRow(tx, leadId)).id) : undefined,
        ),
      )
      .orderBy(desc(merges.id))
      .limit(50);
    const found = new Map(
      (await leadsByIds(tx, [...new Set(rows.flatMap(({ leadId, otherId }) => [leadId, otherId]))])).map((lead) => [
        lead.id,
        lead,
      ]),
    );
    const name = (id: string) => nameOf(found.get(id) ?? { firstName: null, lastName: null });
    return rows
      .filter((row) => isSeen(tx, found.get(row.leadId)))
      .map((row) => ({ ...row, name: name(row.leadId), otherName: name(row.otherId) }));
  });
}

/** A sales rep sees their own leads and those nobody owns. */
const isSeen = ({ ctx }: Tx, lead: { ownerId: string | null } | undefined): boolean =>
  lead !== undefined &&
  (ctx.role !== "sales_rep" || ctx.actor.kind !== "user" || lead.ownerId === null || lead.ownerId === ctx.actor.id);
