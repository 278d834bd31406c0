import { router, tenantProcedure } from "@/server/trpc/init";
import { advanceClock, nextEvent } from "./clock";
import { answerAsLead } from "./sandbox";
import { AdvanceClockInput, AnswerAsLeadInput } from "./schemas";

export const rehearsalRouter = router({
  nextDue: tenantProcedure.query(({ ctx }) => nextEvent(ctx)),
  advance: tenantProcedure.input(AdvanceClockInput).mutation(({ ctx, input }) => advanceClock(ctx, input)),
  answerAsLead: tenantProcedure.input(AnswerAsLeadInput).mutation(({ ctx, input }) => answerAsLead(ctx, input)),
});
