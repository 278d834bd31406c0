import { and, eq } from "drizzle-orm";
import { leads, memberships } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Conflict, Refused } from "@/server/platform/errors";
import { leadChanged } from "./events";
import { attributesAfter } from "./fields/check";
import { fieldsOf } from "./fields/rows";
import { viewsOf } from "./list";
import { type LeadRow, lockLead, searchTextOf, visibleTo } from "./rows";
import { EditLeadInput, type EditLeadOutput } from "./schemas";
import type { LeadView } from "./view";

type Given = Omit<EditLeadOutput, "leadId" | "seen">;

const isTimeZone = (zone: string) => {
  try {
    return Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};

/** Why a correction by hand cannot be made, or null when it can. */
export function refusalToEdit(change: { timeZone?: string | null }): string | null {
  if (change.timeZone && !isTimeZone(change.timeZone))
    return `"${change.timeZone}" is no time zone. Write it as America/Denver.`;
  return null;
}

const words = (value: unknown) => (value === null || value === undefined || value === "" ? "empty" : `"${value}"`);
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

type Held = Pick<LeadRow, "attributes">;

/** A lead's value of a field by the field's name in the input; `attributes.<key>` names a workspace's own. */
const heldBy = (lead: Held, field: string): unknown =>
  field.startsWith("attributes.")
    ? lead.attributes[field.slice("attributes.".length)]
    : (Object.entries(lead).find(([name]) => name === field)?.[1] ?? null);

/** What somebody else changed since the editor looked, as a sentence; null when the picture still holds. */
export function conflictOf(lead: Held, seen: Readonly<Record<string, unknown>>): string | null {
  const moved = Object.keys(seen).find((field) => !same(heldBy(lead, field), seen[field]));
  if (!moved) return null;
  return `Somebody changed this field meanwhile: it is now ${words(heldBy(lead, moved))}. Look again, then save.`;
}

/**
 * Corrects what is known of a lead; addresses and consent have doors of their own. A value of a workspace's own field is
 * read by the field's type. @throws Conflict when a field is no longer as `seen`.
 */
export async function editLead(ctx: Ctx, input: EditLeadInput): Promise<LeadView> {
  authorize(ctx, "leads:write");
  const { leadId: named, seen = {}, ...given } = EditLeadInput.parse(input);
  const refusal = refusalToEdit(given);
  if (refusal) throw new Refused(refusal);
  return inTransaction(ctx, async (tx) => {
    const before = await lockLead(tx, named);
    const leadId = before.id;
    const conflict = conflictOf(before, seen);
    if (conflict) throw new Conflict(conflict);
    if (given.ownerId) await mustBeMember(tx, given.ownerId);
    const change = await columnsOf(tx, before, given);
    const [after] = await tx
      .update(leads)
      .set({ ...change, updatedAt: tx.now() })
      .where(and(visibleTo(tx), eq(leads.id, leadId)))
      .returning();
    if (!after) throw new Error("A locked lead can be updated.");
    await recordEdit(tx, before, { given, after });
    await announce(tx, leadChanged, { leadId });
    const [view] = await viewsOf(tx, [after]);
    if (!view) throw new Error("A row has a view.");
    return view;
  });
}

async function columnsOf(tx: Tx, before: LeadRow, { attributes, ...given }: Given) {
  const plain = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as typeof given;
  const stated = plain.timeZone ? { timeZoneStatedAt: tx.now() } : {};
  const searchText = searchTextOf({ ...before, ...plain });
  if (!attributes) return { ...plain, ...stated, searchText };
  const read = attributesAfter(before.attributes, attributes, await fieldsOf(tx));
  if ("reason" in read) throw new Refused(read.reason);
  return { ...plain, ...stated, searchText, attributes: read.attributes };
}

/** The audit names each field that changed; a workspace's own as `attributes.<key>`, its value as a digest. */
async function recordEdit(tx: Tx, before: LeadRow, { given, after }: { given: Given; after: LeadRow }) {
  const fields = Object.entries(given).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  const of = (lead: LeadRow) => Object.fromEntries(fields.map((field) => [field, heldBy(lead, field)]));
  const keys = Object.keys(given.attributes ?? {}).join(", ");
  await record(tx, "lead.edited", {
    subject: { type: "lead", id: before.id },
    before: of(before),
    after: { ...of(after), ...(keys && { fields: keys }) },
  });
}

async function mustBeMember(tx: Tx, userId: string) {
  const [member] = await tx
    .select({ id: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.tenantId, tx.tenantId), eq(memberships.userId, userId)));
  if (!member) throw new Refused("The owner must be a member of this workspace.");
}
