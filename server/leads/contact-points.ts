import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { contactPoints } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { sealWith, type TenantKeys, tenantKeys, unsealWith } from "@/server/platform/vault";

export type ContactPointRow = typeof contactPoints.$inferSelect;

/** A further phone, e-mail or profile in the clear. */
export type ContactPoint = Omit<ContactPointRow, "tenantId" | "valueSealed"> & { value: string };

const place = (id: string) => ({ table: "contact_points", column: "value", row: id });

export const sealPoint = (keys: TenantKeys, id: string, value: string) => sealWith(keys, place(id), value);

const opened = (keys: TenantKeys, { tenantId: _, valueSealed, ...row }: ContactPointRow): ContactPoint => ({
  ...row,
  value: unsealWith(keys, place(row.id), valueSealed),
});

/** What leads have beside their primary addresses, the oldest first; those taken off only when asked. */
export async function pointsOf(tx: Tx, leadIds: readonly string[], withRemoved = false): Promise<ContactPoint[]> {
  if (leadIds.length === 0) return [];
  const keys = await tenantKeys(tx);
  const rows = await tx
    .select()
    .from(contactPoints)
    .where(
      and(
        eq(contactPoints.tenantId, tx.tenantId),
        inArray(contactPoints.leadId, [...leadIds]),
        withRemoved ? undefined : isNull(contactPoints.removedAt),
      ),
    )
    .orderBy(asc(contactPoints.createdAt), asc(contactPoints.id));
  return rows.map((row) => opened(keys, row));
}

/** Writes further addresses down. The caller has made sure that nobody else has them. */
export async function addPoints(tx: Tx, points: readonly ContactPoint[]): Promise<void> {
  if (points.length === 0) return;
  const keys = await tenantKeys(tx);
  await tx.insert(contactPoints).values(
    points.map(({ value, ...row }) => ({
      ...row,
      tenantId: tx.tenantId,
      valueSealed: sealPoint(keys, row.id, value),
    })),
  );
}
