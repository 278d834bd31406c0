import { eq } from "drizzle-orm";
import { tenants } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import type { RenameWorkspaceInput } from "./schemas";

/** Renames the workspace; its address keeps the old word, so that links stay good. */
export async function renameWorkspace(ctx: Ctx, { name }: RenameWorkspaceInput): Promise<void> {
  authorize(ctx, "settings:branding");
  await inTransaction(ctx, async (tx) => {
    const [before] = await tx.select({ name: tenants.name }).from(tenants).where(eq(tenants.id, tx.tenantId));
    if (before?.name === name) throw new Refused("The workspace already has this name.");
    await tx.update(tenants).set({ name }).where(eq(tenants.id, tx.tenantId));
    const subject = { type: "tenant", id: tx.tenantId };
    await record(tx, "tenant.renamed", { subject, before: { workspace: before?.name }, after: { workspace: name } });
  });
}
