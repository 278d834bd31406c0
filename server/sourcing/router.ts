import { router, tenantProcedure } from "@/server/trpc/init";
import { explainScore } from "./explain";
import { ScoreInput } from "./schemas";

export const sourcingRouter = router({
  score: tenantProcedure.input(ScoreInput).query(({ ctx, input }) => explainScore(ctx, input)),
});
