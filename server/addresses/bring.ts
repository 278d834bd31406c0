import { sql } from "drizzle-orm";
import { sealPoint } from "@/server/leads";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { blindIndexWith, type TenantKeys } from "@/server/platform/vault";
import type { Kind } from "./read";

/** A further address in its one form, with the blind index by which it is found. */
export interface FoundAddress {
  kind: Kind;
  value: string;
  hash: string;
}

export const withHash = (keys: TenantKeys, kind: Kind, value: string): FoundAddress => ({
  kind,
  value,
  hash: blindIndexWith(keys, kind === "phone" ? "phone" : "email", value),
});

/** The same, sealed: what a set-based writer takes. */
export interface SealedAddress {
  id: string;
  leadId: string;
  kind: Kind;
  sealed: string;
  hash: string;
}

/** Ready before a transaction begins. */
export function sealedAddress(keys: TenantKeys, leadId: string, { kind, value, hash }: FoundAddress): SealedAddress {
  const id = newId();
  return { id, leadId, kind, sealed: Buffer.from(sealPoint(keys, id, value)).toString("hex"), hash };
}

/**
 * Writes down the further addresses that an import brings, in one statement; how sure each is, nobody knows. One that
 * is a lead's already, as the primary or a further one, stays where it is. Answers how many were written.
 */
export async function bringAddresses(tx: Tx, rows: readonly SealedAddress[], importId: string): Promise<number> {
  if (rows.length === 0) return 0;
  const { rows: written } = (await tx.execute(sql`
    insert into contact_points (tenant_id, id, lead_id, kind, value_sealed, value_hash, import_id, created_at)
    select ${tx.tenantId}::uuid, x."id", x."leadId", x."kind", decode(x."sealed", 'hex'), x."hash", ${importId}::uuid,
      ${tx.now().toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as x("id" uuid, "leadId" uuid, "kind" text, "sealed" text, "hash" text)
    where not exists (select 1 from leads l where l.tenant_id = ${tx.tenantId}::uuid and x."kind" = 'phone' and l.phone_hash = x."hash")
      and not exists (select 1 from leads l where l.tenant_id = ${tx.tenantId}::uuid and x."kind" = 'email' and l.email_hash = x."hash")
    on conflict (tenant_id, kind, value_hash) where removed_at is null do nothing
    returning id`)) as unknown as { rows: unknown[] };
  return written.length;
}

/** Takes off again what an import brought to these leads, also what was removed meanwhile. */
export async function takeBackAddresses(tx: Tx, importId: string, leadIds: readonly string[]): Promise<void> {
  if (leadIds.length === 0) return;
  await tx.execute(sql`
    delete from contact_points
    where tenant_id = ${tx.tenantId}::uuid and import_id = ${importId}::uuid
      and lead_id = any (array(select json_array_elements_text(${JSON.stringify(leadIds)}::json)::uuid))`);
}
