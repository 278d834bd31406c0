import { eventType } from "inngest";
import { z } from "zod";
import { bulkActors } from "@/server/campaigns";
import { importFinished } from "@/server/imports/events";
import { fillCompanies, openBulkJobs, runBulk } from "@/server/leads";
import { bulkRequested, leadChanged, leadsChanged } from "@/server/leads/events";
import { tenantsWithDue } from "@/server/platform/db/doors";
import { systemCtx } from "@/server/tenancy";
import { inngest, tenantEvent } from "./client";
import { realNow } from "./engine";

const requested = eventType(bulkRequested.name, { schema: bulkRequested.data.extend({ tenantId: z.string() }) });

const changed = eventType(leadChanged.name, { schema: leadChanged.data.extend({ tenantId: z.string() }) });

/** Many leads came or changed: whatever company they name first is made, once the stir is over. */
export const fillAllCompanies = inngest.createFunction(
  {
    id: "leads.fill-companies",
    triggers: [tenantEvent(leadsChanged.name), tenantEvent(importFinished.name)],
    retries: 3,
    debounce: { key: "event.data.tenantId", period: "5s", timeout: "60s" },
    timeouts: { finish: "10m" },
  },
  ({ event, step }) =>
    step.run("fill", async () => fillCompanies(await systemCtx(event.data.tenantId, "leads.fill-companies"))),
);

/** One lead was corrected: its company alone is looked at. */
export const fillOneCompany = inngest.createFunction(
  { id: "leads.fill-company", triggers: [changed], retries: 3, timeouts: { finish: "1m" } },
  ({ event, step }) =>
    step.run("fill", async () =>
      fillCompanies(await systemCtx(event.data.tenantId, "leads.fill-company"), { leadId: event.data.leadId }),
    ),
);

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
