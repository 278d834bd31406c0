import { and, asc, desc, eq, inArray } from "drizzle-orm";
import {
  auditEntries,
  campaigns,
  consentRecords,
  deliveryEvents,
  dialogueTurns,
  senders,
  suppressions,
  touches,
} from "@/drizzle/schema";
import { statusWords } from "@/server/channels";
import { historyIds, leadsByIds } from "@/server/leads";
import { isAct } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";

export type Touch = typeof touches.$inferSelect;

/** @throws NotFound also for another tenant's touch. */
export async function touchRow(tx: Tx, touchId: string): Promise<Touch> {
  const [row] = isId(touchId)
    ? await tx
        .select()
        .from(touches)
        .where(and(eq(touches.tenantId, tx.tenantId), eq(touches.id, touchId)))
    : [];
  if (!row) throw new NotFound("touch");
  return row;
}

/** Everything that was recorded about this person's consent, the oldest first. */
export async function consentOf(tx: Tx, { leadId, channel }: Touch) {
  if (!leadId || isAct(channel)) return []; // a person's own act: nobody agrees to it beforehand
  const [lead] = await leadsByIds(tx, [leadId]);
  const leadIds = lead ? await historyIds(tx, lead) : [leadId];
  const rows = await tx
    .select()
    .from(consentRecords)
    .where(
      and(
        eq(consentRecords.tenantId, tx.tenantId),
        inArray(consentRecords.leadId, leadIds),
        eq(consentRecords.channel, channel),
      ),
    )
    .orderBy(asc(consentRecords.createdAt), asc(consentRecords.id));
  return rows.map((row) => ({
    event: row.event,
    class: row.class,
    source: row.source,
    obtained_at: row.obtainedAt,
    wording: row.wording,
    wording_sha256: row.wordingHash,
    warranted: row.warranty,
    evidence: row.evidence,
    verbatim: row.verbatim,
    recorded_at: row.createdAt,
    recorded_by: row.actor,
  }));
}

export async function suppressionsOf(tx: Tx, { leadId }: Touch) {
  if (!leadId) return [];
  return tx
    .select({
      reason: suppressions.reason,
      channels: suppressions.channels,
      since: suppressions.createdAt,
      lifted_at: suppressions.liftedAt,
    })
    .from(suppressions)
    .where(and(eq(suppressions.tenantId, tx.tenantId), eq(suppressions.leadId, leadId)))
    .orderBy(asc(suppressions.createdAt));
}

/** Who approved it: whoever launched the campaign; a person's own reply needs nobody else. */
export async function approvalOf(tx: Tx, { campaignId }: Touch) {
  if (!campaignId) return null;
  const [row] = await tx
    .select({
      by: auditEntries.actorName,
      kind: auditEntries.actorKind,
      at: auditEntries.at,
      audit_entry: auditEntries.id,
      audit_hash: auditEntries.hash,
    })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.tenantId, tx.tenantId),
        eq(auditEntries.subjectType, "campaign"),
        eq(auditEntries.subjectId, campaignId),
        inArray(auditEntries.action, ["campaign.scheduled", "campaign.launched"]),
      ),
    )
    .orderBy(asc(auditEntries.at))
    .limit(1);
  return row ?? null;
}

export async function campaignOf(tx: Tx, { campaignId, step }: Touch) {
  if (!campaignId) return null;
  const [row] = await tx
    .select({ id: campaigns.id, name: campaigns.name, launched_at: campaigns.launchedAt })
    .from(campaigns)
    .where(and(eq(campaigns.tenantId, tx.tenantId), eq(campaigns.id, campaignId)));
  return row ? { ...row, step } : null;
}

/** How an AI wrote it: engine, version of the prompt, and what the guard said; null when no dialogue turn did. */
export async function aiOf(tx: Tx, { source, sourceKey }: Touch) {
  if (source !== "turn" || !isId(sourceKey)) return null;
  const [row] = await tx
    .select({
      engine: dialogueTurns.engine,
      prompt_version: dialogueTurns.promptVersion,
      guard: dialogueTurns.guard,
      state_before: dialogueTurns.stateBefore,
      state_after: dialogueTurns.stateAfter,
      answers_message: dialogueTurns.answersMessageId,
    })
    .from(dialogueTurns)
    .where(and(eq(dialogueTurns.tenantId, tx.tenantId), eq(dialogueTurns.id, sourceKey)));
  return row ?? null;
}

export async function carrierOf(tx: Tx, { id, senderId, providerId, providerStatus, errorCode }: Touch) {
  const receipts = await tx
    .select({
      status: deliveryEvents.providerStatus,
      code: deliveryEvents.errorCode,
      received_at: deliveryEvents.receivedAt,
    })
    .from(deliveryEvents)
    .where(and(eq(deliveryEvents.tenantId, tx.tenantId), eq(deliveryEvents.touchId, id)))
    .orderBy(desc(deliveryEvents.receivedAt));
  const [sender] = senderId
    ? await tx
        .select({ provider: senders.provider, number: senders.number })
        .from(senders)
        .where(and(eq(senders.tenantId, tx.tenantId), eq(senders.id, senderId)))
    : [];
  return {
    provider: sender?.provider ?? null,
    from: sender?.number ?? null,
    id: providerId,
    status: providerStatus,
    code: errorCode && (statusWords(errorCode) ?? errorCode),
    receipts,
  };
}
