import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { consentRecords } from "@/drizzle/schema";
import { recordConsents, type StatedConsent } from "@/server/consent";
import type { Channel, ConsentStatus } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import type { Pair } from "./choose";

type Row = typeof consentRecords.$inferSelect;
type Standing = { leadId: string; channel: Channel; status: ConsentStatus };

/** How often each channel was withdrawn on a lead's own record; what a merge stated is no act of the person. */
export async function withdrawalsOf(tx: Tx, leadId: string): Promise<Record<Channel, number>> {
  const rows = await tx
    .select({ channel: consentRecords.channel, count: sql<number>`count(*)::int` })
    .from(consentRecords)
    .where(
      and(
        eq(consentRecords.tenantId, tx.tenantId),
        eq(consentRecords.leadId, leadId),
        eq(consentRecords.event, "withdrawn"),
        sql`${consentRecords.evidence} ->> 'merge' is null`,
      ),
    )
    .groupBy(consentRecords.channel);
  const of = (channel: Channel) => rows.find((row) => row.channel === channel)?.count ?? 0;
  return { sms: of("sms"), email: of("email") };
}

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
export async function restate(
  tx: Tx,
  standings: readonly Standing[],
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

/** Writes down what the merge made of the survivor's consent. */
export async function stateStanding(
  tx: Tx,
  {
    mergeId,
    pair,
    written,
  }: { mergeId: string; pair: Pair; written: { smsConsent: ConsentStatus; emailConsent: ConsentStatus } },
): Promise<void> {
  const { survivor, other } = pair;
  const standings: Standing[] = [
    { leadId: survivor.id, channel: "sms" as const, status: written.smsConsent, was: survivor.smsConsent },
    { leadId: survivor.id, channel: "email" as const, status: written.emailConsent, was: survivor.emailConsent },
  ].filter(({ status, was }) => status !== was);
  await restate(tx, standings, {
    why: "the stricter consent of two leads that were merged",
    evidence: { merge: mergeId },
    from: [survivor.id, other.id],
  });
}
