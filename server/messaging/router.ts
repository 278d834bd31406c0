import { router, tenantProcedure } from "@/server/trpc/init";
import { resolveUnknown } from "./resolve";
import { ResolveUnknownInput } from "./schemas";

export const messagingRouter = router({
  resolveUnknown: tenantProcedure.input(ResolveUnknownInput).mutation(({ ctx, input }) => resolveUnknown(ctx, input)),
});
