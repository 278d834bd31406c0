import { router, tenantProcedure } from "@/server/trpc/init";
import { countClauses } from "./clause-counts";
import { changeCompany } from "./companies/change";
import { getCompany, listCompanies } from "./companies/list";
import { countLeads } from "./count";
import { pauseOutreach } from "./edit";
import { editLead } from "./edit-lead";
import { archiveField, changeField, createField, listFields, moveField, restoreField } from "./fields/define";
import { fieldUse } from "./fields/use";
import { getLead, listLeads } from "./list";
import { leadProvenance } from "./provenance";
import { attributeNames, leadOwners } from "./queries";
import {
  ChangeCompanyInput,
  ChangeFieldInput,
  ChangeViewInput,
  ClauseCountsInput,
  CompanyIdInput,
  CountLeadsInput,
  CreateFieldInput,
  EditLeadInput,
  FieldIdInput,
  LeadIdInput,
  ListCompaniesInput,
  ListLeadsInput,
  MoveFieldInput,
  PauseOutreachInput,
  SaveViewInput,
  ViewIdInput,
} from "./schemas";
import { changeView, deleteView, listViews, saveView } from "./views";

export const leadsRouter = router({
  list: tenantProcedure.input(ListLeadsInput).query(({ ctx, input }) => listLeads(ctx, input)),
  count: tenantProcedure.input(CountLeadsInput).query(({ ctx, input }) => countLeads(ctx, input)),
  countClauses: tenantProcedure.input(ClauseCountsInput).query(({ ctx, input }) => countClauses(ctx, input)),
  get: tenantProcedure.input(LeadIdInput).query(({ ctx, input }) => getLead(ctx, input)),
  owners: tenantProcedure.query(({ ctx }) => leadOwners(ctx)),
  attributeNames: tenantProcedure.query(({ ctx }) => attributeNames(ctx)),
  provenance: tenantProcedure.input(LeadIdInput).query(({ ctx, input }) => leadProvenance(ctx, input)),
  fields: tenantProcedure.query(({ ctx }) => listFields(ctx)),
  everyField: tenantProcedure.query(({ ctx }) => listFields(ctx, { archived: true })),
  fieldUse: tenantProcedure.input(FieldIdInput).query(({ ctx, input }) => fieldUse(ctx, input)),
  createField: tenantProcedure.input(CreateFieldInput).mutation(({ ctx, input }) => createField(ctx, input)),
  changeField: tenantProcedure.input(ChangeFieldInput).mutation(({ ctx, input }) => changeField(ctx, input)),
  moveField: tenantProcedure.input(MoveFieldInput).mutation(({ ctx, input }) => moveField(ctx, input)),
  archiveField: tenantProcedure.input(FieldIdInput).mutation(({ ctx, input }) => archiveField(ctx, input)),
  restoreField: tenantProcedure.input(FieldIdInput).mutation(({ ctx, input }) => restoreField(ctx, input)),
  companies: tenantProcedure.input(ListCompaniesInput).query(({ ctx, input }) => listCompanies(ctx, input)),
  company: tenantProcedure.input(CompanyIdInput).query(({ ctx, input }) => getCompany(ctx, input)),
  changeCompany: tenantProcedure.input(ChangeCompanyInput).mutation(({ ctx, input }) => changeCompany(ctx, input)),
  views: tenantProcedure.query(({ ctx }) => listViews(ctx)),
  saveView: tenantProcedure.input(SaveViewInput).mutation(({ ctx, input }) => saveView(ctx, input)),
  changeView: tenantProcedure.input(ChangeViewInput).mutation(({ ctx, input }) => changeView(ctx, input)),
  deleteView: tenantProcedure.input(ViewIdInput).mutation(({ ctx, input }) => deleteView(ctx, input)),
  edit: tenantProcedure.input(EditLeadInput).mutation(({ ctx, input }) => editLead(ctx, input)),
  pauseOutreach: tenantProcedure.input(PauseOutreachInput).mutation(({ ctx, input }) => pauseOutreach(ctx, input)),
});
