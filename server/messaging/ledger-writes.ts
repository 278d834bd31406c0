import { sql } from "drizzle-orm";
import { touches } from "@/drizzle/schema";
import type { OpenSender, OutgoingMail } from "@/server/channels";
import type { OutgoingCard, OutgoingTemplate } from "@/server/channels/schemas";
import type { FileView } from "@/server/files/schemas";
import { channels, closedBy, siteChannels } from "@/server/leads/schemas";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import type { Claimed } from "./claim";
import { touchesChanged } from "./events";
import type { Quota } from "./pace";
import type { RuleVerdict, TouchStatus } from "./schemas";

/** How long a claimed text may take before it counts as unknown, real time. */
export const claimSeconds = 30;

/** A text that passed the gate: claimed under an attempt of its own, and not yet with the carrier. */
export interface Cleared {
  readonly touch: Claimed;
  readonly attemptId: string;
  readonly to: string;
  readonly addressHash: string | null;
  readonly body: string;
  readonly segments: number;
  readonly sender: OpenSender;
  readonly quotas: readonly Quota[];
  readonly closesAt: Date | null;
  readonly mail: OutgoingMail | null;
  readonly template: OutgoingTemplate | null;
  readonly files: readonly FileView[];
  readonly card?: OutgoingCard | null;
}

type Verdicts = readonly RuleVerdict[];
type Rows = { rows: { id: string }[] };
const ids = (result: unknown): string[] => (result as Rows).rows.map(({ id }) => id);
const instant = (at: Date | null) => at?.toISOString() ?? null;

/** Commits the claim: attempt, lease, body and verdict stand in the ledger before any carrier is called. */
export async function writeSending(tx: Tx, cleared: readonly (Cleared & { verdicts: Verdicts })[]): Promise<void> {
  if (cleared.length === 0) return;
  const rows = cleared.map(({ touch, attemptId, body, segments, sender, mail, files, card, verdicts }) => ({
    id: touch.id,
    attempt_id: attemptId,
    body,
    subject: mail?.subject ?? card?.title ?? null,
    file_ids: files.length > 0 ? files.map(({ id }) => id) : null,
    link: card?.link ?? null,
    segments,
    sender_id: sender.id,
    verdict: verdicts,
  }));
  await tx.execute(sql`
    update touches t set status = 'sending', attempt_id = r.attempt_id, attempts = t.attempts + 1, body = r.body, subject = r.subject, file_ids = r.file_ids, link = r.link, segments = r.segments,
      sender_id = r.sender_id, verdict = r.verdict, reason = null, error_code = null, claimed_at = now(), provider_id = null,
      provider_status = null, status_rank = -1, delivery = null,
      lease_until = now() + make_interval(secs => ${claimSeconds}), updated_at = ${instant(tx.realNow())}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(id uuid, attempt_id uuid, body text, subject text, file_ids uuid[], link text, segments int, sender_id uuid, verdict jsonb)
    where t.tenant_id = ${tx.tenantId}::uuid and t.id = r.id and t.status in ('pending', 'held')`);
}

/** The opt-outs that close a touch's channel. */
const closing = sql.raw(
  `case t.channel ${channels.map((channel) => `when '${channel}' then array['${closedBy[channel].join("','")}']`).join(" ")} end`,
);

/** Who has no address there stands in the lead's own row. */
const onSite = sql.raw(`array['${siteChannels.join("','")}']`);

/**
 * The last look, under the rows' locks: not suppressed, the campaign runs, no person took over. An opt-out that wants to
 * commit must first cancel these rows, so it waits for this transaction, and a text never starts after it.
 */
export async function lockIfAllowed(tx: Tx, texts: readonly Cleared[]): Promise<Set<string>> {
  await tx.execute(sql`
    select from touches where tenant_id = ${tx.tenantId}::uuid and ${among(
      touches.id,
      texts.map(({ touch }) => touch.id),
    )} order by id for update`);
  // A statement of its own: it sees whatever committed while the locks were waited for.
  const rows = texts.map(({ touch, attemptId, addressHash }) => ({
    id: touch.id,
    attempt: attemptId,
    hash: addressHash,
  }));
  const result = await tx.execute(sql`
    select t.attempt_id as id from touches t
    join json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, attempt uuid, hash text) on t.id = r.id and t.attempt_id = r.attempt
    where t.tenant_id = ${tx.tenantId}::uuid and t.status = 'sending'
      and (t.class = 'required' or not exists (select from suppressions s where s.tenant_id = t.tenant_id and s.address_hash = r.hash
           and s.lifted_at is null and s.channels && ${closing}))
      and (t.campaign_id is null or exists (select from campaigns c where c.tenant_id = t.tenant_id and c.id = t.campaign_id and c.status in ('running', 'done')))
      and (t.class = 'required' or t.author = 'user' or not exists (select from leads l where l.tenant_id = t.tenant_id and l.id = t.lead_id
           and l.outreach_paused_at is not null))
      and not (t.channel = any(${onSite}) and exists (select from leads l where l.tenant_id = t.tenant_id and l.id = t.lead_id and t.channel = any(l.suppressed)))
      and (t.author <> 'ai' or not exists (select from conversations v where v.tenant_id = t.tenant_id and v.id = t.conversation_id and v.owner = 'human'))
      and not exists (select from halts h where h.tenant_id = t.tenant_id and h.lifted_at is null and (h.scope = 'workspace'
           or (h.scope = 'channel' and h.target = t.channel) or (h.scope = 'campaign' and h.target = t.campaign_id::text)
           or (h.scope = 'sender' and h.target = t.sender_id::text)))`);
  return new Set(ids(result));
}

/** Of these texts those whose rows are still under their attempts, locked: from a drain that was silent for long others may have taken some. */
export async function stillUnderAttempt<Text extends { text: Cleared }>(
  tx: Tx,
  texts: readonly Text[],
): Promise<Text[]> {
  if (texts.length === 0) return [];
  const rows = texts.map(({ text }) => ({ id: text.touch.id, attempt: text.attemptId }));
  const held = new Set(
    ids(
      await tx.execute(sql`
        select t.attempt_id as id from touches t
        join json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, attempt uuid) on t.id = r.id and t.attempt_id = r.attempt
        where t.tenant_id = ${tx.tenantId}::uuid order by t.id for update of t`),
    ),
  );
  return texts.filter(({ text }) => held.has(text.attemptId));
}

export interface StatusChange {
  readonly id: string;
  readonly status: TouchStatus;
  readonly reason: string | null;
  readonly dueAt?: Date | null;
  readonly verdicts?: Verdicts | null;
  readonly errorCode?: number | null;
}

/** Moves touches to another state, set-based; a row that waits again lets go of its attempt. Only from these states. */
export async function writeStatus(
  tx: Tx,
  changes: readonly StatusChange[],
  from: readonly TouchStatus[],
): Promise<string[]> {
  if (changes.length === 0) return [];
  const rows = changes.map(({ id, status, reason, dueAt, verdicts, errorCode }) => ({
    id,
    status,
    reason,
    due_at: instant(dueAt ?? null),
    verdict: verdicts ?? null,
    error_code: errorCode ?? null,
  }));
  const result = await tx.execute(sql`
    update touches t set status = r.status, reason = r.reason, due_at = coalesce(r.due_at, t.due_at), verdict = coalesce(r.verdict, t.verdict),
      error_code = coalesce(r.error_code, t.error_code),
      attempt_id = case when r.status in ('pending', 'held') then null else t.attempt_id end,
      claimed_at = case when r.status in ('pending', 'held') then null else t.claimed_at end,
      lease_until = null, updated_at = ${instant(tx.realNow())}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(id uuid, status text, reason text, due_at timestamptz, verdict jsonb, error_code int)
    where t.tenant_id = ${tx.tenantId}::uuid and t.id = r.id
      and t.status in (${sql.join(
        from.map((status) => sql`${status}`),
        sql`, `,
      )})
    returning t.id`);
  return ids(result);
}

export interface Release {
  readonly id: string;
  readonly reason: string | null;
  readonly dueAt?: Date | null;
}

/** Takes a claim back: the text surely did not leave, so the attempt does not count, and it is due (again, or then). */
export async function writeReleased(tx: Tx, released: readonly Release[]): Promise<void> {
  if (released.length === 0) return;
  const rows = released.map(({ id, reason, dueAt }) => ({ id, reason, due_at: instant(dueAt ?? null) }));
  await tx.execute(sql`
    update touches t set status = 'pending', reason = r.reason, due_at = coalesce(r.due_at, t.due_at), attempts = greatest(t.attempts - 1, 0),
      attempt_id = null, claimed_at = null, lease_until = null, updated_at = ${instant(tx.realNow())}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, reason text, due_at timestamptz)
    where t.tenant_id = ${tx.tenantId}::uuid and t.id = r.id and t.status = 'sending'`);
}

/** Leaves a text unknown: its lease now says when to look for it, real time. */
export async function writeUnknown(
  tx: Tx,
  unknown: readonly { id: string; reason: string }[],
  lookAfterSeconds: number,
): Promise<void> {
  if (unknown.length === 0) return;
  await tx.execute(sql`
    update touches t set status = 'unknown', reason = r.reason, lease_until = now() + make_interval(secs => ${lookAfterSeconds}),
      updated_at = ${instant(tx.realNow())}::timestamptz
    from json_to_recordset(${JSON.stringify(unknown)}::json) as r(id uuid, reason text)
    where t.tenant_id = ${tx.tenantId}::uuid and t.id = r.id and t.status in ('sending', 'unknown')`);
}

type Place = { conversationId: string; campaignId: string | null };

const distinct = (values: readonly (string | null)[]) => [...new Set(values.filter((value) => value !== null))];

/** The ids that a browser needs to refresh what it shows; long lists are cut, the campaign's id says enough. */
export const placesOf = (places: readonly Place[]) => ({
  conversationIds: distinct(places.map(({ conversationId }) => conversationId)).slice(0, 200),
  campaignIds: distinct(places.map(({ campaignId }) => campaignId)),
});

export async function announceChanges(tx: Tx, places: readonly Place[]): Promise<void> {
  if (places.length > 0) await announce(tx, touchesChanged, placesOf(places));
}
