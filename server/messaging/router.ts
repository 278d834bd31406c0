import { UpdateTimingProfileInput } from "@/server/timing/schemas";
import { router, tenantProcedure } from "@/server/trpc/init";
import { haltSending } from "./halts/halt";
import { askToLift, liftHalt } from "./halts/lift";
import { listHaltable, listHalts } from "./halts/queries";
import { previewHours } from "./preview-hours";
import { resolveUnknown } from "./resolve";
import { AskToLiftInput, HaltIdInput, HaltSendingInput, ResolveUnknownInput } from "./schemas";

export const messagingRouter = router({
  halts: tenantProcedure.query(({ ctx }) => listHalts(ctx)),
  haltable: tenantProcedure.query(({ ctx }) => listHaltable(ctx)),
  halt: tenantProcedure.input(HaltSendingInput).mutation(({ ctx, input }) => haltSending(ctx, input)),
  askToLift: tenantProcedure.input(AskToLiftInput).mutation(({ ctx, input }) => askToLift(ctx, input)),
  lift: tenantProcedure.input(HaltIdInput).mutation(({ ctx, input }) => liftHalt(ctx, input)),
  previewHours: tenantProcedure.input(UpdateTimingProfileInput).query(({ ctx, input }) => previewHours(ctx, input)),
  resolveUnknown: tenantProcedure.input(ResolveUnknownInput).mutation(({ ctx, input }) => resolveUnknown(ctx, input)),
});
