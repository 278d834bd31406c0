import { and, inArray, sql } from "drizzle-orm";
import { bulkJobs, leads } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { isId, newId } from "@/server/platform/ids";
import { bulkRequested } from "../events";
import { visibleTo } from "../rows";
import { type BulkJobInput, StartBulkInput } from "../schemas";
import { actorOf, type BulkActors } from "./act";
import { type BulkJobView, jobRow, lockJob, updateJob, viewOfJob } from "./rows";

/**
 * Begins one act on many leads: those named are written down at once, those who match a filter by the job itself.
 * Nobody who comes after this moment belongs.
 */
export async function startBulk(ctx: Ctx, input: StartBulkInput, actors: BulkActors): Promise<BulkJobView> {
  const { act, leadIds, filter, search } = StartBulkInput.parse(input);
  const actor = actorOf(actors, act);
  authorize(ctx, actor.may);
  if (!leadIds && !filter && !search) throw new Refused("Say which leads: their ids, or a filter ({} is everybody).");
  return inTransaction(ctx, async (tx) => {
    await actor.check?.(tx, act);
    const id = newId();
    const status = leadIds ? ("running" as const) : ("choosing" as const);
    const who = { role: ctx.role, createdBy: ctx.actor.id, createdByName: ctx.actor.name };
    await tx.insert(bulkJobs).values({
      ...{ tenantId: tx.tenantId, id, act, status, search, createdAt: tx.realNow() },
      ...{ ...who, filter: leadIds ? null : (filter ?? {}) },
    });
    const total = leadIds ? await choose(tx, id, leadIds) : 0;
    await record(tx, "leads.bulk_started", { subject: { type: "bulk_job", id }, after: { act, total } });
    await announce(tx, bulkRequested, { jobId: id });
    return viewOfJob(await updateJob(tx, id, { total }));
  });
}

async function choose(tx: Tx, jobId: string, leadIds: readonly string[]): Promise<number> {
  const named = and(visibleTo(tx), inArray(leads.id, leadIds.filter(isId)));
  const chosen = (await tx.execute(sql`
    insert into bulk_job_leads (tenant_id, job_id, lead_id)
    select tenant_id, ${jobId}::uuid, id from ${leads} where ${named} returning lead_id`)) as unknown as {
    rows: unknown[];
  };
  return chosen.rows.length;
}

/** Ends a job after the batch that it is at; what is done stays done and can be undone. */
export async function cancelBulk(ctx: Ctx, { jobId }: BulkJobInput): Promise<BulkJobView> {
  authorize(ctx, "leads:write");
  return inTransaction(ctx, async (tx) => {
    const job = await lockJob(tx, jobId);
    if (job.status !== "choosing" && job.status !== "running") throw new Refused("This job has ended already.");
    await record(tx, "leads.bulk_cancelled", { subject: { type: "bulk_job", id: jobId } });
    return viewOfJob(await updateJob(tx, jobId, { cancelRequested: true }));
  });
}

/** Asks to put back what a job changed; what was changed again since is kept as it is. */
export async function undoBulk(ctx: Ctx, { jobId }: BulkJobInput): Promise<BulkJobView> {
  authorize(ctx, "leads:write");
  return inTransaction(ctx, async (tx) => {
    const job = await lockJob(tx, jobId);
    const { status, isReversible, changed } = viewOfJob(job);
    if (status === "undoing" || status === "undone") throw new Refused("This job is undone already.");
    if (changed > 0 && !isReversible) throw new Refused("This job cannot be undone: messages may have left.");
    if (!isReversible) throw new Refused("There is nothing to undo.");
    await record(tx, "leads.bulk_undo_started", { subject: { type: "bulk_job", id: jobId } });
    await announce(tx, bulkRequested, { jobId });
    return viewOfJob(await updateJob(tx, jobId, { status: "undoing", doneTo: null, finishedAt: null }));
  });
}

export async function getBulkJob(ctx: Ctx, { jobId }: BulkJobInput): Promise<BulkJobView> {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) => viewOfJob(await jobRow(tx, jobId)));
}
