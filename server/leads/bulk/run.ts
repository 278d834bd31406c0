import { and, asc, eq, gt, inArray, lte, type SQL, sql } from "drizzle-orm";
import { bulkJobLeads, leads } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refusal } from "@/server/platform/errors";
import type { Role } from "@/server/tenancy/schemas";
import { bulkFinished, bulkProgressed, leadsChanged } from "../events";
import { byIndexOnly, conditionFor } from "../list";
import type { BulkStatus, Filter } from "../schemas";
import { actorOf, type BulkActors, type Done } from "./act";
import { actOf, type BulkJobRow, jobRow, lockJob, updateJob } from "./rows";

/** Small enough that the embedded database, which works in this thread, never keeps a webhook waiting for long. */
const chosenAtOnce = 2000;
const actedOnAtOnce = 500;

export type RunBulk = { jobId: string; actors: BulkActors; budgetMs?: number };

/**
 * Moves a job on by a batch at least, and for at most `budgetMs`, a batch in one transaction each; a restart goes on behind the last one.
 * Answers whether it is done. `system`: only the job calls it, and it sees what its maker sees.
 */
export async function runBulk(ctx: Ctx, { jobId, actors, budgetMs = 20_000 }: RunBulk): Promise<{ done: boolean }> {
  const until = ctx.realNow().getTime() + budgetMs;
  const maker = asMaker(ctx, await inTransaction(ctx, (tx) => jobRow(tx, jobId)));
  try {
    do {
      const { done } = await inTransaction(maker, (tx) => nextBatch(tx, jobId, actors));
      if (done) return { done };
    } while (ctx.realNow().getTime() <= until);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await inTransaction(ctx, (tx) => end(tx, jobId, { status: "failed", error: error.message }));
    return { done: true };
  }
  return { done: false };
}

const asMaker = (ctx: Ctx, job: BulkJobRow): Ctx => ({
  ...ctx,
  role: job.role as Role | null,
  actor: { kind: job.role ? "user" : "key", id: job.createdBy, name: job.createdByName },
});

async function nextBatch(tx: Tx, jobId: string, actors: BulkActors): Promise<{ done: boolean }> {
  const job = await lockJob(tx, jobId);
  if (job.status === "undoing") return undoSome(tx, job, actors);
  if (job.status !== "choosing" && job.status !== "running") return { done: true };
  if (job.cancelRequested) return end(tx, jobId, { status: "cancelled" });
  return job.status === "choosing" ? chooseSome(tx, job) : actOnSome(tx, job, actors);
}

/** Writes down the next of those who match. Ids grow with time, so a lead made after the job lies above the job's own. */
async function chooseSome(tx: Tx, job: BulkJobRow): Promise<{ done: boolean }> {
  await byIndexOnly(tx);
  const place = job.chosenTo ? gt(leads.id, job.chosenTo) : undefined;
  const asked = await conditionFor(tx, { filter: (job.filter ?? {}) as Filter, search: job.search });
  const chosen = await inserted(tx, job.id, and(asked, place, lte(leads.id, job.id)));
  const last = chosen.at(-1) ?? job.chosenTo;
  const status = chosen.length < chosenAtOnce ? "running" : "choosing";
  await updateJob(tx, job.id, { chosenTo: last, total: job.total + chosen.length, status });
  await announce(tx, bulkProgressed, { jobId: job.id });
  return { done: false };
}

async function inserted(tx: Tx, jobId: string, where: SQL | undefined): Promise<string[]> {
  const { rows } = (await tx.execute(sql`
    insert into bulk_job_leads (tenant_id, job_id, lead_id)
    select tenant_id, ${jobId}::uuid, id from ${leads} where ${where} order by ${leads.id} limit ${chosenAtOnce}
    returning lead_id`)) as unknown as { rows: { lead_id: string }[] };
  return rows.map((row) => row.lead_id).sort();
}

const theJobs = (tx: Tx, jobId: string) => and(eq(bulkJobLeads.tenantId, tx.tenantId), eq(bulkJobLeads.jobId, jobId));

/** The next leads of a job in one of these states, behind the last that was acted on. */
const next = (tx: Tx, job: BulkJobRow, outcome: "pending" | "changed") =>
  tx
    .select({ leadId: bulkJobLeads.leadId, before: bulkJobLeads.before })
    .from(bulkJobLeads)
    .where(
      and(
        theJobs(tx, job.id),
        eq(bulkJobLeads.outcome, outcome),
        job.doneTo ? gt(bulkJobLeads.leadId, job.doneTo) : undefined,
      ),
    )
    .orderBy(asc(bulkJobLeads.leadId))
    .limit(actedOnAtOnce);

async function actOnSome(tx: Tx, job: BulkJobRow, actors: BulkActors): Promise<{ done: boolean }> {
  const leadIds = (await next(tx, job, "pending")).map((row) => row.leadId);
  if (leadIds.length === 0) return end(tx, job.id, { status: "done" });
  const act = actOf(job);
  const done = await actorOf(actors, act).apply(tx, { act, leadIds });
  const changed = await keepOutcomes(tx, job.id, new Map(leadIds.map((id) => [id, done.get(id) ?? gone])));
  await updateJob(tx, job.id, {
    doneTo: leadIds.at(-1) ?? null,
    changed: job.changed + changed,
    skipped: job.skipped + leadIds.length - changed,
  });
  await announce(tx, bulkProgressed, { jobId: job.id });
  return { done: false };
}

const gone: Done = { skipped: "The lead is gone." };

/** Answers how many were changed. */
async function keepOutcomes(tx: Tx, jobId: string, done: ReadonlyMap<string, Done>): Promise<number> {
  const rows = [...done].map(([id, one]) =>
    "skipped" in one
      ? { id, outcome: "skipped", reason: one.skipped, before: null }
      : { id, outcome: "changed", reason: null, before: one.before },
  );
  await tx.execute(sql`
    update bulk_job_leads j set outcome = x.outcome, reason = x.reason, before = x.before
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(id uuid, outcome text, reason text, before jsonb)
    where j.tenant_id = ${tx.tenantId}::uuid and j.job_id = ${jobId}::uuid and j.lead_id = x.id`);
  return rows.filter((row) => row.outcome === "changed").length;
}

async function undoSome(tx: Tx, job: BulkJobRow, actors: BulkActors): Promise<{ done: boolean }> {
  const rows = (await next(tx, job, "changed")).map(({ leadId, before }) => ({ leadId, before: before ?? {} }));
  if (rows.length === 0) return end(tx, job.id, { status: "undone", undoneAt: tx.realNow() });
  const act = actOf(job);
  const back = (await actorOf(actors, act).undo?.(tx, { act, rows })) ?? new Set<string>();
  const kept = rows.map((row) => row.leadId).filter((leadId) => !back.has(leadId));
  await mark(tx, job.id, { outcome: "undone", leadIds: [...back], reason: null });
  await mark(tx, job.id, { outcome: "kept", leadIds: kept, reason: "The lead was changed again since." });
  await updateJob(tx, job.id, { doneTo: rows.at(-1)?.leadId ?? null, undone: job.undone + back.size });
  await announce(tx, bulkProgressed, { jobId: job.id });
  return { done: false };
}

type Marked = { outcome: "undone" | "kept"; leadIds: string[]; reason: string | null };

const mark = (tx: Tx, jobId: string, { outcome, leadIds, reason }: Marked) =>
  tx
    .update(bulkJobLeads)
    .set({ outcome, reason })
    .where(and(theJobs(tx, jobId), inArray(bulkJobLeads.leadId, leadIds)));

type Ended = { status: BulkStatus; error?: string; undoneAt?: Date };

async function end(tx: Tx, jobId: string, ended: Ended): Promise<{ done: boolean }> {
  const { status, total, changed, skipped, undone } = await updateJob(tx, jobId, {
    ...ended,
    finishedAt: tx.realNow(),
  });
  const subject = { type: "bulk_job", id: jobId };
  await record(tx, "leads.bulk_ended", { subject, after: { status, total, changed, skipped, undone } });
  await announce(tx, bulkFinished, { jobId });
  await announce(tx, leadsChanged, { count: changed });
  return { done: true };
}
