import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { consentRecords, leads, suppressions } from "@/drizzle/schema";
import { historyIds, leadRow, nameOf } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { makeCursor, readCursor } from "@/server/platform/cursor";
import { inTransaction, type Tx } from "@/server/platform/db";
import { blindIndexWith, type TenantKeys, tenantKeys, unsealWith } from "@/server/platform/vault";
import { ListSuppressionsInput } from "./schemas";
import { addressIn } from "./suppress-lead";

type Row = typeof suppressions.$inferSelect;

const lastFour = (address: string) => `…${address.slice(-4)}`;

/** An address is shown masked: the list proves that somebody is on it, not how to reach them. */
function masked(keys: TenantKeys, { id, addressSealed }: Row): string {
  if (!addressSealed) return "hash only";
  return lastFour(unsealWith(keys, { table: "suppressions", column: "address", row: id }, addressSealed));
}

async function hashSearched(tx: Tx, search: string | undefined): Promise<string | null | undefined> {
  if (!search) return undefined;
  const found = await addressIn(tx, search);
  return found ? blindIndexWith(await tenantKeys(tx), found.kind, found.address) : null;
}

type Place = { hash: string | undefined; cursor: string | undefined; limit: number };

const rowsAfter = (tx: Tx, keys: TenantKeys, { hash, cursor, limit }: Place) => {
  const [at, id] = cursor ? readCursor(keys, "suppressions", cursor) : [];
  const older =
    at && id ? sql`(${suppressions.createdAt}, ${suppressions.id}) < (${at}::timestamptz, ${id}::uuid)` : undefined;
  return tx
    .select({ row: suppressions, firstName: leads.firstName, lastName: leads.lastName })
    .from(suppressions)
    .leftJoin(leads, and(eq(leads.tenantId, suppressions.tenantId), eq(leads.id, suppressions.leadId)))
    .where(and(eq(suppressions.tenantId, tx.tenantId), hash ? eq(suppressions.addressHash, hash) : undefined, older))
    .orderBy(desc(suppressions.createdAt), desc(suppressions.id))
    .limit(limit + 1);
};

/** The suppression list, newest first; an address is searched whole, since it is encrypted. */
export async function listSuppressions(ctx: Ctx, input: ListSuppressionsInput) {
  authorize(ctx, "consent:read");
  const { search, cursor, limit } = ListSuppressionsInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const keys = await tenantKeys(tx);
    const hash = await hashSearched(tx, search);
    if (hash === null) return { data: [], nextCursor: null };
    const rows = await rowsAfter(tx, keys, { hash, cursor, limit });
    const data = rows.slice(0, limit).map(({ row, ...lead }) => withName(keys, row, lead));
    const last = data.at(-1);
    const isMore = rows.length > limit && last;
    return {
      data,
      nextCursor: isMore ? makeCursor(keys, "suppressions", [last.createdAt.toISOString(), last.id]) : null,
    };
  });
}

const withName = (keys: TenantKeys, row: Row, lead: { firstName: string | null; lastName: string | null }) => ({
  ...shown(row),
  address: masked(keys, row),
  leadName: row.leadId ? nameOf(lead) : null,
});

const shown = ({
  id,
  leadId,
  channels,
  reason,
  verbatim,
  actor,
  createdAt,
  liftedAt,
  liftedVerbatim,
  addressKind,
}: Row) => ({
  id,
  leadId,
  channels,
  reason,
  verbatim,
  actor,
  createdAt,
  liftedAt,
  liftedVerbatim,
  addressKind,
});

/** A lead's consent ledger, newest first: who said what, where, when, in which words. @throws NotFound for a lead that the actor does not see. */
export async function consentHistory(ctx: Ctx, leadId: string) {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) => {
    const ids = await historyIds(tx, await leadRow(tx, leadId));
    return tx
      .select()
      .from(consentRecords)
      .where(and(eq(consentRecords.tenantId, tx.tenantId), inArray(consentRecords.leadId, ids)))
      .orderBy(desc(consentRecords.createdAt), desc(consentRecords.id))
      .limit(100);
  });
}

/** The figures of the compliance page. */
export async function consentOverview(ctx: Ctx) {
  authorize(ctx, "consent:read");
  return inTransaction(ctx, async (tx) => {
    const byStatus = await tx
      .select({ status: leads.smsConsent, count: sql<number>`count(*)::int` })
      .from(leads)
      .where(and(eq(leads.tenantId, tx.tenantId), isNull(leads.mergedIntoId)))
      .groupBy(leads.smsConsent);
    const open = and(eq(suppressions.tenantId, tx.tenantId), isNull(suppressions.liftedAt));
    const byReason = await tx
      .select({ reason: suppressions.reason, count: sql<number>`count(*)::int` })
      .from(suppressions)
      .where(open)
      .groupBy(suppressions.reason);
    return { byStatus, byReason };
  });
}
