import { setTimeout as wait } from "node:timers/promises";
import { eventType } from "inngest";
import { z } from "zod";
import { suppressionAdded } from "@/server/consent/events";
import { outreachPaused, outreachResumed } from "@/server/leads/events";
import {
  cancelForSuppressed,
  endDeadClaims,
  haltOverLimits,
  reconcileTouches,
  sendDueTouches,
  settleAct,
  showPauses,
} from "@/server/messaging";
import { touchesChanged, touchesDue, touchesSent } from "@/server/messaging/events";
import { tenantsWithDue } from "@/server/platform/db/doors";
import { everySource } from "@/server/rehearsal";
import { taskClosed } from "@/server/tasks/events";
import { systemCtx } from "@/server/tenancy";
import { inngest, tenantEvent } from "./client";
import { instantIn, realNow } from "./engine";

const suppressed = eventType(suppressionAdded.name, { schema: suppressionAdded.data.extend({ tenantId: z.string() }) });
const paused = (name: string) => eventType(name, { schema: outreachPaused.data.extend({ tenantId: z.string() }) });
const closed = eventType(taskClosed.name, { schema: taskClosed.data.extend({ tenantId: z.string() }) });
const batchSize = 1_000;
const stepsARun = 50;

/** Wakes a drain for each tenant with something due on its own clock. */
export const sweepTouches = inngest.createFunction(
  { id: "messaging.sweep", triggers: [{ cron: "* * * * *" }], retries: 0, concurrency: 1, timeouts: { finish: "1m" } },
  async ({ step }) => {
    const tenantIds = await step.run("due", () => tenantsWithDue("touches", realNow()));
    if (tenantIds.length === 0) return;
    await step.sendEvent(
      "wake",
      tenantIds.map((tenantId) => ({ name: touchesDue.name, data: { tenantId } })),
    );
  },
);

/** Shorter waits than an engine is exact to are spent inside the step; a step ends soon after so long. */
const shortWaitMs = 1_000;
const stepMs = 5_000;

/** Sends what is due, again whenever the next text may leave within a second. Answers when to go on, at once where no time is given; null when nothing is due. */
async function drainAWhile(tenantId: string): Promise<{ at: string | null } | null> {
  const until = realNow().getTime() + stepMs;
  for (;;) {
    const ctx = await systemCtx(tenantId, "messaging.drain");
    const { nextTokenInMs } = await sendDueTouches(ctx, { limit: batchSize, ...everySource });
    if (nextTokenInMs === null) return null;
    if (nextTokenInMs > shortWaitMs) return { at: instantIn(nextTokenInMs) };
    await wait(nextTokenInMs);
    if (realNow().getTime() > until) return { at: null };
  }
}

/** Drains one tenant's due touches in claimed batches; asks for another run before the step limit is near. */
export const drainTouches = inngest.createFunction(
  {
    id: "messaging.drain",
    triggers: [tenantEvent(touchesDue.name)],
    retries: 3,
    timeouts: { finish: "10m" },
    concurrency: { key: "event.data.tenantId", limit: 1 },
  },
  async ({ event, step }) => {
    const { tenantId } = event.data;
    for (let part = 1; part <= stepsARun; part++) {
      const next = await step.run(`batch-${part}`, () => drainAWhile(tenantId));
      if (next === null) return; // nothing is due now, or the wait is longer than a minute: the sweep comes back
      if (next.at) await step.sleepUntil(`token-${part}`, next.at);
    }
    await step.sendEvent("continue", { name: touchesDue.name, data: { tenantId } });
  },
);

/** Finds out what became of texts whose call never ended. */
export const reconcileUnknown = inngest.createFunction(
  {
    id: "messaging.reconcile",
    triggers: [{ cron: "* * * * *" }],
    retries: 0,
    concurrency: 1,
    timeouts: { finish: "5m" },
  },
  async ({ step }) => {
    const tenantIds: string[] = await step.run("due", () => tenantsWithDue("reconcile", realNow()));
    for (const tenantId of tenantIds) {
      await step.run(`tenant-${tenantId}`, async () =>
        reconcileTouches(await systemCtx(tenantId, "messaging.reconcile"), everySource),
      );
    }
  },
);

/** Looks at the rates of the running campaigns after texts left or arrived: a campaign over a limit is halted. */
export const watchRates = inngest.createFunction(
  {
    id: "messaging.watch-rates",
    triggers: [tenantEvent(touchesSent.name), tenantEvent(touchesChanged.name)],
    retries: 3,
    debounce: { key: "event.data.tenantId", period: "20s", timeout: "1m" },
    timeouts: { finish: "1m" },
  },
  ({ event, step }) =>
    step.run("watch", async () => haltOverLimits(await systemCtx(event.data.tenantId, "messaging.watch-rates"))),
);

/** The ledger shows at once what the gate would refuse anyway: nothing waits for somebody who must not be texted. */
export const cancelSuppressed = inngest.createFunction(
  { id: "messaging.cancel-suppressed", triggers: [suppressed], retries: 3, concurrency: 2, timeouts: { finish: "1m" } },
  ({ event, step }) =>
    step.run("cancel", async () =>
      cancelForSuppressed(await systemCtx(event.data.tenantId, "messaging.cancel-suppressed"), event.data),
    ),
);

/** Outreach to some leads was paused, or goes on: what is queued for them shows so at once. */
export const showPaused = inngest.createFunction(
  {
    id: "messaging.show-pauses",
    triggers: [paused(outreachPaused.name), paused(outreachResumed.name)],
    retries: 3,
    concurrency: 2,
    timeouts: { finish: "1m" },
  },
  ({ event, step }) =>
    step.run("show", async () =>
      showPauses(await systemCtx(event.data.tenantId, "messaging.show-pauses"), event.data.leadIds),
    ),
);

/** What a person did by hand, or decided against, stands in the ledger, and its campaign goes on. */
export const settleTasks = inngest.createFunction(
  { id: "messaging.settle-tasks", triggers: [closed], retries: 3, concurrency: 2, timeouts: { finish: "1m" } },
  ({ event, step }) =>
    step.run("settle", async () =>
      settleAct(await systemCtx(event.data.tenantId, "messaging.settle-tasks"), {
        taskId: event.data.taskId,
        ...everySource,
      }),
    ),
);

/** Before the first drain of the only process: what a dead one had claimed is nobody's any more. */
export async function endClaimsOfDeadProcess(): Promise<void> {
  for (const tenantId of await tenantsWithDue("all", realNow()))
    await endDeadClaims(await systemCtx(tenantId, "messaging.resume"));
}

/** Right after a start: what became of those claims is found out, and what is due goes on, without waiting for the minute. */
export async function resumeSending(): Promise<void> {
  for (const tenantId of await tenantsWithDue("reconcile", realNow()))
    await reconcileTouches(await systemCtx(tenantId, "messaging.resume"), everySource);
  const due = await tenantsWithDue("touches", realNow());
  if (due.length > 0) await inngest.send(due.map((tenantId) => ({ name: touchesDue.name, data: { tenantId } })));
}
