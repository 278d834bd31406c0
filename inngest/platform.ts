import { sealAudit } from "@/server/audit";
import { database, isDuplicate } from "@/server/platform/db";
import { tenantsWithDue } from "@/server/platform/db/doors";
import { systemCtx } from "@/server/tenancy";
import { inngest } from "./client";
import { engine, realNow } from "./engine";
import { pruneOutbox, relayOutbox } from "./relay";

const minutely = { retries: 0, concurrency: 1, timeouts: { finish: "5m" } } as const;

/** The backstop: announcements are relayed right after they commit, and again here should that have failed. */
export const relayAnnouncements = inngest.createFunction(
  { id: "platform.relay-outbox", triggers: [{ cron: "* * * * *" }], ...minutely },
  ({ step }) => step.run("relay", () => relayOutbox((events) => inngest.send(events))),
);

/** Chains every tenant's new audit entries. Where two processes meet on one tenant, one of them has sealed it. */
export async function sealEveryTenant(): Promise<number> {
  let sealed = 0;
  for (const tenantId of await tenantsWithDue("unsealed", realNow())) {
    sealed += await sealAudit(await systemCtx(tenantId, "platform.seal")).catch((error) => {
      if (isDuplicate(error)) return 0;
      throw error;
    });
  }
  return sealed;
}

/** Tables that change all day. PGlite neither vacuums nor gathers statistics by itself, and plans badly without them. */
const busyTables = [
  ...["jobs", "job_runs", "job_steps", "job_slots", "job_events", "event_outbox"],
  ...["touches", "messages", "delivery_events", "rate_buckets", "conversations", "replies", "dialogue_turns"],
  ...["leads", "consent_records", "suppressions", "enrollments", "bookings", "audit_entries"],
];

/** Keeps the engine's and the outbox's tables small, and the planner informed. */
export const pruneHourly = inngest.createFunction(
  { id: "platform.prune", triggers: [{ cron: "17 * * * *" }], retries: 1, concurrency: 1, timeouts: { finish: "30m" } },
  async ({ step }) => {
    await step.run("jobs", async () => engine()?.prune());
    await step.run("outbox", async () => {
      for (const tenantId of await tenantsWithDue("all", realNow()))
        await pruneOutbox(await systemCtx(tenantId, "platform.prune"));
    });
    for (const table of busyTables) {
      await step.run(`vacuum-${table}`, async () => (await database()).maintain(`vacuum analyze ${table}`));
    }
  },
);
