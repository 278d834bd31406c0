import { addressesOf, leadRow, viewsOf } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { tenantKeys } from "@/server/platform/vault";
import { type ChosenField, type CompareInput, chosenFields, type Side } from "../schemas";
import { type Pair, sideOf } from "./choose";

/** Two leads side by side: each field with both values, and whose a merge takes unless somebody chooses. */
export async function compareLeads(ctx: Ctx, { leadId, otherId }: CompareInput) {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) => {
    const rows = [await leadRow(tx, leadId), await leadRow(tx, otherId)] as const;
    const [survivor, other] = await viewsOf(tx, [...rows]);
    if (!survivor || !other) throw new Error("A row has a view.");
    return { survivor, other, fields: await comparedOf(tx, rows, { survivor, other }) };
  });
}

type Views = {
  survivor: Awaited<ReturnType<typeof viewsOf>>[number];
  other: Awaited<ReturnType<typeof viewsOf>>[number];
};
type Rows = readonly [Awaited<ReturnType<typeof leadRow>>, Awaited<ReturnType<typeof leadRow>>];

async function comparedOf(tx: Tx, [one, two]: Rows, shown: Views) {
  const keys = await tenantKeys(tx);
  const pair: Pair = { survivor: { ...one, ...addressesOf(keys, one) }, other: { ...two, ...addressesOf(keys, two) } };
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
  const names = Object.keys(chosenFields) as ChosenField[];
  const plain = names.map((field) => ({
    field: field as string,
    survivor: text(field === "ownerId" ? shown.survivor.ownerName : shown.survivor[field]),
    other: text(field === "ownerId" ? shown.other.ownerName : shown.other[field]),
    side: sideOf(field, pair, {}),
    isLocked: (field === "phone" || field === "email") && (pair.survivor[field] === null || pair.other[field] === null),
  }));
  return [...plain, ...attributesOf(pair)].filter((row) => (row.survivor ?? "") !== "" || (row.other ?? "") !== "");
}

function attributesOf({ survivor, other }: Pair) {
  const keys = [...new Set([...Object.keys(survivor.attributes), ...Object.keys(other.attributes)])].sort();
  return keys.map((key) => {
    const [own, others] = [survivor.attributes[key] ?? null, other.attributes[key] ?? null];
    const side: Side = own === null ? "other" : "survivor";
    return {
      field: `attributes.${key}`,
      survivor: own,
      other: others,
      side,
      isLocked: own === null || others === null,
    };
  });
}
