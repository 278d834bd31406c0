import { eventType } from "inngest";
import { z } from "zod";
import { openImports, runImportBatches } from "@/server/imports";
import { importRequested } from "@/server/imports/events";
import { tenantsWithDue } from "@/server/platform/db/doors";
import { systemCtx } from "@/server/tenancy";
import { inngest } from "./client";
import { realNow } from "./engine";

const requested = eventType(importRequested.name, { schema: importRequested.data.extend({ tenantId: z.string() }) });

/** Moves one import on, a slice of seconds at a time, until it is checked, written or taken back. */
export const runImport = inngest.createFunction(
  {
    id: "imports.run",
    triggers: [requested],
    retries: 5,
    concurrency: { key: "event.data.importId", limit: 1 },
    timeouts: { finish: "4h" },
  },
  async ({ event, step }) => {
    const { tenantId, importId } = event.data;
    for (let slice = 1; slice <= 900; slice++) {
      const { done } = await step.run(`slice-${slice}`, async () =>
        runImportBatches(await systemCtx(tenantId, "imports.run"), { importId }),
      );
      if (done) return;
    }
  },
);

/** After a crash: asks again for imports that have work; one that moved since the last time is asked for once. */
export const resumeImports = inngest.createFunction(
  { id: "imports.resume", triggers: [{ cron: "*/2 * * * *" }], retries: 0, concurrency: 1, timeouts: { finish: "1m" } },
  ({ step }) =>
    step.run("ask", async () => {
      for (const tenantId of await tenantsWithDue("imports", realNow())) {
        for (const open of await openImports(await systemCtx(tenantId, "imports.resume"))) {
          const id = `resume-${open.id}-${open.status}-${open.rowsDone}`;
          await inngest.send({ id, name: importRequested.name, data: { tenantId, importId: open.id } });
        }
      }
    }),
);
