import { eventType } from "inngest";
import { z } from "zod";
import { bulkActors } from "@/server/campaigns";
import { openBulkJobs, runBulk } from "@/server/leads";
import { bulkRequested } from "@/server/leads/events";
import { tenantsWithDue } from "@/server/platform/db/doors";
import { systemCtx } from "@/server/tenancy";
import { inngest } from "./client";
import { realNow } from "./engine";

const requested = eventType(bulkRequested.name, { schema: bulkRequested.data.extend({ tenantId: z.string() }) });

/** Moves one job on many leads on, a slice of seconds at a time, until it is done or undone. */
export const runBulkJob = inngest.createFunction(
  {
    id: "leads.bulk",
    triggers: [requested],
    retries: 5,
    concurrency: { key: "event.data.jobId", limit: 1 },
    timeouts: { finish: "4h" },
  },
  async ({ event, step }) => {
    const { tenantId, jobId } = event.data;
    for (let slice = 1; slice <= 900; slice++) {
      const { done } = await step.run(`slice-${slice}`, async () =>
        runBulk(await systemCtx(tenantId, "leads.bulk"), { jobId, actors: bulkActors }),
      );
      if (done) return;
    }
  },
);

/** After a crash: asks again for jobs that have work; one that moved since the last time is asked for once. */
export const resumeBulkJobs = inngest.createFunction(
  {
    id: "leads.resume-bulk",
    triggers: [{ cron: "*/2 * * * *" }],
    retries: 0,
    concurrency: 1,
    timeouts: { finish: "1m" },
  },
  ({ step }) =>
    step.run("ask", async () => {
      for (const tenantId of await tenantsWithDue("bulk", realNow())) {
        for (const open of await openBulkJobs(await systemCtx(tenantId, "leads.resume-bulk"))) {
          const id = `resume-${open.id}-${open.status}-${open.doneTo}`;
          await inngest.send({ id, name: bulkRequested.name, data: { tenantId, jobId: open.id } });
        }
      }
    }),
);
