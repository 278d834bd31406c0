import { bulkActors } from "@/server/campaigns";
import { bulkReasons, cancelBulk, getBulkJob, listBulkJobs, startBulk, undoBulk } from "@/server/leads";
import { BulkJobInput, BulkJobsInput, StartBulkInput } from "@/server/leads/schemas";
import { router, tenantProcedure } from "./init";

/** Acts on many leads, of whatever domain the act is. */
export const bulkRouter = router({
  list: tenantProcedure.input(BulkJobsInput).query(({ ctx, input }) => listBulkJobs(ctx, input)),
  get: tenantProcedure.input(BulkJobInput).query(({ ctx, input }) => getBulkJob(ctx, input)),
  reasons: tenantProcedure.input(BulkJobInput).query(({ ctx, input }) => bulkReasons(ctx, input)),
  start: tenantProcedure.input(StartBulkInput).mutation(({ ctx, input }) => startBulk(ctx, input, bulkActors)),
  cancel: tenantProcedure.input(BulkJobInput).mutation(({ ctx, input }) => cancelBulk(ctx, input)),
  undo: tenantProcedure.input(BulkJobInput).mutation(({ ctx, input }) => undoBulk(ctx, input)),
});
