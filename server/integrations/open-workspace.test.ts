import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { memberships } from "@/drizzle/schema";
import { allPermissions } from "@/server/platform/access";
import { inTransaction } from "@/server/platform/db";
import { systemCtx } from "@/server/tenancy";
import { as, aTenant, withDatabase } from "@/server/testing";
import { senderOf } from "@/server/testing/texts";
import { ctxOfKey, openWorkspaceFor } from ".";

withDatabase();

const platform = async () => ({ ...(await aTenant()), permissions: allPermissions });
const input = { name: "Fabrikam", owner_email: "Owner@Fabrikam.test" };

test("another workspace has an owner, a number to text from and a key of its own that may not open workspaces", async () => {
  const made = await openWorkspaceFor(await platform(), input);
  const key = await ctxOfKey(made.secret, "test");
  expect(key).toMatchObject({ tenantId: made.tenantId, tenantSlug: made.slug, sandbox: true });
  expect(key?.permissions.has("campaigns:launch")).toBe(true);
  expect(key?.permissions.has("platform:write")).toBe(false);
  const own = await systemCtx(made.tenantId, "test");
  expect(await senderOf(own)).toMatchObject({ tenantId: made.tenantId, provider: "sandbox" });
  const members = await inTransaction(own, (tx) => tx.select().from(memberships));
  expect(members).toMatchObject([{ tenantId: made.tenantId, role: "owner" }]);
});

test("who has an account already owns the new workspace with it; two workspaces of one name have two addresses", async () => {
  const ctx = await platform();
  const [first, second] = [await openWorkspaceFor(ctx, input), await openWorkspaceFor(ctx, input)];
  expect(first.slug).not.toBe(second.slug);
  const ownerIn = async (tenantId: string) => {
    const here = eq(memberships.tenantId, tenantId);
    const [row] = await inTransaction(await systemCtx(tenantId, "test"), (tx) =>
      tx.select().from(memberships).where(here),
    );
    return row?.userId;
  };
  expect(await ownerIn(first.tenantId)).toBe(await ownerIn(second.tenantId));
});

test("nobody of a workspace opens another one, its owner neither", async () => {
  const ctx = await aTenant();
  for (const role of ["owner", "admin", "developer"] as const)
    await expect(openWorkspaceFor(as(ctx, role), input)).rejects.toThrow("platform:write");
});
