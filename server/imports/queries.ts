import { and, desc, eq, inArray, isNull, or } from "drizzle-orm";
import { imports } from "@/drizzle/schema";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { importRow, viewOf } from "./rows";
import type { ImportIdInput, ImportStatus, ImportView } from "./schemas";

export async function getImport(ctx: Ctx, { importId }: ImportIdInput): Promise<ImportView> {
  authorize(ctx, "leads:import");
  return inTransaction(ctx, async (tx) => viewOf(await importRow(tx, importId)));
}

/** The newest imports. */
export async function listImports(ctx: Ctx, { limit = 20 }: { limit?: number } = {}): Promise<ImportView[]> {
  authorize(ctx, "leads:import");
  return inTransaction(ctx, async (tx) =>
    (
      await tx
        .select()
        .from(imports)
        .where(eq(imports.tenantId, tx.tenantId))
        .orderBy(desc(imports.createdAt), desc(imports.id))
        .limit(limit)
    ).map(viewOf),
  );
}

/** The imports that have work to do: what a sweep after a restart goes on with. `system` */
export async function openImports(ctx: Ctx): Promise<{ id: string; status: ImportStatus; rowsDone: number }[]> {
  return inTransaction(ctx, (tx) =>
    tx
      .select({ id: imports.id, status: imports.status, rowsDone: imports.rowsDone })
      .from(imports)
      .where(
        and(
          eq(imports.tenantId, tx.tenantId),
          inArray(imports.status, ["validating", "running"]),
          or(isNull(imports.pausedAt), imports.cancelRequested),
        ),
      ),
  );
}
