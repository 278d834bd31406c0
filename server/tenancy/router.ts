import { router, tenantProcedure } from "@/server/trpc/init";
import { pulse } from "./view";

export const tenancyRouter = router({
  pulse: tenantProcedure.query(({ ctx }) => pulse(ctx)),
});
