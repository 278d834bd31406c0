import { CampaignId } from "@/server/campaigns/schemas";
import { router, tenantProcedure } from "@/server/trpc/init";
import { campaignResults, resultRows, today } from "./results";
import { OutcomeRowsInput } from "./schemas";
import { setupProgress } from "./setup";

export const analyticsRouter = router({
  results: tenantProcedure.input(CampaignId).query(({ ctx, input }) => campaignResults(ctx, input)),
  rows: tenantProcedure.input(OutcomeRowsInput).query(({ ctx, input }) => resultRows(ctx, input)),
  setup: tenantProcedure.query(({ ctx }) => setupProgress(ctx)),
  today: tenantProcedure.query(({ ctx }) => today(ctx)),
});
