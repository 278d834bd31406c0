import { tenantsWithDue } from "@/server/platform/db/doors";
import { actAsLeads, nextEvent } from "@/server/rehearsal";
import { simulationPlanned } from "@/server/rehearsal/events";
import { systemCtx } from "@/server/tenancy";
import { inngest, tenantEvent } from "./client";
import { instantIn, realNow } from "./engine";

const mostRounds = 50;
const longestWaitMs = 120_000;

/** One look at a sandbox: due acts of simulated leads; answers how long until the next one, null when none is near. */
async function tick(tenantId: string): Promise<number | null> {
  const ctx = await systemCtx(tenantId, "rehearsal.play");
  const acted = await actAsLeads(ctx);
  if (acted > 0) return 0;
  const { now, at } = await nextEvent(ctx);
  const waitMs = at ? at.getTime() - now.getTime() : null;
  return waitMs !== null && waitMs <= longestWaitMs ? Math.max(1_000, waitMs) : null;
}

/** Plays the simulated leads of one sandbox while their answers are near. */
export const playLeads = inngest.createFunction(
  {
    id: "rehearsal.play",
    triggers: [tenantEvent(simulationPlanned.name)],
    retries: 2,
    timeouts: { finish: "30m" },
    concurrency: { key: "event.data.tenantId", limit: 1 },
  },
  async ({ event, step }) => {
    const { tenantId } = event.data;
    for (let round = 1; round <= mostRounds; round++) {
      const next = await step.run(`round-${round}`, async () => {
        const waitMs = await tick(tenantId);
        return waitMs && { at: instantIn(waitMs) };
      });
      if (next === null) return;
      if (next) await step.sleepUntil(`wait-${round}`, next.at);
    }
    await step.sendEvent("continue", { name: simulationPlanned.name, data: { tenantId } });
  },
);

/** Acts that a crash or a moved clock left behind. */
export const sweepSimulated = inngest.createFunction(
  { id: "rehearsal.sweep", triggers: [{ cron: "* * * * *" }], retries: 0, concurrency: 1, timeouts: { finish: "5m" } },
  async ({ step }) => {
    const tenantIds = await step.run("due", () => tenantsWithDue("simulated", realNow()));
    if (tenantIds.length === 0) return;
    await step.sendEvent(
      "wake",
      tenantIds.map((tenantId) => ({ name: simulationPlanned.name, data: { tenantId } })),
    );
  },
);
