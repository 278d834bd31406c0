import { and, desc, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { leads, merges } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { restateConsents, suppressedAmong } from "@/server/consent";
import { lockThreads, partThreads } from "@/server/conversations";
import { conversationChanged } from "@/server/conversations/events";
import { addressesOf, leadsByAddress, lockLead, markSuppressed, nameOf, pointsOf } from "@/server/leads";
import { leadChanged } from "@/server/leads/events";
import { type ConsentStatus, type StandingChannel, standingChannels } from "@/server/leads/schemas";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { NotFound, Refused } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import { tenantKeys } from "@/server/platform/vault";
import { mergeUndone } from "../events";
import type { MergeIdInput } from "../schemas";
import type { Person } from "./choose";
import { withdrawalsOf } from "./consents";
import { giveBackAddresses, giveBackFields, type Undoing } from "./give-back";
import { reopenPairs } from "./pairs";
import { optedOutSince, ownHashes, restoredSurvivor, type Withdrawn } from "./restore";
import { openSnapshot, type Snapshot } from "./snapshot";

type MergeRow = typeof merges.$inferSelect;

/** So long a merge can be undone. */
export const undoDays = 30;
const dayMs = 86_400_000;

/** Why a merge cannot be undone, or null when it can. `later` is a merge that built upon it. */
export function refusalToUndo(
  one: Pick<MergeRow, "undoneAt" | "mergedAt">,
  { now, later }: { now: Date; later: boolean },
): string | null {
  if (one.undoneAt) return "This merge was undone already.";
  const days = Math.floor((now.getTime() - one.mergedAt.getTime()) / dayMs);
  if (now.getTime() - one.mergedAt.getTime() > undoDays * dayMs)
    return `A merge can be undone for ${undoDays} days; this one is ${days} days old.`;
  return later ? "A later merge builds upon this one. Undo that one first." : null;
}

/** Two leads again, each as it was. What was changed since stays with the survivor; an opt-out since then holds for both. */
export async function undoMerge(ctx: Ctx, { mergeId }: MergeIdInput): Promise<{ leadId: string; otherId: string }> {
  authorize(ctx, "leads:write");
  return inTransaction(ctx, (tx) => undoIn(tx, mergeId));
}

/** The same in the caller's transaction; the caller has authorized. */
export async function undoIn(tx: Tx, mergeId: string) {
  const one = await lockMerge(tx, mergeId);
  const refusal = refusalToUndo(one, { now: tx.now(), later: await hasLater(tx, one) });
  if (refusal) throw new Refused(refusal);
  const keys = await tenantKeys(tx);
  const was = openSnapshot(keys, one.id, one.beforeSealed);
  const locked = await lockThreads(tx, [one.survivorId, one.loserId]);
  const row = await lockLead(tx, one.survivorId);
  const now: Person = { ...row, ...addressesOf(keys, row) };
  await mustBeFree(tx, was);
  const withdrawn = await withdrawnSince(tx, was);
  await giveBackAddresses(tx, { now, was, withdrawn });
  await giveBackFields(tx, { now, was, withdrawn });
  await partThreads(
    tx,
    {
      into: one.survivorId,
      from: one.loserId,
      brought: was.brought,
      joined: was.threads,
      optedOut: optedOutSince({ now, was, withdrawn }),
    },
    locked,
  );
  await restoreConsents(tx, { mergeId, now, was, withdrawn });
  await reopenPairs(tx, one.loserId);
  await tx
    .update(merges)
    .set({ undoneAt: tx.now(), undoneBy: tx.ctx.actor.name })
    .where(and(eq(merges.tenantId, tx.tenantId), eq(merges.id, mergeId)));
  await record(tx, "lead.merge_undone", {
    subject: { type: "lead", id: one.survivorId },
    after: { other: one.loserId, merge: mergeId },
  });
  await announce(tx, mergeUndone, { mergeId, leadId: one.survivorId, otherId: one.loserId });
  for (const leadId of [one.survivorId, one.loserId]) await announce(tx, leadChanged, { leadId });
  if (was.threads.from) await announce(tx, conversationChanged, { conversationId: one.survivorId });
  return { leadId: one.survivorId, otherId: one.loserId };
}

/** @throws NotFound also for a merge of leads that the actor may not see. */
async function lockMerge(tx: Tx, mergeId: string): Promise<MergeRow> {
  const [row] = isId(mergeId)
    ? await tx
        .select()
        .from(merges)
        .where(and(eq(merges.tenantId, tx.tenantId), eq(merges.id, mergeId)))
        .for("update")
    : [];
  if (!row) throw new NotFound("merge");
  return row;
}

/** Whether either lead was merged again since: what that one changed stands on this one. */
async function hasLater(tx: Tx, { id, survivorId }: MergeRow): Promise<boolean> {
  const [later] = await tx
    .select({ id: merges.id })
    .from(merges)
    .where(
      and(
        eq(merges.tenantId, tx.tenantId),
        isNull(merges.undoneAt),
        gt(merges.id, id),
        or(eq(merges.survivorId, survivorId), eq(merges.loserId, survivorId)),
      ),
    )
    .orderBy(desc(merges.id))
    .limit(1);
  return later !== undefined;
}

/** The other lead's addresses go back to it: nobody else may have got one of them in the meantime. */
async function mustBeFree(tx: Tx, was: Snapshot): Promise<void> {
  const owners = await leadsByAddress(tx, [...ownHashes(was)]);
  const stranger = owners.find(({ id }) => id !== was.survivor.id);
  if (!stranger) return;
  const [lead] = await tx
    .select()
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), eq(leads.id, stranger.id)));
  const name = (lead && nameOf(lead)) || "another lead";
  throw new Refused(`An address of the lead that would come back belongs to ${name} now. Take it off there first.`);
}

/** What the survivor withdrew after the merge: it was one person then, so it holds for both. */
async function withdrawnSince(tx: Tx, { survivor, withdrawals }: Snapshot): Promise<Withdrawn> {
  const now = await withdrawalsOf(tx, survivor.id);
  return { sms: now.sms > withdrawals.sms, email: now.email > withdrawals.email };
}

/** Shows what the suppression list says of each one's addresses now, and appends what their standings changed to. */
async function restoreConsents(tx: Tx, { mergeId, now, was, withdrawn }: Undoing & { mergeId: string }): Promise<void> {
  const { survivor, other } = was;
  await showListed(tx, [survivor.id, other.id]);
  const fields = restoredSurvivor(now, was, withdrawn);
  const standing = (leadId: string, channel: StandingChannel, [before, after]: [string, ConsentStatus | undefined]) =>
    after && after !== before ? [{ leadId, channel, status: after }] : [];
  const evidence = { merge_undone: mergeId };
  const why = "a merge was undone";
  await restateConsents(
    tx,
    [
      ...standing(survivor.id, "sms", [now.smsConsent, fields.smsConsent]),
      ...standing(survivor.id, "email", [now.emailConsent, fields.emailConsent]),
    ],
    { why, evidence, from: [survivor.id] },
  );
  // Stated also where it was withdrawn before: whoever was merged into the other lead earlier learns of it by this entry.
  const heard = standingChannels.filter((channel) => withdrawn[channel]);
  await restateConsents(
    tx,
    heard.map((channel) => ({ leadId: other.id, channel, status: "withdrawn" as const })),
    { why: "withdrawn while merged with another lead", evidence, from: [other.id] },
  );
}

async function showListed(tx: Tx, leadIds: readonly string[]): Promise<void> {
  const rows = await tx
    .select({ id: leads.id, phoneHash: leads.phoneHash, emailHash: leads.emailHash })
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), inArray(leads.id, [...leadIds])));
  const further = await pointsOf(tx, leadIds);
  const hashesOf = ({ id, phoneHash, emailHash }: (typeof rows)[number]) =>
    [
      phoneHash,
      emailHash,
      ...further.flatMap(({ leadId, kind, valueHash }) => (leadId === id && kind !== "profile" ? [valueHash] : [])),
    ].filter((hash) => hash !== null);
  const listed = await suppressedAmong(tx, rows.flatMap(hashesOf));
  if (listed.size === 0) return;
  for (const row of rows)
    await markSuppressed(tx, [row.id], [...new Set(hashesOf(row).flatMap((hash) => listed.get(hash) ?? []))]);
}
