import { router, tenantProcedure } from "@/server/trpc/init";
import { endSlowDownEarly } from "./attention/end-slow-down";
import { senderHealth } from "./deliverability/health";
import { haltSending } from "./halts/halt";
import { askToLift, liftHalt } from "./halts/lift";
import { listHaltable, listHalts } from "./halts/queries";
import { showLimits } from "./limits/show";
import { previewRules } from "./preview-rules";
import { resolveUnknown } from "./resolve";
import {
  AskToLiftInput,
  EndSlowDownInput,
  HaltIdInput,
  HaltSendingInput,
  LimitsInput,
  PreviewRulesInput,
  ResolveUnknownInput,
} from "./schemas";
import { sendTimeEvidence } from "./send-time/pattern";

export const messagingRouter = router({
  halts: tenantProcedure.query(({ ctx }) => listHalts(ctx)),
  haltable: tenantProcedure.query(({ ctx }) => listHaltable(ctx)),
  halt: tenantProcedure.input(HaltSendingInput).mutation(({ ctx, input }) => haltSending(ctx, input)),
  askToLift: tenantProcedure.input(AskToLiftInput).mutation(({ ctx, input }) => askToLift(ctx, input)),
  lift: tenantProcedure.input(HaltIdInput).mutation(({ ctx, input }) => liftHalt(ctx, input)),
  previewRules: tenantProcedure.input(PreviewRulesInput).query(({ ctx, input }) => previewRules(ctx, input)),
  endSlowDown: tenantProcedure.input(EndSlowDownInput).mutation(({ ctx, input }) => endSlowDownEarly(ctx, input)),
  limits: tenantProcedure.input(LimitsInput).query(({ ctx, input }) => showLimits(ctx, input)),
  senderHealth: tenantProcedure.query(({ ctx }) => senderHealth(ctx)),
  sendTimeEvidence: tenantProcedure.query(({ ctx }) => sendTimeEvidence(ctx)),
  resolveUnknown: tenantProcedure.input(ResolveUnknownInput).mutation(({ ctx, input }) => resolveUnknown(ctx, input)),
});
