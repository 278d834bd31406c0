import { sendPendingNotices } from "@/server/notices";
import { tenantsWithDue } from "@/server/platform/db/doors";
import { systemCtx } from "@/server/tenancy";
import { inngest } from "./client";
import { realNow } from "./engine";

/** Mail to users that waits for the mail server, retries included. */
export const sendNotices = inngest.createFunction(
  { id: "notices.send", triggers: [{ cron: "* * * * *" }], retries: 0, concurrency: 1, timeouts: { finish: "5m" } },
  async ({ step }) => {
    const tenantIds: string[] = await step.run("due", () => tenantsWithDue("notices", realNow()));
    for (const tenantId of tenantIds) {
      await step.run(`tenant-${tenantId}`, async () =>
        sendPendingNotices(await systemCtx(tenantId, "notices.send"), { limit: 100 }),
      );
    }
  },
);
