import type { NextAuthOptions } from "next-auth";
import credentials from "next-auth/providers/credentials";
import { endSession, sessionDays, signInWithPassword, startSession } from "@/server/auth";
import { SignInInput, type Visit } from "@/server/auth/schemas";
import { publicUrl } from "@/server/platform/env";
import { Refusal } from "@/server/platform/errors";
import { authSecret } from "@/server/platform/secrets";
import { sessionCookie } from "@/server/trpc/context";
import { linkAndOrganisation } from "./other-ways";

// next-auth is CommonJS: outside the bundler its default export arrives as an object.
const interop = credentials as typeof credentials & { default?: typeof credentials };
const passwordProvider = interop.default ?? credentials;

/** next-auth for one request: the visit is what the session row remembers of the browser. */
export function authOptions(visit: Visit): NextAuthOptions {
  const { providers, adapter, mayEnter } = linkAndOrganisation(visit);
  return {
    secret: authSecret(),
    session: { strategy: "jwt", maxAge: sessionDays * 86_400 },
    pages: { signIn: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in?sent" },
    cookies: { sessionToken: { name: sessionCookie, options: cookieOptions() } },
    adapter,
    providers: [byPassword(visit), ...providers],
    callbacks: {
      signIn: mayEnter,
      jwt: async ({ token, user }) => (user ? { sid: await startSession(user.id, visit) } : token),
      session: ({ session }) => session,
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await endSession(token.sid);
      },
    },
  };
}

const cookieOptions = () => ({
  httpOnly: true,
  sameSite: "lax" as const,
  path: "/",
  secure: publicUrl().startsWith("https:"),
});

const byPassword = (visit: Visit) =>
  passwordProvider({
    id: "password",
    credentials: { email: {}, password: {} },
    authorize: async (given) => {
      const input = SignInInput.safeParse(given);
      if (!input.success) throw new Error(input.error.issues[0]?.message);
      try {
        return await signInWithPassword(visit, input.data);
      } catch (error) {
        throw error instanceof Refusal ? error : new Error("Signing in failed on our side. Try again in a moment.");
      }
    },
  });
