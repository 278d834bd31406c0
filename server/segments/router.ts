import { router, tenantProcedure } from "@/server/trpc/init";
import { CountWithinInput, CreateSegmentInput, LeadsWithinInput, RenameSegmentInput, SegmentIdInput } from "./schemas";
import { countSegment, createSegment, deleteSegment, editSegment, getSegment, listSegments } from "./segments";
import { countWithin, leadsWithin } from "./within";

export const segmentsRouter = router({
  list: tenantProcedure.query(({ ctx }) => listSegments(ctx)),
  get: tenantProcedure.input(SegmentIdInput).query(({ ctx, input }) => getSegment(ctx, input)),
  count: tenantProcedure.input(SegmentIdInput).query(({ ctx, input }) => countSegment(ctx, input)),
  leads: tenantProcedure.input(LeadsWithinInput).query(({ ctx, input }) => leadsWithin(ctx, input)),
  countLeads: tenantProcedure.input(CountWithinInput).query(({ ctx, input }) => countWithin(ctx, input)),
  create: tenantProcedure.input(CreateSegmentInput).mutation(({ ctx, input }) => createSegment(ctx, input)),
  edit: tenantProcedure.input(RenameSegmentInput).mutation(({ ctx, input }) => editSegment(ctx, input)),
  remove: tenantProcedure.input(SegmentIdInput).mutation(({ ctx, input }) => deleteSegment(ctx, input)),
});
