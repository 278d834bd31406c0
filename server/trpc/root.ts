import { authRouter } from "@/server/auth/router";
import { tenancyRouter } from "@/server/tenancy/router";
import { router } from "./init";
import { searchRouter } from "./search";

/** The registry of routers: one line a domain. */
export const appRouter = router({
  auth: authRouter,
  search: searchRouter,
  tenancy: tenancyRouter,
});

export type AppRouter = typeof appRouter;
