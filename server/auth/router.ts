import { router, tenantProcedure, userProcedure } from "@/server/trpc/init";
import { inviteMembers, listInvitations, revokeInvitation } from "./invite";
import { changePassword, hasPassword, updateProfile } from "./profile";
import { ChangePasswordInput, InvitationRef, InviteMembersInput, SessionRef, UpdateProfileInput } from "./schemas";
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

  invitations: tenantProcedure.query(({ ctx }) => listInvitations(ctx)),

  invite: tenantProcedure.input(InviteMembersInput).mutation(({ ctx, input }) => inviteMembers(ctx, input)),

  revokeInvitation: tenantProcedure.input(InvitationRef).mutation(({ ctx, input }) => revokeInvitation(ctx, input)),
});
