import { and, desc, eq, lt, or, sql } from "drizzle-orm";
import { segmentSizes, segments } from "@/drizzle/schema";
import { countWhere, type LeadCount, leadsMatching } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { segmentRow } from "./rows";
import type { Filter, SegmentIdInput } from "./schemas";

const shownPoints = 500;

/** Counts a segment and remembers the size; a new one becomes a point of its chart. */
export async function noteSize(tx: Tx, segmentId: string): Promise<LeadCount> {
  const isThis = and(eq(segments.tenantId, tx.tenantId), eq(segments.id, segmentId));
  const [segment] = await tx.select({ filter: segments.filter, size: segments.size }).from(segments).where(isThis);
  if (!segment) return { count: 0, approximate: false };
  const counted = await countWhere(tx, await leadsMatching(tx, segment.filter as Filter));
  const size = { size: counted.count, isSizeApproximate: counted.approximate, countedAt: tx.realNow() };
  await tx.update(segments).set(size).where(isThis);
  if (hasMoved(segment.size, counted)) {
    const point = { tenantId: tx.tenantId, segmentId, at: tx.realNow(), size: counted.count };
    await tx.insert(segmentSizes).values(point).onConflictDoNothing();
  }
  return counted;
}

/** An estimate wavers by itself: it makes a point when it differs by a twentieth. */
export function hasMoved(before: number | null, { count, approximate }: LeadCount): boolean {
  if (before === null) return true;
  return approximate ? Math.abs(count - before) > before / 20 : count !== before;
}

/** The size of a segment over time, at most 500 points, the newest of them. */
export async function segmentHistory(ctx: Ctx, { segmentId }: SegmentIdInput): Promise<{ at: Date; size: number }[]> {
  authorize(ctx, "segments:read");
  return inTransaction(ctx, async (tx) => {
    await segmentRow(tx, segmentId);
    const points = await tx
      .select({ at: segmentSizes.at, size: segmentSizes.size })
      .from(segmentSizes)
      .where(and(eq(segmentSizes.tenantId, tx.tenantId), eq(segmentSizes.segmentId, segmentId)))
      .orderBy(desc(segmentSizes.at))
      .limit(shownPoints);
    return points.reverse();
  });
}

const freshForMs = 50_000;

/**
 * Counts the live segments that were counted longest ago, for at most `budgetMs`; `all` takes also those that were
 * counted a moment ago, since leads changed. Answers how many. `system`
 */
export async function refreshSegments(
  ctx: Ctx,
  { all = false, budgetMs = 15_000 }: { all?: boolean; budgetMs?: number } = {},
): Promise<number> {
  const started = ctx.realNow();
  const before = new Date(started.getTime() - (all ? 0 : freshForMs));
  for (let counted = 0; ; counted++) {
    if (ctx.realNow().getTime() - started.getTime() > budgetMs) return counted;
    const next = await inTransaction(ctx, (tx) => countNext(tx, before));
    if (!next) return counted;
  }
}

async function countNext(tx: Tx, before: Date): Promise<boolean> {
  const isStale = or(sql`${segments.countedAt} is null`, lt(segments.countedAt, before));
  const [stalest] = await tx
    .select({ id: segments.id })
    .from(segments)
    .where(and(eq(segments.tenantId, tx.tenantId), eq(segments.kind, "live"), isStale))
    .orderBy(sql`${segments.countedAt} nulls first`)
    .limit(1);
  if (stalest) await noteSize(tx, stalest.id);
  return stalest !== undefined;
}
