import { createHash } from "node:crypto";
import { consentRecords } from "@/drizzle/schema";
import type { Channel } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";

/** One entry of the append-only consent ledger. */
export type NewConsentRecord = {
  leadId: string;
  channel: Channel;
  event: "granted" | "withdrawn" | "unknown";
  source?: string | null;
  obtainedAt?: Date | null;
  wording?: string | null;
  warranty?: boolean;
  verbatim?: string | null;
  evidence?: Record<string, string>;
};

const perStatement = 1_000;
const hashOf = (wording: string | null | undefined) =>
  wording ? createHash("sha256").update(wording).digest("hex").slice(0, 32) : null;

/** Adds entries to the ledger; a correction or a withdrawal is a new entry too. */
export async function addRecords(tx: Tx, entries: readonly NewConsentRecord[]): Promise<void> {
  const stamp = {
    tenantId: tx.tenantId,
    actor: tx.ctx.actor.kind === "lead" ? "the lead" : tx.ctx.actor.name,
    createdAt: tx.now(),
  };
  for (let at = 0; at < entries.length; at += perStatement) {
    const rows = entries
      .slice(at, at + perStatement)
      .map((entry) => ({ ...entry, ...stamp, id: newId(), wordingHash: hashOf(entry.wording) }));
    await tx.insert(consentRecords).values(rows);
  }
}
