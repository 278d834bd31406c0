import { type AnyColumn, and, eq, ne, or, sql } from "drizzle-orm";
import { campaigns, segments } from "@/drizzle/schema";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { literal } from "@/server/platform/literal";
import { segmentRow } from "./rows";
import type { SegmentIdInput } from "./schemas";

export interface SegmentUse {
  kind: "campaign" | "segment";
  id: string;
  name: string;
}

/** What names a segment: campaigns as their audience, and filters that ask for its members. */
export async function usersOf(tx: Tx, segmentId: string): Promise<SegmentUse[]> {
  const names = (filter: AnyColumn) => sql`${filter}::text like ${`%"${literal(segmentId)}"%`}`;
  const asAudience = or(eq(campaigns.segmentId, segmentId), names(campaigns.filter));
  const inCampaigns = await tx
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaigns)
    .where(and(eq(campaigns.tenantId, tx.tenantId), asAudience))
    .limit(100);
  const inSegments = await tx
    .select({ id: segments.id, name: segments.name })
    .from(segments)
    .where(and(eq(segments.tenantId, tx.tenantId), ne(segments.id, segmentId), names(segments.filter)))
    .limit(100);
  return [
    ...inCampaigns.map((one) => ({ kind: "campaign" as const, ...one })),
    ...inSegments.map((one) => ({ kind: "segment" as const, ...one })),
  ];
}

/** Where a segment is used. */
export async function segmentUses(ctx: Ctx, { segmentId }: SegmentIdInput): Promise<SegmentUse[]> {
  authorize(ctx, "segments:read");
  return inTransaction(ctx, async (tx) => usersOf(tx, (await segmentRow(tx, segmentId)).id));
}
