import { eventType } from "inngest";
import { z } from "zod";
import { findDuplicates } from "@/server/duplicates";
import { importFinished } from "@/server/imports/events";
import { leadChanged, leadsChanged } from "@/server/leads/events";
import { systemCtx } from "@/server/tenancy";
import { inngest } from "./client";

const ofTenant = { tenantId: z.string() };
const imported = eventType(importFinished.name, { schema: importFinished.data.extend(ofTenant) });
const added = eventType(leadsChanged.name, { schema: leadsChanged.data.extend(ofTenant) });
const changed = eventType(leadChanged.name, { schema: leadChanged.data.extend(ofTenant) });

/** Compares new leads with those that they could be, some hundreds at a time. */
export const compareNew = inngest.createFunction(
  {
    id: "duplicates.compare-new",
    triggers: [imported, added],
    retries: 3,
    concurrency: { key: "event.data.tenantId", limit: 1 },
    timeouts: { finish: "2h" },
  },
  async ({ event, step }) => {
    const { tenantId } = event.data;
    const importId = "importId" in event.data ? event.data.importId : undefined;
    for (let slice = 1; slice <= 20_000; slice++) {
      const since = slice === 1 ? { importId } : {};
      const { done } = await step.run(`slice-${slice}`, async () =>
        findDuplicates(await systemCtx(tenantId, "duplicates.compare-new"), since),
      );
      if (done) return;
    }
  },
);

/** A lead that was corrected is compared anew. */
export const compareChanged = inngest.createFunction(
  {
    id: "duplicates.compare-changed",
    triggers: [changed],
    retries: 3,
    concurrency: { key: "event.data.tenantId", limit: 1 },
    timeouts: { finish: "1m" },
  },
  ({ event, step }) =>
    step.run("compare", async () =>
      findDuplicates(await systemCtx(event.data.tenantId, "duplicates.compare-changed"), { leadId: event.data.leadId }),
    ),
);
