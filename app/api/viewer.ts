import { z } from "zod";
import type { Ctx } from "@/server/platform/ctx";
import { Refusal } from "@/server/platform/errors";
import { log } from "@/server/platform/log";
import { userCtx } from "@/server/tenancy";
import { requestContext } from "@/server/trpc/context";

type Params = Record<string, string>;
type Handle = (ctx: Ctx, request: Request, params: Params) => Promise<Response>;

const statusOf = { not_found: 404, forbidden: 403, refused: 422, conflict: 409, unavailable: 503 } as const;
const said = (message: string, status: number) => Response.json({ message }, { status });

/** A browser's call outside tRPC (files): the session says who, `x-tenant` or `?tenant=` says in which workspace. */
export function forViewer(handle: Handle) {
  return async (request: Request, route: { params: Promise<Params> }): Promise<Response> => {
    const context = requestContext(request.headers);
    const slug = context.tenantSlug ?? new URL(request.url).searchParams.get("tenant") ?? "";
    const viewer = await context.viewer();
    if (!viewer) return said("Sign in to continue.", 401);
    try {
      const ctx = await userCtx({ id: viewer.id, name: viewer.name }, slug, context.requestId);
      return await handle(ctx, request, await route.params);
    } catch (error) {
      return failed(error, context.requestId);
    }
  };
}

function failed(error: unknown, requestId: string): Response {
  if (error instanceof Refusal) return said(error.message, statusOf[error.kind]);
  if (error instanceof z.ZodError) return said(error.issues[0]?.message ?? "The request is not valid.", 400);
  log.error({ requestId, name: error instanceof Error ? error.name : "unknown" }, "a file request failed");
  return said("This failed on our side. Nothing was kept. Try again in a moment.", 500);
}
