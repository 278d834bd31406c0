import { eventType } from "inngest";
import { z } from "zod";
import { bookingMade, linkClicked } from "@/server/bookings/events";
import { suppressionAdded, suppressionLifted } from "@/server/consent/events";
import { conversationChanged, inboundReceived } from "@/server/conversations/events";
import { importFinished } from "@/server/imports/events";
import { leadChanged } from "@/server/leads/events";
import { touchesSent } from "@/server/messaging/events";
import { tenantsWithDue } from "@/server/platform/db/doors";
import { assessDue, assessImported, assessLeads, assessSoon } from "@/server/sourcing";
import { systemCtx } from "@/server/tenancy";
import { inngest } from "./client";
import { realNow } from "./engine";

/** Whom an announcement names; a known lead's conversation carries the lead's id. */
const told = z.object({
  tenantId: z.string(),
  leadId: z.string().optional(),
  leadIds: z.array(z.string()).optional(),
  conversationId: z.string().optional(),
  conversationIds: z.array(z.string()).optional(),
});
const imported = eventType(importFinished.name, { schema: importFinished.data.extend({ tenantId: z.string() }) });

const naming = (name: string) => eventType(name, { schema: told });

const leadsIn = ({ leadId, conversationId, leadIds = [], conversationIds = [] }: z.infer<typeof told>): string[] =>
  [leadId, conversationId, ...leadIds, ...conversationIds].filter((id) => id !== undefined);

/** Assesses a lead again as soon as something happened to it. */
export const assessTold = inngest.createFunction(
  {
    id: "sourcing.assess",
    triggers: [
      naming(leadChanged.name),
      naming(bookingMade.name),
      naming(linkClicked.name),
      naming(inboundReceived.name),
      naming(conversationChanged.name),
      naming(suppressionAdded.name),
      naming(suppressionLifted.name),
    ],
    retries: 3,
    concurrency: { key: "event.data.tenantId", limit: 1 },
    timeouts: { finish: "5m" },
  },
  ({ event, step }) =>
    step.run("assess", async () =>
      assessLeads(await systemCtx(event.data.tenantId, "sourcing.assess"), leadsIn(event.data)),
    ),
);

/** A campaign's texts do not wait for scores: those it texted are looked at by the next sweep. */
export const assessTexted = inngest.createFunction(
  {
    id: "sourcing.after-send",
    triggers: [naming(touchesSent.name)],
    retries: 3,
    concurrency: { key: "event.data.tenantId", limit: 1 },
    timeouts: { finish: "1m" },
  },
  ({ event, step }) =>
    step.run("mark", async () =>
      assessSoon(await systemCtx(event.data.tenantId, "sourcing.after-send"), leadsIn(event.data)),
    ),
);

/** A file wrote over leads that carry scores: the sweep looks at them again. */
export const assessAfterImport = inngest.createFunction(
  { id: "sourcing.after-import", triggers: [imported], retries: 3, timeouts: { finish: "10m" } },
  ({ event, step }) =>
    step.run("mark", async () =>
      assessImported(await systemCtx(event.data.tenantId, "sourcing.after-import"), event.data.importId),
    ),
);

const mostBatches = 40;

/** Lets scores fade, and finds who may be re-engaged since a wait is over. */
export const sweepAssessments = inngest.createFunction(
  { id: "sourcing.sweep", triggers: [{ cron: "* * * * *" }], retries: 0, concurrency: 1, timeouts: { finish: "5m" } },
  async ({ step }) => {
    const tenantIds: string[] = await step.run("due", () => tenantsWithDue("assessments", realNow()));
    for (const tenantId of tenantIds)
      await step.run(`tenant-${tenantId}`, async () => {
        const ctx = await systemCtx(tenantId, "sourcing.sweep");
        for (let batch = 1; batch <= mostBatches; batch++) if (!(await assessDue(ctx)).isMore) return;
      });
  },
);
