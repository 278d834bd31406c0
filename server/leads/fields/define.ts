import { leadFields } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { NotFound, Refused } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { fieldsChanged } from "../events";
import {
  ChangeFieldInput,
  CreateFieldInput,
  type FieldIdInput,
  type LeadField,
  MoveFieldInput,
} from "../field-schemas";
import { type FieldRow, fieldsOf, fieldView, lockField, lockFields, updateField } from "./rows";

const mostFields = 200;
const isChoice = (type: LeadField["type"]) => type === "choice" || type === "multi_choice";

/** "Contract value (USD)" -> "contract_value_usd": as an import names the attribute of such a column. */
export const keyOf = (label: string): string =>
  label
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 100);

type Wanted = Pick<LeadField, "key" | "label" | "type" | "options">;

/** Why such a field cannot be, or null when it can. */
export function refusalToDefine(wanted: Wanted, existing: readonly Pick<LeadField, "key" | "label" | "archivedAt">[]) {
  if (wanted.key === "") return "Give the field a name with a letter or a digit.";
  if (isChoice(wanted.type) && wanted.options.length === 0) return "A choice needs at least one option.";
  if (existing.length >= mostFields) return `A workspace holds at most ${mostFields} fields.`;
  const same = existing.find(({ key }) => key === wanted.key);
  if (same?.archivedAt) return `The archived field "${same.label}" holds these values. Restore it instead.`;
  if (same) return `The field "${same.label}" holds these values already.`;
  return refusalToName(wanted.label, existing);
}

/** Why a field cannot be called so, or null: names part the columns of an export. */
export function refusalToName(label: string, others: readonly Pick<LeadField, "label">[]): string | null {
  const same = others.find((one) => one.label.toLowerCase() === label.toLowerCase());
  return same ? `There is a field called "${same.label}" already.` : null;
}

/** Every field, for screens and pickers; the archived ones only when asked for. */
export async function listFields(ctx: Ctx, { archived = false }: { archived?: boolean } = {}): Promise<LeadField[]> {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, (tx) => fieldsOf(tx, { archived }));
}

/** Defines a field at the end of the order. Values that leads hold under its key already become its values. */
export async function createField(ctx: Ctx, input: CreateFieldInput): Promise<LeadField> {
  authorize(ctx, "settings:fields");
  const { label, type, options, key = keyOf(label) } = CreateFieldInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const existing = await lockFields(tx);
    const wanted = { key, label, type, options: isChoice(type) ? options : [] };
    const refusal = refusalToDefine(wanted, existing);
    if (refusal) throw new Refused(refusal);
    const id = newId();
    const position = (existing.at(-1)?.position ?? 0) + 1;
    const stamp = { tenantId: tx.tenantId, createdAt: tx.realNow(), updatedAt: tx.now() };
    await tx.insert(leadFields).values({ ...wanted, ...stamp, id, position });
    await recordField(tx, "field.created", { id, after: wanted });
    return { ...wanted, id, archivedAt: null };
  });
}

/** Renames a field or changes its options. The key and the type stay: values are kept under them. */
export async function changeField(ctx: Ctx, input: ChangeFieldInput): Promise<LeadField> {
  authorize(ctx, "settings:fields");
  const { fieldId, ...given } = ChangeFieldInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const all = await lockFields(tx);
    const before = all.find(({ id }) => id === fieldId);
    if (!before) throw new NotFound("field");
    const after = { label: given.label ?? before.label, options: given.options ?? before.options };
    const others = all.filter(({ id }) => id !== fieldId);
    const refusal = refusalToName(after.label, others) ?? refusalOfOptions(before, after.options);
    if (refusal) throw new Refused(refusal);
    const changed = await updateField(tx, fieldId, after);
    const was = { label: before.label, options: before.options };
    await recordField(tx, "field.changed", { id: fieldId, before: was, after });
    return changed;
  });
}

function refusalOfOptions({ type }: Pick<FieldRow, "type">, options: readonly string[]): string | null {
  if (!isChoice(type)) return options.length > 0 ? "Only a choice has options." : null;
  return options.length === 0 ? "A choice needs at least one option." : null;
}

/** Moves a field one place among those that are not archived. At an end it stays. */
export async function moveField(ctx: Ctx, input: MoveFieldInput): Promise<LeadField[]> {
  authorize(ctx, "settings:fields");
  const { fieldId, direction } = MoveFieldInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const shown = reordered(await lockFields(tx), { fieldId, direction });
    for (const [at, field] of shown.entries()) await updateField(tx, field.id, { position: at + 1 });
    await recordField(tx, "field.moved", { id: fieldId, after: { direction } });
    return shown.map(fieldView);
  });
}

function reordered(all: readonly FieldRow[], { fieldId, direction }: MoveFieldInput): FieldRow[] {
  const shown = all.filter(({ archivedAt }) => !archivedAt);
  const from = shown.findIndex(({ id }) => id === fieldId);
  const [moved] = from < 0 ? [] : shown.splice(from, 1);
  if (!moved) throw new NotFound("field");
  shown.splice(Math.max(0, from + (direction === "up" ? -1 : 1)), 0, moved);
  return shown;
}

/** Takes a field out of forms, pickers and lists. The leads keep its values, and it can be restored. */
export async function archiveField(ctx: Ctx, { fieldId }: FieldIdInput): Promise<LeadField> {
  authorize(ctx, "settings:fields");
  return inTransaction(ctx, async (tx) => {
    const before = await lockField(tx, fieldId);
    if (before.archivedAt) return fieldView(before);
    await recordField(tx, "field.archived", { id: fieldId, after: { archived: true } });
    return updateField(tx, fieldId, { archivedAt: tx.now() });
  });
}

/** The undoing. */
export async function restoreField(ctx: Ctx, { fieldId }: FieldIdInput): Promise<LeadField> {
  authorize(ctx, "settings:fields");
  return inTransaction(ctx, async (tx) => {
    const before = await lockField(tx, fieldId);
    if (!before.archivedAt) return fieldView(before);
    await recordField(tx, "field.restored", { id: fieldId, after: { archived: false } });
    return updateField(tx, fieldId, { archivedAt: null });
  });
}

type Change = { id: string; before?: Record<string, unknown>; after: Record<string, unknown> };

async function recordField(tx: Tx, action: string, { id, ...change }: Change): Promise<void> {
  await record(tx, action, { subject: { type: "field", id }, ...change });
  await announce(tx, fieldsChanged, {});
}
