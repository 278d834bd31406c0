import { authRouter } from "@/server/auth/router";
import { importsRouter } from "@/server/imports/router";
import { leadsRouter } from "@/server/leads/router";
import { segmentsRouter } from "@/server/segments/router";
import { tenancyRouter } from "@/server/tenancy/router";
import { timingRouter } from "@/server/timing/router";
import { router } from "./init";
import { searchRouter } from "./search";

/** The registry of routers: one line a domain. */
export const appRouter = router({
  auth: authRouter,
  imports: importsRouter,
  leads: leadsRouter,
  search: searchRouter,
  segments: segmentsRouter,
  tenancy: tenancyRouter,
  timing: timingRouter,
});

export type AppRouter = typeof appRouter;
