import { and, asc, eq, isNull } from "drizzle-orm";
import { leadFields } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import type { LeadField } from "../field-schemas";

export type FieldRow = typeof leadFields.$inferSelect;

export const fieldView = ({ id, key, label, type, options, archivedAt }: FieldRow): LeadField => ({
  id,
  key,
  label,
  type,
  options,
  archivedAt,
});

/** The workspace's own fields in their order; the archived ones only when asked for. */
export async function fieldsOf(tx: Tx, { archived = false }: { archived?: boolean } = {}): Promise<LeadField[]> {
  const rows = await tx
    .select()
    .from(leadFields)
    .where(and(eq(leadFields.tenantId, tx.tenantId), archived ? undefined : isNull(leadFields.archivedAt)))
    .orderBy(asc(leadFields.position), asc(leadFields.id));
  return rows.map(fieldView);
}

/** All fields of the workspace, held until the transaction ends: whoever changes one knows the others. */
export const lockFields = (tx: Tx): Promise<FieldRow[]> =>
  tx
    .select()
    .from(leadFields)
    .where(eq(leadFields.tenantId, tx.tenantId))
    .orderBy(asc(leadFields.position), asc(leadFields.id))
    .for("update");

export async function lockField(tx: Tx, fieldId: string): Promise<FieldRow> {
  const [row] = isId(fieldId)
    ? await tx
        .select()
        .from(leadFields)
        .where(and(eq(leadFields.tenantId, tx.tenantId), eq(leadFields.id, fieldId)))
        .for("update")
    : [];
  if (!row) throw new NotFound("field");
  return row;
}

export async function updateField(
  tx: Tx,
  fieldId: string,
  change: Partial<Pick<FieldRow, "label" | "options" | "position" | "archivedAt">>,
): Promise<LeadField> {
  const [row] = await tx
    .update(leadFields)
    .set({ ...change, updatedAt: tx.now() })
    .where(and(eq(leadFields.tenantId, tx.tenantId), eq(leadFields.id, fieldId)))
    .returning();
  if (!row) throw new NotFound("field");
  return fieldView(row);
}
