import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { contactPoints } from "@/drizzle/schema";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { isId } from "@/server/platform/ids";
import { sealWith, type TenantKeys, tenantKeys, unsealWith } from "@/server/platform/vault";
import { shownAddresses } from "./view";

export type ContactPointRow = typeof contactPoints.$inferSelect;

/** A further phone, e-mail or profile in the clear. */
export type ContactPoint = Omit<ContactPointRow, "tenantId" | "valueSealed" | "importId"> & { value: string };

const place = (id: string) => ({ table: "contact_points", column: "value", row: id });

export const sealPoint = (keys: TenantKeys, id: string, value: string) => sealWith(keys, place(id), value);

const opened = (
  keys: TenantKeys,
  { tenantId: _, importId: __, valueSealed, ...row }: ContactPointRow,
): ContactPoint => ({
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

/** The same of one lead with its blind index, without what only a writer needs. */
export async function furtherOnes(tx: Tx, leadId: string) {
  const points = await pointsOf(tx, [leadId]);
  return points.map(({ leadId: _, removedAt: __, createdAt: ___, valueHash: hash, ...point }) => ({ ...point, hash }));
}

/** A further address as screens and the API show it; whoever sees addresses masked sees these masked too. */
export type FurtherAddress = Pick<
  ContactPoint,
  "id" | "leadId" | "kind" | "value" | "label" | "confidence" | "status" | "consent"
>;

/** What these leads have beside their primary addresses. Only ids that the actor was shown may be asked. */
export async function furtherAddresses(ctx: Ctx, leadIds: readonly string[]): Promise<FurtherAddress[]> {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) => {
    const points = await pointsOf(tx, leadIds.filter(isId));
    return points.map(({ removedAt: _, createdAt: __, valueHash: ___, ...point }) => ({
      ...point,
      value: shownAddress(ctx, point),
    }));
  });
}

/** An address as the actor may see it. */
export function shownAddress(ctx: Ctx, { kind, value }: Pick<ContactPoint, "kind" | "value">): string {
  if (kind === "profile") return value;
  return shownAddresses(ctx, { phone: null, email: null, [kind]: value })[kind] ?? "";
}
