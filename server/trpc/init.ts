import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { userCtx } from "@/server/tenancy";
import type { RequestContext } from "./context";
import { fieldProblems, translateFailure } from "./failures";

const t = initTRPC.context<RequestContext>().create({
  transformer: superjson,
  errorFormatter: ({ shape, error, ctx }) => ({
    ...shape,
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      path: shape.data.path,
      requestId: ctx?.requestId ?? null,
      fields: fieldProblems(error.cause),
    },
  }),
});

export const router = t.router;

const translated = t.procedure.use(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  throw translateFailure(result.error, { path, requestId: ctx.requestId });
});

/** A signed-in person, in no particular workspace. */
export const userProcedure = translated.use(async ({ ctx, next }) => {
  const viewer = await ctx.viewer();
  if (!viewer) throw new TRPCError({ code: "UNAUTHORIZED", message: "Sign in to continue." });
  return next({ ctx: { requestId: ctx.requestId, now: ctx.now, user: viewer } });
});

/** A member of the workspace that the `x-tenant` header names; an unknown and a foreign one look the same. */
export const tenantProcedure = translated.use(async ({ ctx, next }) => {
  const viewer = await ctx.viewer();
  if (!viewer) throw new TRPCError({ code: "UNAUTHORIZED", message: "Sign in to continue." });
  return next({ ctx: await userCtx(viewer, ctx.tenantSlug ?? "", ctx.requestId) });
});
