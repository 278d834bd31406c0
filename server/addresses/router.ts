import { LeadIdInput } from "@/server/leads/schemas";
import { router, tenantProcedure } from "@/server/trpc/init";
import { addAddress, removeAddress, restoreAddress, setConfidence } from "./edit";
import { listAddresses } from "./list";
import { makePrimary } from "./make-primary";
import { AddAddressInput, AddressIdInput, SetConfidenceInput } from "./schemas";

export const addressesRouter = router({
  list: tenantProcedure.input(LeadIdInput).query(({ ctx, input }) => listAddresses(ctx, input)),
  add: tenantProcedure.input(AddAddressInput).mutation(({ ctx, input }) => addAddress(ctx, input)),
  setConfidence: tenantProcedure.input(SetConfidenceInput).mutation(({ ctx, input }) => setConfidence(ctx, input)),
  remove: tenantProcedure.input(AddressIdInput).mutation(({ ctx, input }) => removeAddress(ctx, input)),
  restore: tenantProcedure.input(AddressIdInput).mutation(({ ctx, input }) => restoreAddress(ctx, input)),
  makePrimary: tenantProcedure.input(AddressIdInput).mutation(({ ctx, input }) => makePrimary(ctx, input)),
});
