import { eventType } from "inngest";
import { z } from "zod";
import { finishCampaigns, followHalt, freezeAudience, launchDue } from "@/server/campaigns";
import { campaignChanged, campaignLaunched, campaignScheduled } from "@/server/campaigns/events";
import { haltLifted, sendingHalted, touchesChanged, touchesSent } from "@/server/messaging/events";
import { tenantsWithDue } from "@/server/platform/db/doors";
import { systemCtx } from "@/server/tenancy";
import { inngest, tenantEvent } from "./client";
import { realNow } from "./engine";

const tenant = { tenantId: z.string() };
const scheduled = eventType(campaignScheduled.name, { schema: campaignScheduled.data.extend(tenant) });
const launched = eventType(campaignLaunched.name, { schema: campaignLaunched.data.extend(tenant) });
const halted = eventType(sendingHalted.name, { schema: sendingHalted.data.extend(tenant) });
const lifted = eventType(haltLifted.name, { schema: haltLifted.data.extend(tenant) });

/** Waits out a launch's hold, then launches; a launch that was cancelled or moved meanwhile is left alone. */
export const endHold = inngest.createFunction(
  { id: "campaigns.end-hold", triggers: [scheduled], retries: 3, timeouts: { finish: "2h" } },
  async ({ event, step }) => {
    const { tenantId, holdSeconds } = event.data;
    if (holdSeconds > 0) await step.sleep("hold", holdSeconds * 1000);
    await step.run("launch", async () => launchDue(await systemCtx(tenantId, "campaigns.end-hold")));
  },
);

/** The rest of a large audience gets its rows while the first texts leave already. */
export const freezeRest = inngest.createFunction(
  { id: "campaigns.freeze", triggers: [launched], retries: 3, concurrency: 2, timeouts: { finish: "2h" } },
  async ({ event, step }) => {
    const { tenantId, campaignId } = event.data;
    for (let part = 1; ; part++) {
      const isLeft = await step.run(`part-${part}`, async () =>
        freezeAudience(await systemCtx(tenantId, "campaigns.freeze"), { campaignId }),
      );
      if (!isLeft) return;
    }
  },
);

/** Launches whose hold has passed on their tenant's clock, and audiences half frozen: after a crash, and when a sandbox's clock was moved. */
export const sweepLaunches = inngest.createFunction(
  { id: "campaigns.sweep", triggers: [{ cron: "* * * * *" }], retries: 0, concurrency: 1, timeouts: { finish: "5m" } },
  async ({ step }) => {
    const tenantIds = await step.run("due", () => tenantsWithDue("launches", realNow()));
    for (const tenantId of tenantIds) {
      await step.run(`tenant-${tenantId}`, async () => launchDue(await systemCtx(tenantId, "campaigns.sweep")));
    }
  },
);

/** A campaign in which nothing waits any more is done; in a stopped one nothing waits. */
export const finishDone = inngest.createFunction(
  {
    id: "campaigns.finish",
    triggers: [
      tenantEvent(campaignLaunched.name),
      tenantEvent(campaignChanged.name),
      tenantEvent(touchesSent.name),
      tenantEvent(touchesChanged.name),
    ],
    retries: 3,
    debounce: { key: "event.data.tenantId", period: "2s", timeout: "10s" },
    timeouts: { finish: "1m" },
  },
  ({ event, step }) =>
    step.run("finish", async () => finishCampaigns(await systemCtx(event.data.tenantId, "campaigns.finish"))),
);

/** A campaign shows that it was halted, and goes on when the halt is lifted. */
export const followHalts = inngest.createFunction(
  { id: "campaigns.follow-halt", triggers: [halted, lifted], retries: 3, timeouts: { finish: "1m" } },
  async ({ event, step }) => {
    const { tenantId, scope, target } = event.data;
    if (scope !== "campaign") return;
    await step.run("follow", async () =>
      followHalt(await systemCtx(tenantId, "campaigns.follow-halt"), { campaignId: target }),
    );
  },
);
