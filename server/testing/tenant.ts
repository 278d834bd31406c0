import { permissionsOf } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { newId } from "@/server/platform/ids";
import { createTenant } from "@/server/tenancy";
import type { Role } from "@/server/tenancy/schemas";

export type TestCtx = Ctx & { setNow(at: Date | string): void };

type Options = { name?: string; role?: Role; now?: Date | string; sandbox?: boolean };

/** A fresh tenant seen by one of its people (an owner unless told), on a clock that the test sets. */
export async function aTenant({
  name = "Northwind",
  role = "owner",
  now,
  sandbox = true,
}: Options = {}): Promise<TestCtx> {
  const { tenantId, tenantSlug } = await createTenant({ name, sandbox });
  return clocked({
    tenantId,
    tenantSlug,
    sandbox,
    role,
    permissions: permissionsOf(role),
    now: now ? new Date(now) : undefined,
  });
}

type Parts = Pick<Ctx, "tenantId" | "tenantSlug" | "sandbox" | "role" | "permissions"> & { now?: Date };

function clocked({ now, ...parts }: Parts): TestCtx {
  let fixed = now;
  const realNow = () => new Date();
  return {
    ...parts,
    actor: { kind: "user", id: newId(), name: "Ana Test" },
    requestId: "test",
    realNow,
    now: () => fixed ?? realNow(),
    random: () => 0.5,
    setNow: (at) => {
      fixed = new Date(at);
    },
  };
}

/** The same tenant on a clock that runs with the real one, from where it stands. */
export function ticking(ctx: TestCtx): TestCtx {
  let aheadMs = ctx.now().getTime() - Date.now();
  return {
    ...ctx,
    now: () => new Date(Date.now() + aheadMs),
    setNow: (at) => {
      aheadMs = new Date(at).getTime() - Date.now();
    },
  };
}

/** The same tenant seen by a person of another role. */
export const as = (ctx: TestCtx, role: Role): TestCtx => ({
  ...ctx,
  role,
  permissions: permissionsOf(role),
  actor: { kind: "user", id: newId(), name: `Test ${role}` },
});
