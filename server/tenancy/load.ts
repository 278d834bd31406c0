import { eq } from "drizzle-orm";
import { tenants } from "@/drizzle/schema";
import { allPermissions, permissionsOf } from "@/server/platform/access";
import { type Ctx, makeCtx } from "@/server/platform/ctx";
import { inGlobals } from "@/server/platform/db";
import { membershipsOf } from "@/server/platform/db/doors";
import { NotFound } from "@/server/platform/errors";
import { isId, newId } from "@/server/platform/ids";
import { Role } from "./schemas";

type Tenant = Pick<typeof tenants.$inferSelect, "id" | "slug" | "sandbox" | "clockOffsetMs" | "status" | "name">;

const columns = {
  id: tenants.id,
  slug: tenants.slug,
  sandbox: tenants.sandbox,
  clockOffsetMs: tenants.clockOffsetMs,
  status: tenants.status,
  name: tenants.name,
};

async function tenantWhere(by: { id: string } | { slug: string }): Promise<Tenant> {
  const condition = "id" in by ? eq(tenants.id, by.id) : eq(tenants.slug, by.slug);
  const isNone = "id" in by && !isId(by.id);
  const [tenant] = isNone ? [] : await inGlobals((db) => db.select(columns).from(tenants).where(condition));
  if (!tenant) throw new NotFound("workspace");
  return tenant;
}

const parts = (tenant: Tenant) => ({
  tenantId: tenant.id,
  tenantSlug: tenant.slug,
  sandbox: tenant.sandbox,
  clockOffsetMs: tenant.clockOffsetMs,
});

/** The system acting for one tenant: jobs, sweeps, webhooks. `name` says which, for the audit. */
export async function systemCtx(tenantId: string, name: string, requestId: string = newId()): Promise<Ctx> {
  const tenant = await tenantWhere({ id: tenantId });
  return makeCtx({
    ...parts(tenant),
    actor: { kind: "system", id: name, name },
    role: null,
    permissions: allPermissions,
    requestId,
  });
}

type Person = { id: string; name: string };

/** A signed-in person in a workspace. @throws NotFound when the workspace does not exist or is not theirs. */
export async function userCtx(person: Person, slug: string, requestId: string = newId()): Promise<Ctx> {
  const tenant = await tenantWhere({ slug });
  const membership = (await membershipsOf(person.id)).find((one) => one.tenantId === tenant.id);
  if (!membership) throw new NotFound("workspace");
  const role = Role.parse(membership.role);
  return makeCtx({
    ...parts(tenant),
    actor: { kind: "user", ...person },
    role,
    permissions: permissionsOf(role),
    requestId,
  });
}

type Key = { id: string; name: string; scopes: Ctx["permissions"] };

/** An API key acting for its tenant, with its scopes. */
export async function keyCtx(tenantId: string, key: Key, requestId: string = newId()): Promise<Ctx> {
  const tenant = await tenantWhere({ id: tenantId });
  const actor = { kind: "key" as const, id: key.id, name: key.name };
  return makeCtx({ ...parts(tenant), actor, role: null, permissions: key.scopes, requestId });
}

/** The lead acting by texting: what an inbound message does is done in this name. */
export async function leadCtx(tenantId: string, requestId: string = newId()): Promise<Ctx> {
  const tenant = await tenantWhere({ id: tenantId });
  const actor = { kind: "lead" as const, id: "lead", name: "the lead" };
  return makeCtx({ ...parts(tenant), actor, role: null, permissions: allPermissions, requestId });
}

/** The workspaces a person belongs to, by name. */
export async function workspacesOf(
  userId: string,
): Promise<{ id: string; slug: string; name: string; role: Role; sandbox: boolean }[]> {
  const memberships = await membershipsOf(userId);
  const found = await Promise.all(
    memberships.map(async (one) => ({ ...(await tenantWhere({ id: one.tenantId })), role: Role.parse(one.role) })),
  );
  return found
    .map(({ id, slug, name, role, sandbox }) => ({ id, slug, name, role, sandbox }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
