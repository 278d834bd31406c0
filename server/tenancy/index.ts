/** Tenancy decides who a workspace is, whose it is, and on which clock it lives. Everything else is asked within one tenant. */
export { addMember, createTenant, isEmptyInstallation, moveClock, slugOf } from "./create";
export { keyCtx, leadCtx, systemCtx, userCtx, workspacesOf } from "./load";
export { changeRole, deactivateMember, leaveWorkspace, listMembers, reactivateMember } from "./members";
export { renameWorkspace } from "./rename";
export { workspaceView } from "./view";
