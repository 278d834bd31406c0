import { router, tenantProcedure } from "@/server/trpc/init";
import { lookUpAlikes } from "./finding/look-up";
import { compareLeads } from "./merging/compare";
import { mergeLeads } from "./merging/merge";
import { undoMerge } from "./merging/undo";
import { dismissPair, listPairs, mergeMany, previewMerge, recentMerges } from "./pairs";
import {
  CompareInput,
  DismissInput,
  ListPairsInput,
  LookAlikesInput,
  MergeIdInput,
  MergeInput,
  MergeManyInput,
  PreviewInput,
  RecentMergesInput,
} from "./schemas";

export const duplicatesRouter = router({
  list: tenantProcedure.input(ListPairsInput).query(({ ctx, input }) => listPairs(ctx, input)),
  compare: tenantProcedure.input(CompareInput).query(({ ctx, input }) => compareLeads(ctx, input)),
  lookAlikes: tenantProcedure.input(LookAlikesInput).query(({ ctx, input }) => lookUpAlikes(ctx, input)),
  recentMerges: tenantProcedure.input(RecentMergesInput).query(({ ctx, input }) => recentMerges(ctx, input)),
  preview: tenantProcedure.input(PreviewInput).query(({ ctx, input }) => previewMerge(ctx, input)),
  undo: tenantProcedure.input(MergeIdInput).mutation(({ ctx, input }) => undoMerge(ctx, input)),
  dismiss: tenantProcedure.input(DismissInput).mutation(({ ctx, input }) => dismissPair(ctx, input)),
  merge: tenantProcedure.input(MergeInput).mutation(({ ctx, input }) => mergeLeads(ctx, input)),
  mergeMany: tenantProcedure.input(MergeManyInput).mutation(({ ctx, input }) => mergeMany(ctx, input)),
});
