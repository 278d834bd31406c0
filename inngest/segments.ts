import { importFinished } from "@/server/imports/events";
import { leadChanged, leadsChanged } from "@/server/leads/events";
import { tenantsWithDue } from "@/server/platform/db/doors";
import { refreshSegments } from "@/server/segments";
import { systemCtx } from "@/server/tenancy";
import { inngest, tenantEvent } from "./client";
import { realNow } from "./engine";

/** Leads changed: live segments are counted again. */
export const countChangedSegments = inngest.createFunction(
  {
    id: "segments.count-changed",
    triggers: [tenantEvent(leadChanged.name), tenantEvent(leadsChanged.name), tenantEvent(importFinished.name)],
    retries: 1,
    debounce: { key: "event.data.tenantId", period: "3s", timeout: "20s" },
    timeouts: { finish: "1m" },
  },
  ({ event, step }) =>
    step.run("count", async () =>
      refreshSegments(await systemCtx(event.data.tenantId, "segments.count-changed"), { all: true }),
    ),
);

/** Time alone moves leads in and out ("no contact for 90 days"): each live segment is counted once a minute. */
export const sweepSegments = inngest.createFunction(
  { id: "segments.sweep", triggers: [{ cron: "* * * * *" }], retries: 0, concurrency: 1, timeouts: { finish: "5m" } },
  async ({ step }) => {
    const tenantIds = await step.run("due", () => tenantsWithDue("segments", realNow()));
    for (const tenantId of tenantIds) {
      await step.run(`tenant-${tenantId}`, async () => refreshSegments(await systemCtx(tenantId, "segments.sweep")));
    }
  },
);
