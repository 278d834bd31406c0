import { and, eq, inArray } from "drizzle-orm";
import { contactPoints, leads, merges } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { endForLead } from "@/server/campaigns";
import { joinThreads, lockThreads } from "@/server/conversations";
import { conversationChanged } from "@/server/conversations/events";
import {
  addPoints,
  addressesOf,
  type ContactPoint,
  leadRow,
  lockLeads,
  pointsOf,
  sealEmail,
  sealPhone,
} from "@/server/leads";
import { leadChanged } from "@/server/leads/events";
import type { ConsentStatus, StandingChannel } from "@/server/leads/schemas";
import { cancelPending } from "@/server/messaging";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { tenantKeys } from "@/server/platform/vault";
import { leadsMerged } from "../events";
import { MergeInput } from "../schemas";
import { mergedConsent, mergedFields, type Pair, type Person, stricter } from "./choose";
import { stateStanding, withdrawalsOf } from "./consents";
import { settlePairs } from "./pairs";
import { kept, sealSnapshot } from "./snapshot";

/** Why two leads cannot become one, or null when they can. */
export function refusalToMerge({ survivorId, otherId }: { survivorId: string; otherId: string }): string | null {
  return survivorId === otherId ? "These are one lead already." : null;
}

/** One lead lives on in another: nothing of either is lost, the stricter consent wins, and 30 days long it can be undone. */
export async function mergeLeads(ctx: Ctx, input: MergeInput): Promise<{ mergeId: string; leadId: string }> {
  authorize(ctx, "leads:write");
  const asked = MergeInput.parse(input);
  return inTransaction(ctx, (tx) => mergeIn(tx, asked));
}

/** The same in the caller's transaction; the caller has authorized. */
export async function mergeIn(
  tx: Tx,
  { survivorId: named, otherId: namedOther, choices = {} }: MergeInput,
): Promise<{ mergeId: string; leadId: string }> {
  const [survivorId, otherId] = [(await leadRow(tx, named)).id, (await leadRow(tx, namedOther)).id];
  const refusal = refusalToMerge({ survivorId, otherId });
  if (refusal) throw new Refused(refusal);
  const locked = await lockThreads(tx, [survivorId, otherId]);
  const pair = await lockPair(tx, survivorId, otherId);
  const points = await pointsOf(tx, [survivorId, otherId], true);
  const written = mergedFields(pair, choices, consentsOf(pair, points));

  await cancelPending(tx, { leadIds: [otherId], reason: `This lead was merged into another one.` });
  await endForLead(tx, otherId, "The lead was merged into another one.");
  const threads = await joinThreads(tx, { into: survivorId, from: otherId }, locked);
  const brought = await sendTo(tx, pair, spareExternalId(pair, written.externalId));
  await writeSurvivor(tx, pair, written);
  await gatherPoints(tx, { pair, points, written });
  const mergeId = newId();
  await stateStanding(tx, { mergeId, pair, written });
  const withdrawals = await withdrawalsOf(tx, survivorId);
  const snapshot = {
    survivor: kept(pair.survivor),
    other: kept(pair.other),
    written,
    points,
    threads,
    brought,
    withdrawals,
  };
  await tx.insert(merges).values({
    tenantId: tx.tenantId,
    id: mergeId,
    survivorId,
    loserId: otherId,
    choices,
    beforeSealed: sealSnapshot(await tenantKeys(tx), mergeId, snapshot),
    mergedBy: tx.ctx.actor.name,
    mergedAt: tx.now(),
  });
  await settlePairs(tx, otherId);
  await record(tx, "lead.merged", {
    subject: { type: "lead", id: survivorId },
    after: { other: otherId, merge: mergeId, choices },
  });
  await announce(tx, leadsMerged, { mergeId, leadId: survivorId, otherId });
  await announce(tx, leadChanged, { leadId: survivorId });
  if (threads.from) await announce(tx, conversationChanged, { conversationId: survivorId });
  return { mergeId, leadId: survivorId };
}

/** Both leads with their addresses, locked in the order of their ids. */
async function lockPair(tx: Tx, survivorId: string, otherId: string): Promise<Pair> {
  const keys = await tenantKeys(tx);
  const rows = await lockLeads(tx, [survivorId, otherId]);
  const person = (id: string): Person => {
    const row = rows.find((one) => one.id === id);
    if (!row) throw new Refused("One of these leads was merged this very moment. Look again.");
    return { ...row, ...addressesOf(keys, row) };
  };
  return { survivor: person(survivorId), other: person(otherId) };
}

const kindOf = { sms: "phone", email: "email" } as const;

/** What the two agree to as one person, by channel. */
function consentsOf(
  { survivor, other }: Pair,
  points: readonly ContactPoint[],
): Record<StandingChannel, ConsentStatus> {
  const of = (channel: StandingChannel, lead: Person) => ({
    status: channel === "sms" ? lead.smsConsent : lead.emailConsent,
    hasAddress:
      lead[kindOf[channel]] !== null ||
      points.some((point) => point.leadId === lead.id && point.kind === kindOf[channel] && !point.removedAt),
  });
  const merged = (channel: StandingChannel) => mergedConsent(of(channel, survivor), of(channel, other));
  return { sms: merged("sms"), email: merged("email") };
}

/** Both external ids go on naming the person: the one that the survivor does not take stays with the other. */
const spareExternalId = ({ survivor, other }: Pair, taken: string | null) =>
  taken === other.externalId ? survivor.externalId : other.externalId;

/** The other lead leaves every list; whoever was merged into it before follows. Answers those. */
async function sendTo(tx: Tx, { survivor, other }: Pair, externalId: string | null): Promise<string[]> {
  const gone = { mergedIntoId: survivor.id, updatedAt: tx.now() };
  const noAddress = { phoneSealed: null, phoneHash: null, emailSealed: null, emailHash: null };
  const us = eq(leads.tenantId, tx.tenantId);
  const isSwapped = externalId !== other.externalId;
  // Its external id is given up first: the survivor takes it, and leaves its own instead.
  await tx
    .update(leads)
    .set({ ...gone, ...noAddress, ...(isSwapped ? { externalId: null } : {}) })
    .where(and(us, eq(leads.id, other.id)));
  if (isSwapped && externalId) {
    await tx
      .update(leads)
      .set({ externalId: null })
      .where(and(us, eq(leads.id, survivor.id)));
    await tx
      .update(leads)
      .set({ externalId })
      .where(and(us, eq(leads.id, other.id)));
  }
  if (!other.absorbed) return [];
  const followers = await tx
    .update(leads)
    .set(gone)
    .where(and(us, eq(leads.mergedIntoId, other.id)))
    .returning({ id: leads.id });
  return followers.map(({ id }) => id);
}

/** The plain addresses that the survivor has from now on. */
const primaryOf = (
  { survivor, other }: Pair,
  { phoneHash, emailHash }: { phoneHash: string | null; emailHash: string | null },
) => ({
  phone: phoneHash === other.phoneHash ? other.phone : survivor.phone,
  email: emailHash === other.emailHash ? other.email : survivor.email,
});

async function writeSurvivor(tx: Tx, pair: Pair, written: ReturnType<typeof mergedFields>): Promise<void> {
  const keys = await tenantKeys(tx);
  const { id } = pair.survivor;
  const { phone, email } = primaryOf(pair, written);
  await tx
    .update(leads)
    .set({
      ...written,
      phoneSealed: phone ? sealPhone(keys, id, phone) : null,
      emailSealed: email ? sealEmail(keys, id, email) : null,
      updatedAt: tx.now(),
    })
    .where(and(eq(leads.tenantId, tx.tenantId), eq(leads.id, id)));
}

/** All addresses of the other become further addresses of the survivor, none with a laxer consent than the merged one. */
async function gatherPoints(
  tx: Tx,
  { pair, points, written }: { pair: Pair; points: readonly ContactPoint[]; written: ReturnType<typeof mergedFields> },
): Promise<void> {
  const { survivor, other } = pair;
  const here = eq(contactPoints.tenantId, tx.tenantId);
  if (points.some(({ leadId }) => leadId === other.id))
    await tx
      .update(contactPoints)
      .set({ leadId: survivor.id })
      .where(and(here, eq(contactPoints.leadId, other.id)));
  for (const [kind, consent] of [
    ["phone", written.smsConsent],
    ["email", written.emailConsent],
  ] as const) {
    const laxer = points.filter((point) => point.kind === kind && stricter(point.consent, consent) !== point.consent);
    if (laxer.length > 0)
      await tx
        .update(contactPoints)
        .set({ consent })
        .where(
          and(
            here,
            inArray(
              contactPoints.id,
              laxer.map(({ id }) => id),
            ),
          ),
        );
  }
  const spare = [
    sparePhone(written.phoneHash === survivor.phoneHash ? other : survivor, written.smsConsent),
    spareEmail(written.emailHash === survivor.emailHash ? other : survivor, written.emailConsent),
  ].filter((point) => point !== null);
  const taken = new Set(points.filter(({ removedAt }) => !removedAt).map(({ valueHash }) => valueHash));
  const fresh = { label: null, removedAt: null, leadId: survivor.id, createdAt: tx.now() };
  await addPoints(
    tx,
    spare.filter(({ valueHash }) => !taken.has(valueHash)).map((point) => ({ ...fresh, ...point, id: newId() })),
  );
}

const sparePhone = ({ phone, phoneHash, phoneConfidence, undeliverableSms }: Person, consent: ConsentStatus) =>
  phone && phoneHash
    ? {
        kind: "phone" as const,
        value: phone,
        valueHash: phoneHash,
        confidence: phoneConfidence ?? ("Unknown" as const),
        status: undeliverableSms ? ("undeliverable" as const) : ("ok" as const),
        consent,
      }
    : null;

const spareEmail = ({ email, emailHash, emailConfidence }: Person, consent: ConsentStatus) =>
  email && emailHash
    ? {
        kind: "email" as const,
        value: email,
        valueHash: emailHash,
        confidence: emailConfidence ?? ("Unknown" as const),
        status: "ok" as const,
        consent,
      }
    : null;
