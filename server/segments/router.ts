import { router, tenantProcedure } from "@/server/trpc/init";
import { explainMembership } from "./explain";
import { segmentReach } from "./reach";
import {
  CountWithinInput,
  CreateSegmentInput,
  ExplainInput,
  FilterInput,
  LeadsWithinInput,
  RenameSegmentInput,
  SegmentIdInput,
} from "./schemas";
import { countSegment, createSegment, deleteSegment, editSegment, getSegment, listSegments } from "./segments";
import { segmentHistory } from "./sizes";
import { segmentUses } from "./uses";
import { countWithin, leadsWithin } from "./within";

export const segmentsRouter = router({
  list: tenantProcedure.query(({ ctx }) => listSegments(ctx)),
  get: tenantProcedure.input(SegmentIdInput).query(({ ctx, input }) => getSegment(ctx, input)),
  count: tenantProcedure.input(SegmentIdInput).query(({ ctx, input }) => countSegment(ctx, input)),
  leads: tenantProcedure.input(LeadsWithinInput).query(({ ctx, input }) => leadsWithin(ctx, input)),
  countLeads: tenantProcedure.input(CountWithinInput).query(({ ctx, input }) => countWithin(ctx, input)),
  explain: tenantProcedure.input(ExplainInput).query(({ ctx, input }) => explainMembership(ctx, input)),
  reach: tenantProcedure.input(FilterInput).query(({ ctx, input }) => segmentReach(ctx, input)),
  uses: tenantProcedure.input(SegmentIdInput).query(({ ctx, input }) => segmentUses(ctx, input)),
  history: tenantProcedure.input(SegmentIdInput).query(({ ctx, input }) => segmentHistory(ctx, input)),
  create: tenantProcedure.input(CreateSegmentInput).mutation(({ ctx, input }) => createSegment(ctx, input)),
  edit: tenantProcedure.input(RenameSegmentInput).mutation(({ ctx, input }) => editSegment(ctx, input)),
  remove: tenantProcedure.input(SegmentIdInput).mutation(({ ctx, input }) => deleteSegment(ctx, input)),
});
