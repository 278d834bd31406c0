import { authRouter } from "@/server/auth/router";
import { tenancyRouter } from "@/server/tenancy/router";
import { timingRouter } from "@/server/timing/router";
import { router } from "./init";
import { searchRouter } from "./search";

/** The registry of routers: one line a domain. */
export const appRouter = router({
  auth: authRouter,
  search: searchRouter,
  tenancy: tenancyRouter,
  timing: timingRouter,
});

export type AppRouter = typeof appRouter;
