import { and, eq, inArray, sql } from "drizzle-orm";
import { leads, segmentMembers } from "@/drizzle/schema";
import type { BulkActor, Done } from "@/server/leads";
import type { Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { segmentRow } from "./rows";
import { noteSize } from "./sizes";

/** Why nobody can be put into a segment by hand, or null. */
export const refusalToPick = ({ name, kind }: { name: string; kind: "live" | "fixed" }): string | null =>
  kind === "fixed" ? null : `"${name}" is live: its filter decides who belongs. Choose a fixed segment.`;

async function mustBeFixed(tx: Tx, segmentId: string): Promise<void> {
  const refusal = refusalToPick(await segmentRow(tx, segmentId));
  if (refusal) throw new Refused(refusal);
}

const those = (tx: Tx, segmentId: string, leadIds: readonly string[]) =>
  and(
    eq(segmentMembers.tenantId, tx.tenantId),
    eq(segmentMembers.segmentId, segmentId),
    inArray(segmentMembers.leadId, [...leadIds]),
  );

/** Answers those who were none before. */
async function join(tx: Tx, segmentId: string, leadIds: readonly string[]): Promise<string[]> {
  const ids = JSON.stringify(leadIds);
  const { rows } = (await tx.execute(sql`
    insert into segment_members (tenant_id, segment_id, lead_id, added_at)
    select tenant_id, ${segmentId}::uuid, id, ${tx.now().toISOString()}::timestamptz from ${leads}
    where tenant_id = ${tx.tenantId}::uuid and id = any (array(select value::uuid from json_array_elements_text(${ids}::json)))
    on conflict do nothing returning lead_id`)) as unknown as { rows: { lead_id: string }[] };
  await noteSize(tx, segmentId);
  return rows.map((row) => row.lead_id);
}

/** Answers those who were members until now. */
async function leave(tx: Tx, segmentId: string, leadIds: readonly string[]): Promise<string[]> {
  const gone = await tx
    .delete(segmentMembers)
    .where(those(tx, segmentId, leadIds))
    .returning({ leadId: segmentMembers.leadId });
  await noteSize(tx, segmentId);
  return gone.map((row) => row.leadId);
}

/** Puts leads into a fixed segment, or takes them out of it. */
export const addToSegment: BulkActor<"segment"> = {
  kind: "segment",
  may: "segments:write",
  check: (tx, { segmentId }) => mustBeFixed(tx, segmentId),
  apply: async (tx, { act: { segmentId, member }, leadIds }) => {
    await mustBeFixed(tx, segmentId);
    const changed = new Set(await (member ? join : leave)(tx, segmentId, leadIds));
    const skipped = member ? "The lead is in this segment already." : "The lead is not in this segment.";
    return new Map(leadIds.map((id): [string, Done] => [id, changed.has(id) ? { before: {} } : { skipped }]));
  },
  undo: async (tx, { act: { segmentId, member }, rows }) => {
    const leadIds = rows.map((row) => row.leadId);
    return new Set(await (member ? leave : join)(tx, segmentId, leadIds));
  },
};
