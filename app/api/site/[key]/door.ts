import { problem, problemOf } from "@/app/api/v1/problem";
import { type SiteCaller, siteCaller, waitAtDoor } from "@/server/channels";
import { newId } from "@/server/platform/ids";
import { visitOf } from "@/server/trpc/context";

const largestBody = 10_000;

type Params = { key: string; id?: string };
export type SiteRoute = { params: Promise<Params> };

/** A request of the script, from a page that the workspace lists. */
export interface SiteCall {
  caller: SiteCaller;
  token: string;
  id: string;
  userAgent: string | null;
  body: () => Promise<unknown>;
}

const allowed = (origin: string): Record<string, string> => ({
  "access-control-allow-origin": origin,
  vary: "Origin",
  "cache-control": "no-store",
});

/** Every page learns the same little about a key or a page that is not listed. */
const stranger = () => problem({ status: 403, detail: "This page is not on the site's list." }, { vary: "Origin" });

const callerOf = async (request: Request, key: string): Promise<SiteCaller | null> => {
  const origin = request.headers.get("origin");
  return origin ? siteCaller(key, origin) : null;
};

/** What a browser asks before the first call from another origin. */
export async function OPTIONS(request: Request, { params }: SiteRoute): Promise<Response> {
  const caller = await callerOf(request, (await params).key);
  if (!caller) return stranger();
  return new Response(null, {
    status: 204,
    headers: {
      ...allowed(caller.origin),
      "access-control-allow-methods": "GET, POST, DELETE",
      "access-control-allow-headers": "authorization, content-type",
      "access-control-max-age": "600",
    },
  });
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text.length > largestBody) throw new SyntaxError("too large");
  return JSON.parse(text);
}

const bearer = (request: Request) => /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";

/** Answers the script: from a listed page alone, within the door's rate, failures as problem+json that the page may read. */
export const site =
  (handle: (call: SiteCall) => Promise<Response>, { beginsSession = false } = {}) =>
  async (request: Request, { params }: SiteRoute): Promise<Response> => {
    const { key, id = "" } = await params;
    const { address, userAgent, now } = visitOf(request.headers);
    const wait = waitAtDoor({ key, address, beginsSession, at: now() });
    if (wait !== null)
      return problem(
        { status: 429, detail: `Too many requests. Try again in ${wait} s.` },
        { "retry-after": String(wait) },
      );
    const caller = await callerOf(request, key);
    if (!caller) return stranger();
    const call = { caller, token: bearer(request), id, userAgent, body: () => bodyOf(request) };
    const answer = await handle(call).catch((error) =>
      error instanceof SyntaxError
        ? problem({ status: 400, detail: "The body is no JSON of at most 10 KB." })
        : problemOf(error, newId()),
    );
    for (const [name, value] of Object.entries(allowed(caller.origin))) answer.headers.set(name, value);
    return answer;
  };
