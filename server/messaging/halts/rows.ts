import { and, asc, eq, isNull } from "drizzle-orm";
import { halts } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import type { HaltScope } from "../schemas";

export type Halt = typeof halts.$inferSelect;

/** Every halt in force, the oldest first; there are never more than a few. */
export const haltsInForce = (tx: Tx): Promise<Halt[]> =>
  tx
    .select()
    .from(halts)
    .where(and(eq(halts.tenantId, tx.tenantId), isNull(halts.liftedAt)))
    .orderBy(asc(halts.id));

/** The halt in force over exactly this, if there is one. */
export async function haltOn(tx: Tx, scope: HaltScope, target: string): Promise<Halt | null> {
  const found = await haltsInForce(tx);
  return found.find((halt) => halt.scope === scope && halt.target === target) ?? null;
}

/** @throws NotFound also for another tenant's halt. */
export async function lockHalt(tx: Tx, haltId: string): Promise<Halt> {
  const [row] = isId(haltId)
    ? await tx
        .select()
        .from(halts)
        .where(and(eq(halts.tenantId, tx.tenantId), eq(halts.id, haltId)))
        .for("update")
    : [];
  if (!row) throw new NotFound("halt");
  return row;
}
