import { and, eq, isNull, lt, or } from "drizzle-orm";
import { memberships, tenants } from "@/drizzle/schema";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { workspacesOf } from "./load";
import type { WorkspaceView } from "./schemas";

const seenMs = 5 * 60_000;

/** The open workspace as its viewer sees it. Marked `system`: whoever belongs to it may know its name. */
export async function workspaceView(ctx: Ctx, viewer: WorkspaceView["viewer"]): Promise<WorkspaceView> {
  if (!ctx.role) throw new NotFound("workspace");
  const [tenant] = await inTransaction(ctx, (tx) => tx.select().from(tenants).where(eq(tenants.id, ctx.tenantId)));
  if (!tenant) throw new NotFound("workspace");
  const all = await workspacesOf(viewer.id);
  return {
    id: tenant.id,
    slug: tenant.slug,
    name: tenant.name,
    sandbox: tenant.sandbox,
    clockOffsetMs: tenant.clockOffsetMs,
    role: ctx.role,
    permissions: [...ctx.permissions],
    viewer,
    workspaces: all.map(({ slug, name }) => ({ slug, name })),
  };
}

/** What an open tab asks twice a minute: is this still mine, what may I do, what time is it here. Marked `system`: it notes when a member was last seen. */
export async function pulse(ctx: Ctx) {
  const [now, here] = [ctx.realNow(), ctx.now()];
  const own = and(eq(memberships.tenantId, ctx.tenantId), eq(memberships.userId, ctx.actor.id));
  const isStale = or(isNull(memberships.lastSeenAt), lt(memberships.lastSeenAt, new Date(now.getTime() - seenMs)));
  await inTransaction(ctx, (tx) => tx.update(memberships).set({ lastSeenAt: now }).where(and(own, isStale)));
  return { role: ctx.role, clockOffsetMs: here.getTime() - now.getTime() };
}
