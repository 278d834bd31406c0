import { z } from "zod";
import { Role } from "../tenancy/schemas";

export const Email = z.string().trim().toLowerCase().pipe(z.email("This is not an e-mail address."));
export const Password = z
  .string()
  .min(10, "A password has at least 10 characters.")
  .max(200, "A password has at most 200 characters.");
export const PersonName = z.string().trim().min(1, "Tell us your name.").max(80, "A name has at most 80 characters.");

export const SignInInput = z.object({ email: Email, password: z.string().min(1, "Enter your password.").max(200) });
export type SignInInput = z.infer<typeof SignInInput>;

export const SignUpInput = z.object({
  name: PersonName,
  email: Email,
  password: Password,
  workspace: z
    .string()
    .trim()
    .min(2, "A workspace name has at least 2 characters.")
    .max(80, "A workspace name has at most 80 characters."),
});
export type SignUpInput = z.infer<typeof SignUpInput>;

export const InviteMembersInput = z.object({
  emails: z.array(Email).min(1, "Name at least one address.").max(50, "Invite at most 50 people at once."),
  role: Role.default("sales_rep"),
});
export type InviteMembersInput = z.infer<typeof InviteMembersInput>;

export const InvitationRef = z.object({ invitationId: z.string() });
export type InvitationRef = z.infer<typeof InvitationRef>;

export const AcceptInvitationInput = z.object({ token: z.string().min(1), name: PersonName, password: Password });
export type AcceptInvitationInput = z.infer<typeof AcceptInvitationInput>;

export const themes = ["light", "dark", "auto"] as const;

export const UpdateProfileInput = z.object({
  name: PersonName.optional(),
  timeZone: z.string().max(64).nullable().optional(),
  theme: z.enum(themes).optional(),
  shortcuts: z.enum(["on", "off"]).optional(),
});
export type UpdateProfileInput = z.infer<typeof UpdateProfileInput>;

export const ChangePasswordInput = z.object({ current: z.string().max(200), next: Password });
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

export const SessionRef = z.object({ sessionId: z.string() });
export type SessionRef = z.infer<typeof SessionRef>;

/** A signed-in person, in no particular workspace. */
export interface Viewer {
  id: string;
  sessionId: string;
  name: string;
  email: string;
  timeZone: string | null;
  theme: (typeof themes)[number];
  shortcuts: "on" | "off";
}

/** A request before anybody is known: when (real time), from where, with what. */
export interface Visit {
  address: string;
  userAgent: string | null;
  now(): Date;
}
