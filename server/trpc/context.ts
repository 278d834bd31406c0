import { decode } from "next-auth/jwt";
import { viewerOfSession } from "@/server/auth";
import type { Viewer, Visit } from "@/server/auth/schemas";
import { isId, newId } from "@/server/platform/ids";
import { authSecret } from "@/server/platform/secrets";

export const sessionCookie = "rekindle.session";

/** What every procedure knows of its request; the viewer is read on first use, and once. */
export interface RequestContext {
  requestId: string;
  tenantSlug: string | null;
  now: () => Date;
  viewer: () => Promise<Viewer | null>;
}

/** A request before anybody is known. The address is the nearest proxy's word, or the socket's: the last one named. */
export function visitOf(headers: Headers): Visit {
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return { address: address || "unknown", userAgent: headers.get("user-agent"), now: () => new Date() };
}

/** From the headers of an HTTP request; a request id from outside is kept only when it can be one. */
export function requestContext(headers: Headers): RequestContext {
  const given = headers.get("x-request-id") ?? "";
  let reading: Promise<Viewer | null> | undefined;
  return {
    requestId: isId(given) ? given : newId(),
    tenantSlug: headers.get("x-tenant"),
    now: () => new Date(),
    viewer: () => {
      reading ??= viewerOf(cookieValue(headers.get("cookie"), sessionCookie));
      return reading;
    },
  };
}

/** The signed-in person of a session cookie: its token is opened, and its session must still stand in the table. */
export async function viewerOf(token: string | undefined, now = new Date()): Promise<Viewer | null> {
  if (!token) return null;
  const claims = await decode({ token, secret: authSecret() }).catch(() => null);
  return typeof claims?.sid === "string" ? viewerOfSession(claims.sid, now) : null;
}

/** The value of one cookie in a Cookie header, or undefined. */
export function cookieValue(header: string | null, name: string): string | undefined {
  for (const pair of header?.split(";") ?? []) {
    const [key, ...rest] = pair.trim().split("=");
    if (key === name) return decodeURIComponent(rest.join("="));
  }
  return undefined;
}
