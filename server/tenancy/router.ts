import { router, tenantProcedure } from "@/server/trpc/init";
import { changeRole, deactivateMember, leaveWorkspace, listMembers, reactivateMember } from "./members";
import { renameWorkspace } from "./rename";
import { ChangeRoleInput, MemberRef, RenameWorkspaceInput } from "./schemas";
import { pulse } from "./view";

export const tenancyRouter = router({
  pulse: tenantProcedure.query(({ ctx }) => pulse(ctx)),

  rename: tenantProcedure.input(RenameWorkspaceInput).mutation(({ ctx, input }) => renameWorkspace(ctx, input)),

  members: tenantProcedure.query(({ ctx }) => listMembers(ctx)),

  changeRole: tenantProcedure.input(ChangeRoleInput).mutation(({ ctx, input }) => changeRole(ctx, input)),

  deactivateMember: tenantProcedure.input(MemberRef).mutation(({ ctx, input }) => deactivateMember(ctx, input)),

  reactivateMember: tenantProcedure.input(MemberRef).mutation(({ ctx, input }) => reactivateMember(ctx, input)),

  leave: tenantProcedure.mutation(({ ctx }) => leaveWorkspace(ctx)),
});
