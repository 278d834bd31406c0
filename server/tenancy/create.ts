import { and, eq, sql } from "drizzle-orm";
import { brands, memberships, tenants } from "@/drizzle/schema";
import { record } from "@/server/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inGlobals, inTransaction, type Tx } from "@/server/platform/db";
import { isProduction } from "@/server/platform/env";
import { newId } from "@/server/platform/ids";
import { newWrappedKey } from "@/server/platform/vault";
import { systemCtx } from "./load";
import type { Role } from "./schemas";

/** "Northwind Roofing & Co." becomes "northwind-roofing-co". */
export const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40) || "workspace";

async function freeSlug(name: string): Promise<string> {
  const wanted = slugOf(name);
  const [taken] = await inGlobals((db) => db.select({ id: tenants.id }).from(tenants).where(eq(tenants.slug, wanted)));
  return taken ? `${wanted}-${newId().slice(-6)}` : wanted;
}

export type NewTenant = { name: string; sandbox?: boolean };

/** Makes a tenant with its data key and brand; a sandbox unless REKINDLE_ENV=production. Marked `system`: sign-up and the platform call it. */
export async function createTenant({ name, sandbox = !isProduction() }: NewTenant): Promise<Ctx> {
  const id = newId();
  const slug = await freeSlug(name);
  const row = { id, slug, name, sandbox, wrappedKey: newWrappedKey(id), createdAt: sql`now()` };
  await inGlobals((db) => db.insert(tenants).values(row));
  const ctx = await systemCtx(id, "tenancy");
  await inTransaction(ctx, async (tx) => {
    await tx
      .insert(brands)
      .values({ tenantId: id, businessName: name, assistantName: "Nova", updatedAt: ctx.realNow() });
    await record(tx, "tenant.created", { subject: { type: "tenant", id }, after: { slug, sandbox } });
  });
  return ctx;
}

/** Puts a person into the tenant, or gives a former member another role. */
export async function addMember(tx: Tx, userId: string, role: Role): Promise<void> {
  await tx
    .insert(memberships)
    .values({ tenantId: tx.tenantId, userId, role, createdAt: tx.realNow() })
    .onConflictDoUpdate({ target: [memberships.tenantId, memberships.userId], set: { role, deactivatedAt: null } });
  await record(tx, "member.added", { subject: { type: "user", id: userId }, after: { role } });
}

/** Whether any tenant exists: the first start seeds only an empty installation. */
export async function isEmptyInstallation(): Promise<boolean> {
  const [row] = await inGlobals((db) => db.select({ count: sql<number>`count(*)::int` }).from(tenants));
  return row?.count === 0;
}

/** Moves a sandbox's clock forward; it only grows. The caller authorizes. */
export async function moveClock(tx: Tx, byMs: number): Promise<void> {
  await tx
    .update(tenants)
    .set({ clockOffsetMs: sql`${tenants.clockOffsetMs} + ${Math.max(0, Math.round(byMs))}` })
    .where(and(eq(tenants.id, tx.tenantId), eq(tenants.sandbox, true)));
}
