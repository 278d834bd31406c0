import { CampaignId } from "@/server/campaigns/schemas";
import { router, tenantProcedure } from "@/server/trpc/init";
import { recentDays } from "./recent-days";
import { campaignResults, resultRows } from "./results";
import { OutcomeRowsInput, RecentDaysInput, TimelineInput } from "./schemas";
import { setupProgress } from "./setup";
import { campaignTimeline } from "./timeline";

export const analyticsRouter = router({
  results: tenantProcedure.input(CampaignId).query(({ ctx, input }) => campaignResults(ctx, input)),
  rows: tenantProcedure.input(OutcomeRowsInput).query(({ ctx, input }) => resultRows(ctx, input)),
  campaignTimeline: tenantProcedure.input(TimelineInput).query(({ ctx, input }) => campaignTimeline(ctx, input)),
  recentDays: tenantProcedure.input(RecentDaysInput).query(({ ctx, input }) => recentDays(ctx, input)),
  setup: tenantProcedure.query(({ ctx }) => setupProgress(ctx)),
});
