import { router, tenantProcedure } from "@/server/trpc/init";
import { createKey, listKeys, revokeKey } from "./keys";
import { CreateKeyInput, KeyId } from "./schemas";

export const integrationsRouter = router({
  keys: tenantProcedure.query(({ ctx }) => listKeys(ctx)),
  createKey: tenantProcedure.input(CreateKeyInput).mutation(({ ctx, input }) => createKey(ctx, input)),
  revokeKey: tenantProcedure.input(KeyId).mutation(({ ctx, input }) => revokeKey(ctx, input.keyId)),
});
