import { router, userProcedure } from "@/server/trpc/init";
import { changePassword, hasPassword, updateProfile } from "./profile";
import { ChangePasswordInput, SessionRef, UpdateProfileInput } from "./schemas";
import { listSessions, revokeOtherSessions, revokeSession } from "./sessions";

export const authRouter = router({
  profile: userProcedure.query(async ({ ctx }) => ({ ...ctx.user, hasPassword: await hasPassword(ctx.user) })),

  updateProfile: userProcedure.input(UpdateProfileInput).mutation(({ ctx, input }) => updateProfile(ctx.user, input)),

  changePassword: userProcedure
    .input(ChangePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx.user, input)),

  sessions: userProcedure.query(({ ctx }) => listSessions(ctx.user, ctx.now())),

  revokeSession: userProcedure.input(SessionRef).mutation(({ ctx, input }) => revokeSession(ctx.user, input)),

  revokeOtherSessions: userProcedure.mutation(({ ctx }) => revokeOtherSessions(ctx.user)),
});
