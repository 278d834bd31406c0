import { auditEntries } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { fingerprint } from "@/server/platform/vault";

type Fields = Record<string, unknown>;
export type AuditDetails = {
  subject: { type: string; id: string };
  before?: Fields;
  after?: Fields;
  reason?: string;
};

/** Fields whose values never enter the audit log as they are. */
const personal =
  /^(first_?name|last_?name|name|full_?name|phone|email|recipient|body|password.*|.*token.*|.*secret.*|.*sealed|attributes|postcode|verbatim)$/i;

const shown = async (tx: Tx, field: string, value: unknown) => {
  if (value === undefined || value === null) return value;
  if (personal.test(field)) return { hmac: await fingerprint(tx, JSON.stringify(value)) };
  return value instanceof Date ? value.toISOString() : value;
};

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The fields that differ; personal ones by name and keyed digest only. */
async function diffOf(tx: Tx, { before = {}, after = {} }: AuditDetails) {
  const diff: Record<string, { before?: unknown; after?: unknown }> = {};
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (same(before[field], after[field])) continue;
    diff[field] = { before: await shown(tx, field, before[field]), after: await shown(tx, field, after[field]) };
  }
  return diff;
}

/** Writes who did what to the append-only audit log, in the transaction that does it. */
export async function record(tx: Tx, action: string, details: AuditDetails): Promise<void> {
  const { actor, requestId } = tx.ctx;
  await tx.insert(auditEntries).values({
    tenantId: tx.tenantId,
    id: newId(),
    at: tx.realNow(),
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    action,
    subjectType: details.subject.type,
    subjectId: details.subject.id,
    diff: await diffOf(tx, details),
    reason: details.reason ?? null,
    requestId,
  });
}
