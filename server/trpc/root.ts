import { addressesRouter } from "@/server/addresses/router";
import { analyticsRouter } from "@/server/analytics/router";
import { authRouter } from "@/server/auth/router";
import { bookingsRouter } from "@/server/bookings/router";
import { campaignsRouter } from "@/server/campaigns/router";
import { channelsRouter } from "@/server/channels/router";
import { consentRouter } from "@/server/consent/router";
import { conversationsRouter } from "@/server/conversations/router";
import { duplicatesRouter } from "@/server/duplicates/router";
import { importsRouter } from "@/server/imports/router";
import { integrationsRouter } from "@/server/integrations/router";
import { leadsRouter } from "@/server/leads/router";
import { messagingRouter } from "@/server/messaging/router";
import { noticesRouter } from "@/server/notices/router";
import { rehearsalRouter } from "@/server/rehearsal/router";
import { segmentsRouter } from "@/server/segments/router";
import { sourcingRouter } from "@/server/sourcing/router";
import { tasksRouter } from "@/server/tasks/router";
import { tenancyRouter } from "@/server/tenancy/router";
import { timingRouter } from "@/server/timing/router";
import { bulkRouter } from "./bulk";
import { router } from "./init";
import { searchRouter } from "./search";

/** The registry of routers: one line a domain. */
export const appRouter = router({
  addresses: addressesRouter,
  auth: authRouter,
  channels: channelsRouter,
  consent: consentRouter,
  conversations: conversationsRouter,
  analytics: analyticsRouter,
  bookings: bookingsRouter,
  bulk: bulkRouter,
  duplicates: duplicatesRouter,
  campaigns: campaignsRouter,
  imports: importsRouter,
  integrations: integrationsRouter,
  leads: leadsRouter,
  messaging: messagingRouter,
  notices: noticesRouter,
  rehearsal: rehearsalRouter,
  search: searchRouter,
  segments: segmentsRouter,
  sourcing: sourcingRouter,
  tasks: tasksRouter,
  tenancy: tenancyRouter,
  timing: timingRouter,
});

export type AppRouter = typeof appRouter;
