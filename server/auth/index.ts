/**
 * Auth decides who somebody is: by password, by a link in their mail, or by the organisation's own sign-in;
 * which browsers are signed in, and who was invited. What they may then do is their role, in tenancy and platform/access.
 */
export { acceptInvitation, joinByInvitation, readInvitation } from "./accept-invitation";
export { inviteMembers, listInvitations, revokeInvitation } from "./invite";
export { changePassword, hasPassword, updateProfile } from "./profile";
export {
  endSession,
  listSessions,
  revokeOtherSessions,
  revokeSession,
  sessionDays,
  startSession,
  viewerOfSession,
} from "./sessions";
export { type Person, personByEmail, signInWithPassword } from "./sign-in";
export { mailSignInLink, signInLinkMinutes } from "./sign-in-link";
export { signInStore } from "./sign-in-store";
export { createPerson, openOwnWorkspace, signUp } from "./sign-up";
