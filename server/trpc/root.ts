import { authRouter } from "@/server/auth/router";
import { channelsRouter } from "@/server/channels/router";
import { importsRouter } from "@/server/imports/router";
import { leadsRouter } from "@/server/leads/router";
import { messagingRouter } from "@/server/messaging/router";
import { segmentsRouter } from "@/server/segments/router";
import { tenancyRouter } from "@/server/tenancy/router";
import { timingRouter } from "@/server/timing/router";
import { router } from "./init";
import { searchRouter } from "./search";

/** The registry of routers: one line a domain. */
export const appRouter = router({
  auth: authRouter,
  channels: channelsRouter,
  imports: importsRouter,
  leads: leadsRouter,
  messaging: messagingRouter,
  search: searchRouter,
  segments: segmentsRouter,
  tenancy: tenancyRouter,
  timing: timingRouter,
});

export type AppRouter = typeof appRouter;
