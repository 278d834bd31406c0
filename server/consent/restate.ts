import { and, desc, eq, inArray } from "drizzle-orm";
import { consentRecords } from "@/drizzle/schema";
import type { Channel, ConsentStatus } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import { recordConsents, type StatedConsent } from "./bulk";

type Row = typeof consentRecords.$inferSelect;
/** What a lead shows of a channel. */
export type ConsentStanding = { leadId: string; channel: Channel; status: ConsentStatus };

/** The newest proof of consent among these leads, by channel. */
async function proofs(tx: Tx, leadIds: readonly string[], channel: Channel): Promise<Row | null> {
  const [row] = await tx
    .select()
    .from(consentRecords)
    .where(
      and(
        eq(consentRecords.tenantId, tx.tenantId),
        inArray(consentRecords.leadId, [...leadIds]),
        eq(consentRecords.channel, channel),
        eq(consentRecords.event, "granted"),
      ),
    )
    .orderBy(desc(consentRecords.createdAt), desc(consentRecords.id))
    .limit(1);
  return row ?? null;
}

/** Appends what a standing changed to, so that the newest record says what the lead shows; a grant carries its own proof along. */
export async function restateConsents(
  tx: Tx,
  standings: readonly ConsentStanding[],
  { why, evidence, from }: { why: string; evidence: Record<string, string>; from: readonly string[] },
): Promise<void> {
  const stated: (StatedConsent & { warranty: boolean })[] = [];
  for (const { leadId, channel, status } of standings) {
    const proof = status === "granted" ? await proofs(tx, from, channel) : null;
    stated.push({
      leadId,
      channel,
      event: status === "none" ? "unknown" : status,
      source: proof?.source ?? why,
      obtainedAt: proof?.obtainedAt ?? null,
      wording: proof?.wording ?? null,
      evidence: { ...proof?.evidence, ...evidence },
      warranty: proof?.warranty ?? false,
    });
  }
  for (const [warranty, own] of Map.groupBy(stated, (one) => one.warranty))
    await recordConsents(tx, own, { importId: null, warranty, isShown: true });
}
