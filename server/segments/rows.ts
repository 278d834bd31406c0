import { and, eq } from "drizzle-orm";
import { segments } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import type { Filter, SegmentKind } from "./schemas";

export interface SegmentView {
  id: string;
  name: string;
  kind: SegmentKind;
  filter: Filter;
  /** As last counted; null before the first time. */
  size: number | null;
  isSizeApproximate: boolean;
  countedAt: Date | null;
  createdAt: Date;
}

export const shown = (row: typeof segments.$inferSelect): SegmentView => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  filter: row.filter as Filter,
  size: row.size,
  isSizeApproximate: row.isSizeApproximate,
  countedAt: row.countedAt,
  createdAt: row.createdAt,
});

export const isThis = (tx: Tx, segmentId: string) =>
  and(eq(segments.tenantId, tx.tenantId), eq(segments.id, segmentId));

/** @throws NotFound also for another tenant's segment. */
export async function segmentRow(tx: Tx, segmentId: string): Promise<SegmentView> {
  const [row] = isId(segmentId) ? await tx.select().from(segments).where(isThis(tx, segmentId)) : [];
  if (!row) throw new NotFound("segment");
  return shown(row);
}
