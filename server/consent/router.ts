import { z } from "zod";
import { router, tenantProcedure } from "@/server/trpc/init";
import { recordOptIn } from "./opt-in";
import { lookUpPerson } from "./person";
import { consentHistory, consentOverview, listSuppressions } from "./queries";
import {
  ListSuppressionsInput,
  LookUpPersonInput,
  RecordOptInInput,
  SuppressAddressInput,
  SuppressLeadInput,
} from "./schemas";
import { suppressAddress, suppressLead } from "./suppress-lead";

export const consentRouter = router({
  overview: tenantProcedure.query(({ ctx }) => consentOverview(ctx)),
  suppressions: tenantProcedure.input(ListSuppressionsInput).query(({ ctx, input }) => listSuppressions(ctx, input)),
  history: tenantProcedure
    .input(z.object({ leadId: z.string() }))
    .query(({ ctx, input }) => consentHistory(ctx, input.leadId)),
  person: tenantProcedure.input(LookUpPersonInput).query(({ ctx, input }) => lookUpPerson(ctx, input)),
  recordOptIn: tenantProcedure.input(RecordOptInInput).mutation(({ ctx, input }) => recordOptIn(ctx, input)),
  suppressLead: tenantProcedure.input(SuppressLeadInput).mutation(({ ctx, input }) => suppressLead(ctx, input)),
  suppressAddress: tenantProcedure
    .input(SuppressAddressInput)
    .mutation(({ ctx, input }) => suppressAddress(ctx, input)),
});
