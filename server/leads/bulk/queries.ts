import { and, asc, count, desc, eq, gt, inArray, isNotNull } from "drizzle-orm";
import { bulkJobLeads, bulkJobs, leads } from "@/drizzle/schema";
import { authorize } from "@/server/platform/access";
import { csvLine, csvMark } from "@/server/platform/csv";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { nameOf } from "../rows";
import { type BulkJobInput, BulkJobsInput } from "../schemas";
import { type BulkJobView, jobRow, viewOfJob } from "./rows";

const open = ["choosing", "running", "undoing"] as const;
const shownAtOnce = 50;
const pageSize = 1000;

/** The newest jobs on many leads, or those at work. */
export async function listBulkJobs(ctx: Ctx, input: BulkJobsInput = {}): Promise<BulkJobView[]> {
  authorize(ctx, "leads:read");
  const { openOnly } = BulkJobsInput.parse(input);
  const meant = and(eq(bulkJobs.tenantId, ctx.tenantId), openOnly ? inArray(bulkJobs.status, [...open]) : undefined);
  const order = [desc(bulkJobs.createdAt), desc(bulkJobs.id)];
  return inTransaction(ctx, async (tx) =>
    (
      await tx
        .select()
        .from(bulkJobs)
        .where(meant)
        .orderBy(...order)
        .limit(shownAtOnce)
    ).map(viewOfJob),
  );
}

/** The jobs that have work to do: what a sweep after a restart goes on with. `system` */
export async function openBulkJobs(ctx: Ctx): Promise<{ id: string; status: string; doneTo: string | null }[]> {
  return inTransaction(ctx, (tx) =>
    tx
      .select({ id: bulkJobs.id, status: bulkJobs.status, doneTo: bulkJobs.doneTo })
      .from(bulkJobs)
      .where(and(eq(bulkJobs.tenantId, tx.tenantId), inArray(bulkJobs.status, [...open]))),
  );
}

/** Why leads were skipped, reason by reason. */
export async function bulkReasons(ctx: Ctx, { jobId }: BulkJobInput): Promise<{ reason: string; count: number }[]> {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) => {
    await jobRow(tx, jobId);
    const ofJob = and(eq(bulkJobLeads.tenantId, tx.tenantId), eq(bulkJobLeads.jobId, jobId));
    const rows = await tx
      .select({ reason: bulkJobLeads.reason, count: count() })
      .from(bulkJobLeads)
      .where(and(ofJob, isNotNull(bulkJobLeads.reason)))
      .groupBy(bulkJobLeads.reason);
    return rows.flatMap((row) => (row.reason ? [{ reason: row.reason, count: row.count }] : []));
  });
}

/** What became of each lead, as CSV, a page at a time. The first piece is the header. */
export async function bulkResult(ctx: Ctx, { jobId }: BulkJobInput): Promise<AsyncGenerator<string>> {
  authorize(ctx, "leads:export");
  await inTransaction(ctx, (tx) => jobRow(tx, jobId));
  return pages();

  async function* pages() {
    yield csvMark + csvLine(["lead_id", "name", "company", "outcome", "reason"]);
    for (let after: string | null = null; ; ) {
      const rows = await pageAfter(ctx, jobId, after);
      yield rows
        .map(({ leadId, firstName, lastName, company, outcome, reason }) =>
          csvLine([leadId, nameOf({ firstName, lastName }), company ?? "", outcome, reason ?? ""]),
        )
        .join("");
      after = rows.at(-1)?.leadId ?? null;
      if (rows.length < pageSize) return;
    }
  }
}

const pageAfter = (ctx: Ctx, jobId: string, after: string | null) =>
  inTransaction(ctx, (tx) =>
    tx
      .select({
        ...{ leadId: bulkJobLeads.leadId, outcome: bulkJobLeads.outcome, reason: bulkJobLeads.reason },
        ...{ firstName: leads.firstName, lastName: leads.lastName, company: leads.company },
      })
      .from(bulkJobLeads)
      .leftJoin(leads, and(eq(leads.tenantId, bulkJobLeads.tenantId), eq(leads.id, bulkJobLeads.leadId)))
      .where(
        and(
          eq(bulkJobLeads.tenantId, tx.tenantId),
          eq(bulkJobLeads.jobId, jobId),
          after ? gt(bulkJobLeads.leadId, after) : undefined,
        ),
      )
      .orderBy(asc(bulkJobLeads.leadId))
      .limit(pageSize),
  );
