import type { NextAuthOptions } from "next-auth";
import type { EmailConfig } from "next-auth/providers/email";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { mailSignInLink, signInLinkMinutes, signInStore } from "@/server/auth";
import type { Visit } from "@/server/auth/schemas";
import { env, publicUrl } from "@/server/platform/env";

type Ways = Pick<NextAuthOptions, "providers" | "adapter"> & {
  mayEnter: NonNullable<NonNullable<NextAuthOptions["callbacks"]>["signIn"]>;
};

/** A link by mail where SMTP_URL is set, the organisation's own sign-in where OIDC_* is set. */
export function linkAndOrganisation(visit: Visit): Ways {
  const { SMTP_URL: smtp, OIDC_ISSUER: issuer } = env();
  return {
    adapter: smtp || issuer ? signInStore(visit) : undefined,
    providers: [...(smtp ? [byLink()] : []), ...(issuer ? [byOrganisation(issuer)] : [])],
    mayEnter: ({ account, profile }) =>
      account?.provider !== "oidc" || isVerified(profile) || "/sign-in?error=Unverified",
  };
}

const isVerified = (profile: unknown) =>
  typeof profile === "object" && profile !== null && "email_verified" in profile && profile.email_verified === true;

const byLink = (): EmailConfig => ({
  id: "email",
  type: "email",
  name: "Email",
  server: {},
  from: "",
  maxAge: signInLinkMinutes * 60,
  options: {},
  normalizeIdentifier: (address) => address.trim().toLowerCase(),
  // Mail scanners open links: the mail leads to a page whose button opens the real one.
  sendVerificationRequest: ({ identifier, url }) =>
    mailSignInLink(identifier, `${publicUrl()}/sign-in/confirm?to=${encodeURIComponent(new URL(url).search)}`),
});

interface Claims {
  sub: string;
  email: string;
  name?: string;
  email_verified?: boolean;
}

const byOrganisation = (issuer: string): OAuthConfig<Claims> => ({
  id: "oidc",
  name: env().OIDC_NAME ?? "Single sign-on",
  type: "oauth",
  wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
  clientId: env().OIDC_CLIENT_ID,
  clientSecret: env().OIDC_CLIENT_SECRET,
  authorization: { params: { scope: "openid email profile" } },
  idToken: true,
  checks: ["pkce", "state"],
  // Safe, since only addresses that the organisation verified may enter (see mayEnter).
  allowDangerousEmailAccountLinking: true,
  profile: (claims) => ({ id: claims.sub, email: claims.email.toLowerCase(), name: claims.name ?? claims.email }),
});
