import { desc, eq, type SQL } from "drizzle-orm";
import { segments } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { countWhere, type LeadCount, leadsMatching } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, isDuplicate, type Tx } from "@/server/platform/db";
import { Conflict, Refused } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { isThis, type SegmentView, segmentRow, shown } from "./rows";
import { CreateSegmentInput, type Filter, RenameSegmentInput, type SegmentIdInput } from "./schemas";
import { noteSize } from "./sizes";
import { usersOf } from "./uses";

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

/** A fixed segment is asked for like any other: by a filter, which means its list of members. */
const membersOf = (segmentId: string): Filter => ({ all: [{ field: "in_segment", op: "eq", value: segmentId }] });

/** Saves a filter under a name, or an empty list that leads are put into. @throws Conflict when the name is taken. */
export async function createSegment(ctx: Ctx, input: CreateSegmentInput): Promise<SegmentView> {
  authorize(ctx, "segments:write");
  const { name, kind, filter } = CreateSegmentInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const id = newId();
    const meant = kind === "fixed" ? membersOf(id) : filter;
    const made = { createdBy: ctx.actor.id, createdAt: tx.now() };
    await tx.insert(segments).values({ tenantId: tx.tenantId, id, name, kind, filter: meant, ...made });
    await noteSize(tx, id);
    await record(tx, "segment.created", { subject: { type: "segment", id }, after: { segment: name, kind } });
    return segmentRow(tx, id);
  }).catch(nameTaken);
}

/** Renames a segment or gives it another filter. */
export async function editSegment(ctx: Ctx, input: RenameSegmentInput): Promise<SegmentView> {
  authorize(ctx, "segments:write");
  const { segmentId, ...change } = RenameSegmentInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const before = await segmentRow(tx, segmentId);
    if (before.kind === "fixed" && change.filter)
      throw new Refused("A fixed segment has no filter: put leads in or take them out.");
    const after = { ...before, ...change };
    await tx.update(segments).set({ name: after.name, filter: after.filter }).where(isThis(tx, segmentId));
    const named = ({ name, filter }: { name: string; filter: object }) => ({ segment: name, filter });
    await record(tx, "segment.edited", {
      subject: { type: "segment", id: segmentId },
      before: named(before),
      after: named(after),
    });
    if (change.filter) await noteSize(tx, segmentId);
    return segmentRow(tx, segmentId);
  }).catch(nameTaken);
}

/** Forgets a segment; its leads stay. @throws Refused while something uses it. */
export async function deleteSegment(ctx: Ctx, { segmentId }: SegmentIdInput): Promise<void> {
  authorize(ctx, "segments:write");
  await inTransaction(ctx, async (tx) => {
    const segment = await segmentRow(tx, segmentId);
    const [user] = await usersOf(tx, segmentId);
    if (user) throw new Refused(`The ${user.kind} "${user.name}" uses this segment.`);
    await tx.delete(segments).where(isThis(tx, segmentId));
    await record(tx, "segment.deleted", {
      subject: { type: "segment", id: segmentId },
      before: { segment: segment.name },
    });
  });
}

/** How many leads belong now. */
export async function countSegment(ctx: Ctx, { segmentId }: SegmentIdInput): Promise<LeadCount> {
  authorize(ctx, "segments:read");
  return inTransaction(ctx, async (tx) => countWhere(tx, await segmentMembers(tx, segmentId)));
}
