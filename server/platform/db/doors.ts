import { database } from "./index";

// Reads before a tenant is known. Each calls one SECURITY DEFINER function of drizzle/security.sql, which answers ids only.

const rows = async (call: string, parameters: unknown[]) =>
  (await (await database()).query(`select * from ${call}`, parameters)).rows;
const text = (value: unknown) => String(value);

export const membershipsOf = async (userId: string) =>
  (await rows("memberships_of($1)", [userId])).map((row) => ({ tenantId: text(row.tenant_id), role: text(row.role) }));

export const tenantByInvitation = async (tokenHash: string): Promise<string | null> => {
  const [row] = await rows("tenant_by_invitation($1) as tenant_id", [tokenHash]);
  return row?.tenant_id ? text(row.tenant_id) : null;
};

export const tenantByKey = async (keyHash: string) => {
  const [row] = await rows("tenant_by_key($1)", [keyHash]);
  return row ? { tenantId: text(row.tenant_id), keyId: text(row.key_id) } : null;
};

export const sendersOfAccount = async (account: string) =>
  (await rows("senders_of_account($1)", [account])).map((row) => ({
    tenantId: text(row.tenant_id),
    senderId: text(row.sender_id),
  }));

export const tenantByBookingToken = async (token: string) => {
  const [row] = await rows("tenant_by_booking_token($1)", [token]);
  return row ? { tenantId: text(row.tenant_id), linkId: text(row.link_id) } : null;
};

export type DueKind =
  | "touches"
  | "reconcile"
  | "turns"
  | "launches"
  | "simulated"
  | "assessments"
  | "imports"
  | "bulk"
  | "segments"
  | "notices"
  | "inboxes"
  | "media"
  | "polled"
  | "unsealed"
  | "all";

/** Active tenants with something of this kind due, each on its own clock. */
export const tenantsWithDue = async (kind: DueKind, realNow: Date): Promise<string[]> =>
  (await rows("tenants_with_due($1, $2)", [kind, realNow.toISOString()])).map((row) => text(row.tenant_id));

export const outboxPage = async (size: number) =>
  (await rows("outbox_page($1)", [size])).map((row) => ({ tenantId: text(row.tenant_id), id: text(row.id) }));
