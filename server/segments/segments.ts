import { and, desc, eq, type SQL } from "drizzle-orm";
import { campaigns, segments } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { countWhere, leadsMatching } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, isDuplicate, type Tx } from "@/server/platform/db";
import { Conflict, NotFound, Refused } from "@/server/platform/errors";
import { isId, newId } from "@/server/platform/ids";
import { CreateSegmentInput, type Filter, RenameSegmentInput, type SegmentIdInput } from "./schemas";

export interface SegmentView {
  id: string;
  name: string;
  filter: Filter;
  createdAt: Date;
}

const shown = (row: typeof segments.$inferSelect): SegmentView => ({
  id: row.id,
  name: row.name,
  filter: row.filter as Filter,
  createdAt: row.createdAt,
});

const isThis = (tx: Tx, segmentId: string) => and(eq(segments.tenantId, tx.tenantId), eq(segments.id, segmentId));

/** @throws NotFound also for another tenant's segment. */
export async function segmentRow(tx: Tx, segmentId: string): Promise<SegmentView> {
  const [row] = isId(segmentId) ? await tx.select().from(segments).where(isThis(tx, segmentId)) : [];
  if (!row) throw new NotFound("segment");
  return shown(row);
}

/** The leads of a saved segment as one condition on the leads table: who belongs is decided when it is asked. */
export async function segmentMembers(tx: Tx, segmentId: string): Promise<SQL> {
  return leadsMatching(tx, (await segmentRow(tx, segmentId)).filter);
}

export async function getSegment(ctx: Ctx, { segmentId }: SegmentIdInput): Promise<SegmentView> {
  authorize(ctx, "segments:read");
  return inTransaction(ctx, (tx) => segmentRow(tx, segmentId));
}

export async function listSegments(ctx: Ctx): Promise<SegmentView[]> {
  authorize(ctx, "segments:read");
  return inTransaction(ctx, async (tx) =>
    (
      await tx.select().from(segments).where(eq(segments.tenantId, tx.tenantId)).orderBy(desc(segments.id)).limit(500)
    ).map(shown),
  );
}

const nameTaken = (error: unknown): never => {
  if (isDuplicate(error)) throw new Conflict("A segment of this name exists already. Choose another name.");
  throw error;
};

/** Saves a filter under a name; the segment stays live. @throws Conflict when the name is taken. */
export async function createSegment(ctx: Ctx, input: CreateSegmentInput): Promise<SegmentView> {
  authorize(ctx, "segments:write");
  const { name, filter } = CreateSegmentInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const values = { tenantId: tx.tenantId, id: newId(), name, filter, createdBy: ctx.actor.id, createdAt: tx.now() };
    const [row] = await tx.insert(segments).values(values).returning();
    if (!row) throw new Error("An insert answers its row.");
    await record(tx, "segment.created", { subject: { type: "segment", id: row.id }, after: { segment: name } });
    return shown(row);
  }).catch(nameTaken);
}

/** Renames a segment or gives it another filter. */
export async function editSegment(ctx: Ctx, input: RenameSegmentInput): Promise<SegmentView> {
  authorize(ctx, "segments:write");
  const { segmentId, ...change } = RenameSegmentInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const before = await segmentRow(tx, segmentId);
    const after = { ...before, ...change };
    await tx.update(segments).set({ name: after.name, filter: after.filter }).where(isThis(tx, segmentId));
    const named = ({ name, filter }: { name: string; filter: object }) => ({ segment: name, filter });
    await record(tx, "segment.edited", {
      subject: { type: "segment", id: segmentId },
      before: named(before),
      after: named(after),
    });
    return { ...before, ...change } as SegmentView;
  }).catch(nameTaken);
}

/** Forgets a segment; its leads stay. @throws Refused while a campaign names it. */
export async function deleteSegment(ctx: Ctx, { segmentId }: SegmentIdInput): Promise<void> {
  authorize(ctx, "segments:write");
  await inTransaction(ctx, async (tx) => {
    const segment = await segmentRow(tx, segmentId);
    const [user] = await tx
      .select({ name: campaigns.name })
      .from(campaigns)
      .where(and(eq(campaigns.tenantId, tx.tenantId), eq(campaigns.segmentId, segmentId)))
      .limit(1);
    if (user) throw new Refused(`The campaign "${user.name}" uses this segment.`);
    await tx.delete(segments).where(isThis(tx, segmentId));
    await record(tx, "segment.deleted", {
      subject: { type: "segment", id: segmentId },
      before: { segment: segment.name },
    });
  });
}

/** How many leads belong now. */
export async function countSegment(
  ctx: Ctx,
  { segmentId }: SegmentIdInput,
): Promise<{ count: number; approximate: boolean }> {
  authorize(ctx, "segments:read");
  return inTransaction(ctx, async (tx) => countWhere(tx, await segmentMembers(tx, segmentId)));
}
