import type { LeadField } from "../field-schemas";
import { type FieldValue, readFieldValue } from "./values";

const mostAttributes = 200;

export type AttributeChange = Readonly<Record<string, string | null>>;

/**
 * The attributes after a change: what is named is set, what is named null or empty goes, the rest stays. A value under a
 * field's key is read by the field's type.
 */
export function attributesAfter(
  before: Readonly<Record<string, string>>,
  change: AttributeChange,
  fields: readonly LeadField[],
): { attributes: Record<string, string> } | { reason: string } {
  const after = new Map(Object.entries(before));
  for (const [key, cell] of Object.entries(change)) {
    const read = readUnder(key, cell, fields);
    if ("reason" in read) return read;
    if (read.value) after.set(key, read.value);
    else after.delete(key);
  }
  if (after.size > mostAttributes) return { reason: `A lead holds at most ${mostAttributes} attributes.` };
  return { attributes: Object.fromEntries(after) };
}

function readUnder(key: string, cell: string | null, fields: readonly LeadField[]): FieldValue {
  const field = fields.find((one) => one.key === key);
  if (!field) return { value: cell };
  const read = readFieldValue(field, cell ?? "");
  return "reason" in read ? { reason: `${field.label}: ${read.reason}` } : read;
}
