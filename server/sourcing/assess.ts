import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import { importChanges, leadAssessments, leadProgressions } from "@/drizzle/schema";
import { type Assessed, setAssessments } from "@/server/leads";
import { leadsChanged } from "@/server/leads/events";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import { isId, newId } from "@/server/platform/ids";
import { progressionOf } from "./progression";
import { rulesInForce } from "./rules";
import { knownOfLeads } from "./signals";
import { assessed, type Standing } from "./standing";

const leadsAtOnce = 500;

type Assessment = typeof leadAssessments.$inferSelect;

/** Assesses these leads again, now: something happened to them. Answers how many changed. Marked `system`. */
export async function assessLeads(ctx: Ctx, leadIds: readonly string[]): Promise<number> {
  const ids = [...new Set(leadIds.filter(isId))].sort();
  let changed = 0;
  for (let at = 0; at < ids.length; at += leadsAtOnce)
    changed += await inTransaction(ctx, (tx) => assess(tx, ids.slice(at, at + leadsAtOnce)));
  return changed;
}

/** These leads were sent something, which is no hurry: the next sweep assesses them. Marked `system`. */
export async function assessSoon(ctx: Ctx, leadIds: readonly string[]): Promise<void> {
  const ids = [...new Set(leadIds.filter(isId))].sort();
  if (ids.length === 0) return;
  await inTransaction(ctx, (tx) =>
    tx.execute(sql`
      insert into lead_assessments as a (tenant_id, lead_id, due_at)
      select l.tenant_id, l.id, ${tx.now().toISOString()}::timestamptz from leads l
      where l.tenant_id = ${tx.tenantId}::uuid and ${among(sql`l.id`, ids)}
      on conflict (tenant_id, lead_id) do update set due_at = least(a.due_at, excluded.due_at)`),
  );
}

/** Assesses what is due on the tenant's clock: a day has faded it, or a wait is over. Marked `system`. */
export async function assessDue(ctx: Ctx): Promise<{ assessed: number; isMore: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const due = await tx
      .select({ leadId: leadAssessments.leadId })
      .from(leadAssessments)
      .where(and(eq(leadAssessments.tenantId, tx.tenantId), lte(leadAssessments.dueAt, tx.now())))
      .orderBy(asc(leadAssessments.dueAt))
      .limit(leadsAtOnce)
      .for("update", { skipLocked: true });
    const ids = due.map(({ leadId }) => leadId).sort();
    await assess(tx, ids);
    return { assessed: ids.length, isMore: ids.length === leadsAtOnce };
  });
}

/** An import wrote leads over: those that carry a score of their own are due. Marked `system`. */
export async function assessImported(ctx: Ctx, importId: string): Promise<void> {
  await inTransaction(ctx, (tx) => {
    const touched = tx
      .select({ leadId: importChanges.leadId })
      .from(importChanges)
      .where(and(eq(importChanges.tenantId, tx.tenantId), eq(importChanges.importId, importId)));
    return tx
      .update(leadAssessments)
      .set({ dueAt: tx.now() })
      .where(and(eq(leadAssessments.tenantId, tx.tenantId), inArray(leadAssessments.leadId, touched)));
  });
}

async function assess(tx: Tx, leadIds: readonly string[]): Promise<number> {
  if (leadIds.length === 0) return 0;
  const known = await knownOfLeads(tx, leadIds);
  const before = await assessmentsOf(tx, leadIds);
  const after = known.map((one) => assessed(one, tx.now()));
  await forget(tx, leadIds, after);
  await writeAssessments(tx, after);
  await writeProgressions(tx, after, before);
  const changed = await setAssessments(tx, after.map(standingOf));
  if (changed > 0) await announce(tx, leadsChanged, { count: changed });
  return changed;
}

const assessmentsOf = async (tx: Tx, leadIds: readonly string[]): Promise<Map<string, Assessment>> =>
  new Map(
    (
      await tx
        .select()
        .from(leadAssessments)
        .where(and(eq(leadAssessments.tenantId, tx.tenantId), among(leadAssessments.leadId, leadIds)))
    ).map((row) => [row.leadId, row]),
  );

const standingOf = ({ known, score, qualification, eligible }: Standing): Assessed => ({
  id: known.row.id,
  score: score.score,
  qualification,
  eligible,
});

/** A lead that is gone, or was merged into another, is not looked at again. */
async function forget(tx: Tx, leadIds: readonly string[], after: readonly Standing[]): Promise<void> {
  const alive = new Set(after.map(({ known }) => known.row.id));
  const gone = leadIds.filter((id) => !alive.has(id));
  if (gone.length === 0) return;
  await tx
    .delete(leadAssessments)
    .where(and(eq(leadAssessments.tenantId, tx.tenantId), among(leadAssessments.leadId, gone)));
}

async function writeAssessments(tx: Tx, after: readonly Standing[]): Promise<void> {
  if (after.length === 0) return;
  const rows = after.map(({ known, score, qualification, dueAt }) => ({
    lead_id: known.row.id,
    ...{ fit: score.fit, engagement: score.engagement, score: score.score, band: score.band },
    ...{ qualification, reasons: score.reasons, due_at: dueAt?.toISOString() ?? null },
  }));
  await tx.execute(sql`
    insert into lead_assessments (tenant_id, lead_id, fit, engagement, score, band, qualification, reasons, rules, assessed_at, due_at)
    select ${tx.tenantId}::uuid, r.lead_id, r.fit, r.engagement, r.score, r.band, r.qualification, r.reasons, ${rulesInForce.version},
      ${tx.now().toISOString()}::timestamptz, r.due_at
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(lead_id uuid, fit int, engagement int, score int, band text,
      qualification text, reasons jsonb, due_at timestamptz)
    on conflict (tenant_id, lead_id) do update set fit = excluded.fit, engagement = excluded.engagement, score = excluded.score,
      band = excluded.band, qualification = excluded.qualification, reasons = excluded.reasons, rules = excluded.rules,
      assessed_at = excluded.assessed_at, due_at = excluded.due_at`);
}

async function writeProgressions(
  tx: Tx,
  after: readonly Standing[],
  before: ReadonlyMap<string, Assessment>,
): Promise<void> {
  const rows = after.flatMap((one) => progressionOf(before.get(one.known.row.id) ?? null, one) ?? []);
  if (rows.length === 0) return;
  const stamp = { tenantId: tx.tenantId, rules: rulesInForce.version, at: tx.now() };
  await tx.insert(leadProgressions).values(rows.map((row) => ({ ...row, ...stamp, id: newId() })));
}
