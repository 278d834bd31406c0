import { router, tenantProcedure } from "@/server/trpc/init";
import { getTimingProfile, updateTimingProfile } from "./profile";
import { listRulePacks } from "./rule-packs";
import { UpdateTimingProfileInput } from "./schemas";

export const timingRouter = router({
  profile: tenantProcedure.query(({ ctx }) => getTimingProfile(ctx)),

  update: tenantProcedure.input(UpdateTimingProfileInput).mutation(({ ctx, input }) => updateTimingProfile(ctx, input)),

  rules: tenantProcedure.query(({ ctx }) => listRulePacks(ctx)),
});
