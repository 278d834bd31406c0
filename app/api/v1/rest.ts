import type { z } from "zod";
import { claimKey, countRequest, ctxOfKey, type Quota, settleKey } from "@/server/integrations";
import { authorize, type Permission } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { newId } from "@/server/platform/ids";
import { problem, problemOf } from "./problem";

type Params = Record<string, string>;
type Options<Body extends z.ZodType, Query extends z.ZodType> = {
  scope: Permission;
  body?: Body;
  query?: Query;
  /** False for calls outside the quota (`/sandbox/*`). */
  isLimited?: boolean;
  /** True where the handler reads the request's stream itself (uploads); idempotency keys do not apply there. */
  isRaw?: boolean;
  /** What such a handler reads from a multipart form, for the description of the API. */
  form?: z.ZodType;
};
type Call<Body extends z.ZodType, Query extends z.ZodType> = {
  ctx: Ctx;
  body: z.output<Body>;
  query: z.output<Query>;
  params: Params;
  request: Request;
};

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });

const bearer = (request: Request) => /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];

const quotaHeaders = (quota: Quota | null): Record<string, string> =>
  quota
    ? {
        "ratelimit-policy": `"default";q=${quota.limit};w=60`,
        ratelimit: `"default";r=${quota.remaining};t=${quota.resetSeconds}`,
      }
    : {};

const overQuota = (quota: Quota) =>
  problem(
    {
      status: 429,
      type: "https://iana.org/assignments/http-problem-types#quota-exceeded",
      detail: `This key may send ${quota.limit} requests a minute. Try again in ${quota.resetSeconds} s.`,
    },
    { ...quotaHeaders(quota), "retry-after": String(quota.resetSeconds) },
  );

const withHeaders = (response: Response, headers: Record<string, string>) => {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
};

const parsedJson = (text: string): { value: unknown } | null => {
  try {
    return { value: text === "" ? {} : JSON.parse(text) };
  } catch {
    return null;
  }
};

/**
 * A public REST call: key, quota, scope, idempotency, input by schema, errors as problem+json.
 * @example export const POST = rest({ scope: "campaigns:write", body: CreateCampaignInput }, async ({ ctx, body }) => json(await createCampaign(ctx, body), 201));
 */
export function rest<Body extends z.ZodType = z.ZodUnknown, Query extends z.ZodType = z.ZodUnknown>(
  options: Options<Body, Query>,
  handle: (call: Call<Body, Query>) => Promise<Response>,
) {
  const serve = async (request: Request, route: { params: Promise<Params> }): Promise<Response> => {
    const requestId = request.headers.get("x-request-id") ?? newId();
    try {
      const ctx = await callerOf(request, requestId);
      if (!ctx) return withoutKey();
      const quota = options.isLimited === false ? null : await countRequest(ctx);
      if (quota?.isExceeded) return overQuota(quota);
      const response = await answer({ options, handle, ctx, request, params: await route.params });
      return withHeaders(response, { "x-request-id": requestId, ...quotaHeaders(quota) });
    } catch (error) {
      return problemOf(error, requestId);
    }
  };
  return Object.assign(serve, { contract: options satisfies Contract });
}

/** What a call asks for: the same schemas that parse it describe it at `/api/v1/openapi.json`. */
export type Contract = Pick<Options<z.ZodType, z.ZodType>, "scope" | "body" | "query" | "isLimited" | "isRaw" | "form">;

async function callerOf(request: Request, requestId: string): Promise<Ctx | null> {
  const secret = bearer(request);
  return secret ? ctxOfKey(secret, requestId) : null;
}

const withoutKey = () =>
  problem(
    { status: 401, detail: "Send a valid API key as Authorization: Bearer <key>." },
    { "www-authenticate": "Bearer" },
  );

type Answering<Body extends z.ZodType, Query extends z.ZodType> = {
  options: Options<Body, Query>;
  handle: (call: Call<Body, Query>) => Promise<Response>;
  ctx: Ctx;
  request: Request;
  params: Params;
};

async function answer<Body extends z.ZodType, Query extends z.ZodType>(
  call: Answering<Body, Query>,
): Promise<Response> {
  const { options, ctx, request, params, handle } = call;
  authorize(ctx, options.scope);
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const query = (options.query ? options.query.parse(search) : search) as z.output<Query>;
  const isBare = options.isRaw || request.method === "GET" || request.method === "HEAD";
  if (isBare) return handle({ ctx, body: undefined as z.output<Body>, query, params, request });
  const text = await request.text();
  const parsed = parsedJson(text);
  if (!parsed) return problem({ status: 400, detail: "The body is not valid JSON." });
  const run = async () => {
    const body = (options.body ? options.body.parse(parsed.value) : parsed.value) as z.output<Body>;
    return handle({ ctx, body, query, params, request });
  };
  const key = request.headers.get("idempotency-key")?.replace(/^"|"$/g, "");
  return key
    ? once({ ctx, attempt: { scope: `${request.method} ${new URL(request.url).pathname}`, key, body: text }, run })
    : run();
}

type Once = { ctx: Ctx; attempt: { scope: string; key: string; body: string }; run: () => Promise<Response> };

/** Runs a request once for its Idempotency-Key; a repeated one gets the stored answer. */
async function once({ ctx, attempt, run }: Once): Promise<Response> {
  const claim = await claimKey(ctx, attempt);
  if (claim.kind === "replay") return json(claim.answer.body, claim.answer.status, { "idempotency-replayed": "true" });
  if (claim.kind === "running")
    return problem({ status: 409, detail: "The first request with this Idempotency-Key is still running." });
  if (claim.kind === "other_body")
    return problem({ status: 422, detail: "This Idempotency-Key was used with another body." });
  const response = await run().catch((error) => problemOf(error, ctx.requestId));
  await settleKey(ctx, attempt, {
    status: response.status,
    body: await response
      .clone()
      .json()
      .catch(() => null),
  });
  return response;
}
