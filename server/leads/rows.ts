import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { leads } from "@/drizzle/schema";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import { sealWith, type TenantKeys, tenantKeys, unsealWith } from "@/server/platform/vault";

export type LeadRow = typeof leads.$inferSelect;

const isRep = (ctx: Ctx) => ctx.actor.kind === "user" && ctx.role === "sales_rep";

/**
 * Which leads the actor sees: a sales rep their own and those nobody owns, everybody else all of the tenant's. A lead that
 * was merged away is nobody's any more: this is the one place that hides it from lists, counts, audiences and exports.
 */
export const visibleTo = (tx: Tx): SQL | undefined => and(seenOnceBy(tx), isNull(leads.mergedIntoId));

/** The same with those merged away, for what happened to them: their bookings stay in the books. */
export function seenOnceBy(tx: Tx): SQL | undefined {
  const own = eq(leads.tenantId, tx.tenantId);
  if (!isRep(tx.ctx)) return own;
  return and(own, or(isNull(leads.ownerId), eq(leads.ownerId, tx.ctx.actor.id)));
}

/** The lead of this id, or the one that it was merged into. */
const isOrBecame = (tx: Tx, leadId: string): SQL =>
  sql`${leads.id} = coalesce((select m.merged_into_id from leads m where m.tenant_id = ${tx.tenantId}::uuid and m.id = ${leadId}::uuid), ${leadId}::uuid)`;

/** Who this lead is now: itself, or the lead that it was merged into. */
export async function currentId(tx: Tx, leadId: string): Promise<string> {
  if (!isId(leadId)) return leadId;
  const [row] = await tx
    .select({ mergedIntoId: leads.mergedIntoId })
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), eq(leads.id, leadId)));
  return row?.mergedIntoId ?? leadId;
}

/** The ids under which a lead's history is kept: its own, and those of the leads that were merged into it. */
export async function historyIds(tx: Tx, lead: Pick<LeadRow, "id" | "absorbed">): Promise<string[]> {
  if (!lead.absorbed) return [lead.id];
  const merged = await tx
    .select({ id: leads.id })
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), eq(leads.mergedIntoId, lead.id)));
  return [lead.id, ...merged.map(({ id }) => id)];
}

/** The lead, or the one it was merged into. @throws NotFound also for another tenant's lead, and for one that the actor may not see. */
export async function leadRow(tx: Tx, leadId: string): Promise<LeadRow> {
  const [row] = isId(leadId)
    ? await tx
        .select()
        .from(leads)
        .where(and(visibleTo(tx), isOrBecame(tx, leadId)))
    : [];
  if (!row) throw new NotFound("lead");
  return row;
}

/** The same, held until the transaction ends. */
export async function lockLead(tx: Tx, leadId: string): Promise<LeadRow> {
  const [row] = isId(leadId)
    ? await tx
        .select()
        .from(leads)
        .where(and(visibleTo(tx), isOrBecame(tx, leadId)))
        .for("update")
    : [];
  if (!row) throw new NotFound("lead");
  return row;
}

/** Leads that the actor sees, held in the order of their ids until the transaction ends; one merged away is left out. */
export const lockLeads = (tx: Tx, leadIds: readonly string[]): Promise<LeadRow[]> =>
  tx
    .select()
    .from(leads)
    .where(and(visibleTo(tx), inArray(leads.id, [...leadIds])))
    .orderBy(leads.id)
    .for("update");

const phonePlace = (leadId: string) => ({ table: "leads", column: "phone_sealed", row: leadId });
const emailPlace = (leadId: string) => ({ table: "leads", column: "email_sealed", row: leadId });

export const sealPhone = (keys: TenantKeys, leadId: string, phone: string) => sealWith(keys, phonePlace(leadId), phone);
export const sealEmail = (keys: TenantKeys, leadId: string, email: string) => sealWith(keys, emailPlace(leadId), email);

type Sealed = Pick<LeadRow, "id" | "phoneSealed" | "emailSealed">;
export type Addresses = { phone: string | null; email: string | null };

/** A lead's primary addresses in the clear. */
export const addressesOf = (keys: TenantKeys, row: Sealed): Addresses => ({
  phone: row.phoneSealed ? unsealWith(keys, phonePlace(row.id), row.phoneSealed) : null,
  email: row.emailSealed ? unsealWith(keys, emailPlace(row.id), row.emailSealed) : null,
});

/** The addresses of one lead, for the gate and the carriers; null when there is no such lead. */
export async function contactOf(tx: Tx, leadId: string): Promise<Addresses | null> {
  return (await contactsOf(tx, [leadId])).get(leadId) ?? null;
}

/** The addresses of many leads at once, by lead. */
export async function contactsOf(tx: Tx, leadIds: readonly string[]): Promise<Map<string, Addresses>> {
  if (leadIds.length === 0) return new Map();
  const keys = await tenantKeys(tx);
  const rows = await tx
    .select({ id: leads.id, phoneSealed: leads.phoneSealed, emailSealed: leads.emailSealed })
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), inArray(leads.id, [...leadIds])));
  return new Map(rows.map((row) => [row.id, addressesOf(keys, row)]));
}

/** Lower-case "first last company": what the list's search reads. */
export const searchTextOf = (lead: {
  firstName?: string | null;
  lastName?: string | null;
  company?: string | null;
}): string => [lead.firstName, lead.lastName, lead.company].filter(Boolean).join(" ").toLowerCase();

export const nameOf = (lead: { firstName: string | null; lastName: string | null }): string =>
  [lead.firstName, lead.lastName].filter(Boolean).join(" ");

/** Leads by id, of this tenant. */
export async function leadsByIds(tx: Tx, leadIds: readonly string[]): Promise<LeadRow[]> {
  if (leadIds.length === 0) return [];
  return tx
    .select()
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), inArray(leads.id, [...leadIds])));
}
