import { eventType } from "inngest";
import { z } from "zod";
import { turnScheduled } from "@/server/conversations/events";
import { readMailboxes, recoverMissed, takeDueTurns, turnWaitMs } from "@/server/dialogue";
import { tenantsWithDue } from "@/server/platform/db/doors";
import { systemCtx } from "@/server/tenancy";
import { inngest } from "./client";
import { instantIn, realNow } from "./engine";

const scheduled = eventType(turnScheduled.name, { schema: turnScheduled.data.extend({ tenantId: z.string() }) });
const turnsATime = 20;
const mostLooks = 3;

/** Waits out the debounce of a thread, then takes what is due; a run that a newer text made early looks again. */
export const takeTurns = inngest.createFunction(
  {
    id: "dialogue.take-turns",
    triggers: [scheduled],
    retries: 3,
    concurrency: { key: "event.data.tenantId", limit: 12 }, // a place is held while a model is waited for
    timeouts: { finish: "10m" },
  },
  async ({ event, step }) => {
    const { tenantId, conversationId } = event.data;
    for (let look = 1; look <= mostLooks; look++) {
      const dueAt = await step.run(`due-${look}`, async () => {
        const waitMs = await turnWaitMs(await systemCtx(tenantId, "dialogue.take-turns"), conversationId);
        return waitMs === null ? null : instantIn(waitMs);
      });
      if (dueAt === null) return;
      await step.sleepUntil(`debounce-${look}`, dueAt);
      const { taken } = await step.run(`take-${look}`, async () =>
        takeDueTurns(await systemCtx(tenantId, "dialogue.take-turns"), { limit: turnsATime }),
      );
      if (taken > 0) return;
    }
  },
);

/** Takes turns whose wake-up was lost, pauses that are over and questions that nobody answered. */
export const sweepTurns = inngest.createFunction(
  { id: "dialogue.sweep", triggers: [{ cron: "* * * * *" }], retries: 0, concurrency: 1, timeouts: { finish: "5m" } },
  async ({ step }) => {
    const tenantIds: string[] = await step.run("due", () => tenantsWithDue("turns", realNow()));
    for (const tenantId of tenantIds) {
      await step.run(`tenant-${tenantId}`, async () =>
        takeDueTurns(await systemCtx(tenantId, "dialogue.sweep"), { limit: turnsATime }),
      );
    }
  },
);

/** Texts whose webhook never reached us, from the carrier's own log. */
export const pollInbound = inngest.createFunction(
  {
    id: "dialogue.poll-inbound",
    triggers: [{ cron: "*/5 * * * *" }],
    retries: 0,
    concurrency: 1,
    timeouts: { finish: "4m" },
  },
  async ({ step }) => {
    const tenantIds: string[] = await step.run("due", () => tenantsWithDue("polled", realNow()));
    for (const tenantId of tenantIds) {
      await step.run(`tenant-${tenantId}`, async () =>
        recoverMissed(await systemCtx(tenantId, "dialogue.poll-inbound")),
      );
    }
  },
);

/** What came to the mailboxes that are read by IMAP. */
export const readInboxes = inngest.createFunction(
  {
    id: "dialogue.read-mailboxes",
    triggers: [{ cron: "* * * * *" }],
    retries: 0,
    concurrency: 1,
    timeouts: { finish: "10m" },
  },
  async ({ step }) => {
    const tenantIds: string[] = await step.run("due", () => tenantsWithDue("inboxes", realNow()));
    for (const tenantId of tenantIds) {
      await step.run(`tenant-${tenantId}`, async () =>
        readMailboxes(await systemCtx(tenantId, "dialogue.read-mailboxes")),
      );
    }
  },
);
