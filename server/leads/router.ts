import { router, tenantProcedure } from "@/server/trpc/init";
import { countLeads } from "./count";
import { editLead, pauseOutreach, tagLeads } from "./edit";
import { getLead, listLeads } from "./list";
import { attributeNames, leadOwners } from "./queries";
import {
  CountLeadsInput,
  EditLeadInput,
  LeadIdInput,
  ListLeadsInput,
  PauseOutreachInput,
  TagLeadsInput,
} from "./schemas";

export const leadsRouter = router({
  list: tenantProcedure.input(ListLeadsInput).query(({ ctx, input }) => listLeads(ctx, input)),
  count: tenantProcedure.input(CountLeadsInput).query(({ ctx, input }) => countLeads(ctx, input)),
  get: tenantProcedure.input(LeadIdInput).query(({ ctx, input }) => getLead(ctx, input)),
  owners: tenantProcedure.query(({ ctx }) => leadOwners(ctx)),
  attributeNames: tenantProcedure.query(({ ctx }) => attributeNames(ctx)),
  edit: tenantProcedure.input(EditLeadInput).mutation(({ ctx, input }) => editLead(ctx, input)),
  tag: tenantProcedure.input(TagLeadsInput).mutation(({ ctx, input }) => tagLeads(ctx, input)),
  pauseOutreach: tenantProcedure.input(PauseOutreachInput).mutation(({ ctx, input }) => pauseOutreach(ctx, input)),
});
