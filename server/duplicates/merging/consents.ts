import { and, eq, sql } from "drizzle-orm";
import { consentRecords } from "@/drizzle/schema";
import { type ConsentStanding, restateConsents } from "@/server/consent";
import type { ConsentStatus, StandingChannel } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import type { Pair } from "./choose";

/** How often each channel was withdrawn on a lead's own record; what a merge stated is no act of the person. */
export async function withdrawalsOf(tx: Tx, leadId: string): Promise<Record<StandingChannel, number>> {
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
  const of = (channel: StandingChannel) => rows.find((row) => row.channel === channel)?.count ?? 0;
  return { sms: of("sms"), email: of("email") };
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
  const standings: ConsentStanding[] = [
    { leadId: survivor.id, channel: "sms" as const, status: written.smsConsent, was: survivor.smsConsent },
    { leadId: survivor.id, channel: "email" as const, status: written.emailConsent, was: survivor.emailConsent },
  ].filter(({ status, was }) => status !== was);
  await restateConsents(tx, standings, {
    why: "the stricter consent of two leads that were merged",
    evidence: { merge: mergeId },
    from: [survivor.id, other.id],
  });
}
