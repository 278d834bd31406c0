import { fetchAwaited } from "@/server/conversations";
import { mediaAwaited } from "@/server/conversations/events";
import { tenantsWithDue } from "@/server/platform/db/doors";
import { systemCtx } from "@/server/tenancy";
import { inngest, tenantEvent } from "./client";
import { realNow } from "./engine";

/** Fetches what came with a text as soon as the text is stored. */
export const fetchMedia = inngest.createFunction(
  {
    id: "conversations.fetch-media",
    triggers: [tenantEvent(mediaAwaited.name)],
    retries: 0,
    concurrency: { key: "event.data.tenantId", limit: 1 },
    timeouts: { finish: "5m" },
  },
  async ({ event, step }) => {
    const { tenantId } = event.data;
    await step.run("fetch", async () => fetchAwaited(await systemCtx(tenantId, "conversations.fetch-media")));
  },
);

/** What a carrier did not give, or did not delete, at the first try. */
export const sweepMedia = inngest.createFunction(
  {
    id: "conversations.sweep-media",
    triggers: [{ cron: "* * * * *" }],
    retries: 0,
    concurrency: 1,
    timeouts: { finish: "10m" },
  },
  async ({ step }) => {
    const tenantIds: string[] = await step.run("due", () => tenantsWithDue("media", realNow()));
    for (const tenantId of tenantIds) {
      await step.run(`tenant-${tenantId}`, async () =>
        fetchAwaited(await systemCtx(tenantId, "conversations.sweep-media")),
      );
    }
  },
);
