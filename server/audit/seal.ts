import { createHash } from "node:crypto";
import { and, asc, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { auditEntries } from "@/drizzle/schema";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";

type Entry = typeof auditEntries.$inferSelect;
const genesis = "0".repeat(64);
const page = 500;

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
    .join(",")}}`;
};

/** SHA-256 over the entry's content, its place in the chain and the entry before it. */
export function hashOf(
  entry: Omit<Entry, "hash" | "previousHash" | "sequence">,
  sequence: number,
  previousHash: string,
): string {
  const { tenantId, id, at, actorKind, actorId, actorName, action, subjectType, subjectId, diff, reason, requestId } =
    entry;
  const content = [
    tenantId,
    id,
    at.toISOString(),
    actorKind,
    actorId,
    actorName,
    action,
    subjectType,
    subjectId,
    diff,
    reason,
    requestId,
  ];
  return createHash("sha256")
    .update(canonical([sequence, previousHash, content]))
    .digest("hex");
}

const lastSealed = (tx: Tx) =>
  tx.select().from(auditEntries).where(isNotNull(auditEntries.sequence)).orderBy(desc(auditEntries.sequence)).limit(1);

/** Chains the entries that no seal covers yet, oldest first; answers how many. Marked `system`: only the job calls it. */
export async function sealAudit(ctx: Ctx): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const [last] = await lastSealed(tx);
    let sequence = last?.sequence ?? 0;
    let previousHash = last?.hash ?? genesis;
    const open = await tx
      .select()
      .from(auditEntries)
      .where(isNull(auditEntries.sequence))
      .orderBy(asc(auditEntries.id))
      .limit(page)
      .for("update");
    for (const entry of open) {
      sequence += 1;
      const hash = hashOf(entry, sequence, previousHash);
      await tx
        .update(auditEntries)
        .set({ sequence, previousHash, hash })
        .where(and(eq(auditEntries.tenantId, tx.tenantId), eq(auditEntries.id, entry.id)));
      previousHash = hash;
    }
    return open.length;
  });
}

/** The first entry whose content no longer matches its seal, or null when the chain holds. Marked `system`. */
export async function firstBrokenSeal(ctx: Ctx): Promise<string | null> {
  return inTransaction(ctx, async (tx) => {
    const sealed = await tx
      .select()
      .from(auditEntries)
      .where(isNotNull(auditEntries.sequence))
      .orderBy(asc(auditEntries.sequence));
    let previousHash = genesis;
    for (const [index, entry] of sealed.entries()) {
      const intact =
        entry.sequence === index + 1 &&
        entry.previousHash === previousHash &&
        entry.hash === hashOf(entry, index + 1, previousHash);
      if (!intact) return entry.id;
      previousHash = entry.hash ?? "";
    }
    return null;
  });
}
