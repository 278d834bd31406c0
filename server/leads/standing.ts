import { and, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { contactPoints, leads } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import {
  type Channel,
  type ConsentStatus,
  type ConversationState,
  closedBy,
  type FollowUpStage,
  type Qualification,
  type ResponseStatus,
  type StandingChannel,
  standingChannels,
} from "./schemas";

// Where a lead stands, written by later domains in their own transactions. Each takes many leads in one statement.

const ours = (tx: Tx, leadIds: readonly string[]) => and(eq(leads.tenantId, tx.tenantId), among(leads.id, leadIds));

/** Whether an opt-out of the lead closes that channel, as a condition on the leads table. */
export const isStopped = (channel: Channel): SQL =>
  sql`${leads.suppressed} && ${sql.raw(`'{${closedBy[channel].join(",")}}'::text[]`)}`;

/**
 * A text or an e-mail went out at that time (tenant clock); an older time never overwrites a newer one. A lead's first one
 * makes its conversation "contacted".
 */
export async function markContacted(tx: Tx, leadIds: readonly string[], at: Date): Promise<void> {
  if (leadIds.length === 0) return;
  await tx
    .update(leads)
    .set({
      lastContactedAt: sql`greatest(${leads.lastContactedAt}, ${at.toISOString()}::timestamptz)`,
      conversationState: sql`case when ${leads.conversationState} = 'new' then 'contacted' else ${leads.conversationState} end`,
      updatedAt: tx.now(),
    })
    .where(ours(tx, leadIds));
}

/** The conversation's state as the list shows it. */
export async function setConversationState(
  tx: Tx,
  leadIds: readonly string[],
  state: ConversationState,
): Promise<void> {
  if (leadIds.length === 0) return;
  await tx
    .update(leads)
    .set({ conversationState: state, updatedAt: tx.now() })
    .where(and(ours(tx, leadIds), ne(leads.conversationState, state)));
}

export async function setResponseStatus(tx: Tx, leadIds: readonly string[], status: ResponseStatus): Promise<void> {
  if (leadIds.length === 0) return;
  await tx.update(leads).set({ responseStatus: status, updatedAt: tx.now() }).where(ours(tx, leadIds));
}

export async function setFollowUpStage(tx: Tx, leadIds: readonly string[], stage: FollowUpStage | null): Promise<void> {
  if (leadIds.length === 0) return;
  await tx.update(leads).set({ followUpStage: stage, updatedAt: tx.now() }).where(ours(tx, leadIds));
}

/** What an assessment says of a lead. */
export interface Assessed {
  id: string;
  score: number;
  qualification: Qualification;
  eligible: boolean;
}

/** Scores, qualification and eligibility for re-engagement, where they differ; answers how many did. */
export async function setAssessments(tx: Tx, rows: readonly Assessed[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { rows: changed } = (await tx.execute(sql`
    update leads l set score = r.score, qualification = r.qualification, eligible_for_reengagement = r.eligible
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, score int, qualification text, eligible boolean)
    where l.tenant_id = ${tx.tenantId}::uuid and l.id = r.id
      and (l.score, l.qualification, l.eligible_for_reengagement) is distinct from (r.score, r.qualification, r.eligible)
    returning l.id`)) as unknown as { rows: unknown[] };
  return changed.length;
}

const hasStanding = (channel: Channel): channel is StandingChannel => standingChannels.some((one) => one === channel);

/** What the newest consent record of each lead says about one channel. */
export async function setConsentStanding(
  tx: Tx,
  channel: Channel,
  standings: ReadonlyMap<string, ConsentStatus>,
): Promise<void> {
  if (!hasStanding(channel)) return;
  const byStatus = Map.groupBy(standings, ([, status]) => status);
  for (const [status, group] of byStatus) {
    const leadIds = group.map(([leadId]) => leadId);
    const change = channel === "sms" ? { smsConsent: status } : { emailConsent: status };
    await tx
      .update(leads)
      .set({ ...change, updatedAt: tx.now() })
      .where(ours(tx, leadIds));
    if (status === "withdrawn") await setFurtherConsent(tx, { leadIds, channel }, status);
  }
}

/** The same for the addresses beside the primary ones: all of the channel, or the one that is named. */
export async function setFurtherConsent(
  tx: Tx,
  { leadIds, channel, hash }: { leadIds: readonly string[]; channel: StandingChannel; hash?: string },
  consent: ConsentStatus,
): Promise<void> {
  if (leadIds.length === 0) return;
  const which = and(
    eq(contactPoints.tenantId, tx.tenantId),
    among(contactPoints.leadId, leadIds),
    eq(contactPoints.kind, channel === "sms" ? "phone" : "email"),
    hash ? eq(contactPoints.valueHash, hash) : undefined,
  );
  await tx.update(contactPoints).set({ consent }).where(which);
}

const channelList = (channels: readonly Channel[]) =>
  sql.join(
    [...channels].map((channel) => sql`${channel}::text`),
    sql`, `,
  );

/** Shows that an address of these leads is on the suppression list for these channels. */
export async function markSuppressed(tx: Tx, leadIds: readonly string[], channels: readonly Channel[]): Promise<void> {
  if (leadIds.length === 0 || channels.length === 0) return;
  await tx
    .update(leads)
    .set({
      suppressed: sql`(select array_agg(distinct c order by c) from unnest(${leads.suppressed} || array[${channelList(channels)}]) as c)`,
      updatedAt: tx.now(),
    })
    .where(and(ours(tx, leadIds), sql`not (${leads.suppressed} @> array[${channelList(channels)}])`));
}

/** The undoing: these channels are open again for these leads. */
export async function unmarkSuppressed(
  tx: Tx,
  leadIds: readonly string[],
  channels: readonly Channel[],
): Promise<void> {
  if (leadIds.length === 0 || channels.length === 0) return;
  await tx
    .update(leads)
    .set({
      suppressed: sql`array(select c from unnest(${leads.suppressed}) as c where c <> all (array[${channelList(channels)}]))`,
      updatedAt: tx.now(),
    })
    .where(ours(tx, leadIds));
}

/** The carrier said that texts cannot reach this number; a new number clears it. */
export async function markUndeliverable(tx: Tx, leadIds: readonly string[]): Promise<void> {
  if (leadIds.length === 0) return;
  await tx.update(leads).set({ undeliverableSms: true, updatedAt: tx.now() }).where(ours(tx, leadIds));
}

/** A lead with the blind indexes of all its addresses; `further` are those beside the primary ones. */
export interface AddressOwner {
  id: string;
  phoneHash: string | null;
  emailHash: string | null;
  further: { kind: "phone" | "email"; hash: string }[];
}

/** The leads that own any of these addresses (blind indexes), as the primary one or as a further one. */
export async function leadsByAddress(tx: Tx, hashes: readonly string[]): Promise<AddressOwner[]> {
  if (hashes.length === 0) return [];
  const furtherOwners = tx
    .select({ id: contactPoints.leadId })
    .from(contactPoints)
    .where(and(isCurrent(tx), inArray(contactPoints.valueHash, [...hashes])));
  const owners = await tx
    .select({ id: leads.id, phoneHash: leads.phoneHash, emailHash: leads.emailHash })
    .from(leads)
    .where(
      and(
        eq(leads.tenantId, tx.tenantId),
        or(
          inArray(leads.phoneHash, [...hashes]),
          inArray(leads.emailHash, [...hashes]),
          inArray(leads.id, furtherOwners),
        ),
      ),
    );
  const further = await furtherOf(
    tx,
    owners.map(({ id }) => id),
  );
  return owners.map((owner) => ({ ...owner, further: further.get(owner.id) ?? [] }));
}

const isCurrent = (tx: Tx) =>
  and(
    eq(contactPoints.tenantId, tx.tenantId),
    inArray(contactPoints.kind, ["phone", "email"]),
    isNull(contactPoints.removedAt),
  );

/** The blind indexes of the addresses that leads have beside their primary ones, by lead. */
export async function furtherOf(tx: Tx, leadIds: readonly string[]): Promise<Map<string, AddressOwner["further"]>> {
  if (leadIds.length === 0) return new Map();
  const rows = await tx
    .select({ leadId: contactPoints.leadId, kind: contactPoints.kind, hash: contactPoints.valueHash })
    .from(contactPoints)
    .where(and(isCurrent(tx), among(contactPoints.leadId, leadIds)));
  const found = new Map<string, AddressOwner["further"]>();
  for (const { leadId, kind, hash } of rows)
    if (kind !== "profile") found.set(leadId, [...(found.get(leadId) ?? []), { kind, hash }]);
  return found;
}
