import { sql } from "drizzle-orm";
import { forgetSubscriptions } from "@/server/channels";
import { markContacted } from "@/server/leads";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { applyRefusals } from "./carrier-refusals";
import { touchesSent } from "./events";
import { pauseSender, resumeSender } from "./governor";
import {
  announceChanges,
  type Cleared,
  placesOf,
  stillUnderAttempt,
  writeReleased,
  writeStatus,
  writeUnknown,
} from "./ledger-writes";
import { lockPeople } from "./lock-order";
import { applyEarlyReceipts } from "./receipts";
import type { Answered } from "./send";
import { deliveryOf, rankOf } from "./status-rank";
import type { DueTouch, SentTouch, Sources } from "./touch-source";

/** How long a carrier gets to call back before it is asked what became of a text, real time. */
export const callbackWaitSeconds = 120;

/** A text that a carrier has taken, as the ledger is told: by its answer, or by reconciling. */
export interface Accepted {
  readonly touch: DueTouch;
  readonly attemptId: string;
  readonly body: string;
  readonly subject: string | null;
  readonly segments: number;
  readonly provider: SentTouch["provider"];
  readonly providerId: string;
  readonly providerStatus: string;
}

const acceptedOf = ({ text, answer }: Answered): Accepted[] => {
  if (answer.kind !== "accepted") return [];
  const { touch, attemptId, body, segments, sender, mail, card } = text;
  return [
    {
      touch,
      attemptId,
      body,
      subject: mail?.subject ?? card?.title ?? null,
      segments,
      provider: sender.provider,
      providerId: answer.providerId,
      providerStatus: answer.status,
    },
  ];
};

/** Records what the carriers said about one wave, with what follows from it, in one transaction. Answers how many were sent. */
export async function recordAnswers(tx: Tx, answered: readonly Answered[], edge: Sources): Promise<number> {
  await lockPeople(
    tx,
    answered.map(({ text }) => text.touch),
  );
  await forgetSubscriptions(
    tx,
    answered.flatMap(({ answer }) => ("gone" in answer ? (answer.gone ?? []) : [])),
  );
  const sent = await recordAccepted(tx, answered.flatMap(acceptedOf), edge);
  await recordOthers(tx, answered);
  return sent;
}

/** What was taken becomes sent: the ledger, the thread, the lead, and whatever the source does next. */
export async function recordAccepted(tx: Tx, accepted: readonly Accepted[], edge: Sources): Promise<number> {
  if (accepted.length === 0) return 0;
  const moved = await writeSent(tx, accepted);
  const sentAt = tx.now();
  const sent = accepted
    .filter(({ attemptId }) => moved.has(attemptId))
    .map(
      ({ touch, body, subject, segments, provider, providerId }): SentTouch => ({
        ...touch,
        body,
        subject,
        segments,
        sentAt,
        provider,
        providerId,
        messageId: newId(),
      }),
    );
  if (sent.length === 0) return 0;
  await insertMessages(tx, sent);
  await markContacted(
    tx,
    sent.flatMap(({ leadId }) => leadId ?? []),
    sentAt,
  );
  await applyEarlyReceipts(
    tx,
    sent.map(({ providerId }) => providerId),
  );
  for (const source of edge.sources) {
    const own = sent.filter((touch) => touch.source === source.source);
    if (own.length > 0) await source.sent(tx, own);
  }
  for (const witness of edge.witnesses ?? []) await witness.sent(tx, sent);
  await announce(tx, touchesSent, placesOf(sent));
  return sent.length;
}

async function writeSent(tx: Tx, accepted: readonly Accepted[]): Promise<Set<string>> {
  const rows = accepted.map(({ touch, attemptId, providerId, providerStatus }) => ({
    id: touch.id,
    attempt_id: attemptId,
    provider_id: providerId,
    provider_status: providerStatus,
    rank: rankOf(providerStatus),
    delivery: deliveryOf(providerStatus),
  }));
  const result = (await tx.execute(sql`
    update touches t set status = 'sent', provider_id = r.provider_id, provider_status = r.provider_status, status_rank = r.rank, delivery = r.delivery,
      sent_at = ${tx.now().toISOString()}::timestamptz, reason = null, error_code = null, lease_until = null,
      updated_at = ${tx.realNow().toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, attempt_id uuid, provider_id text, provider_status text, rank int, delivery text)
    where t.tenant_id = ${tx.tenantId}::uuid and t.id = r.id and t.attempt_id = r.attempt_id and t.status in ('sending', 'unknown')
    returning t.attempt_id as id`)) as { rows: { id: string }[] };
  return new Set(result.rows.map(({ id }) => id));
}

async function insertMessages(tx: Tx, sent: readonly SentTouch[]): Promise<void> {
  const rows = sent.map((touch) => ({
    id: touch.messageId,
    conversation_id: touch.conversationId,
    lead_id: touch.leadId,
    channel: touch.channel,
    subject: touch.subject,
    body: touch.body,
    author: touch.author,
    author_id: touch.authorId,
    touch_id: touch.id,
    provider: touch.provider,
    provider_id: touch.providerId,
    segments: touch.segments,
    at: touch.sentAt.toISOString(),
  }));
  await tx.execute(sql`
    insert into messages (tenant_id, id, conversation_id, lead_id, direction, channel, subject, body, author, author_id, touch_id, provider,
                          provider_id, segments, at, created_at)
    select ${tx.tenantId}::uuid, r.id, r.conversation_id, r.lead_id, 'out', r.channel, r.subject, r.body, r.author, r.author_id, r.touch_id,
           r.provider, r.provider_id, r.segments, r.at, ${tx.realNow().toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, conversation_id uuid, lead_id uuid, channel text, subject text,
         body text, author text, author_id text, touch_id uuid, provider text, provider_id text, segments int, at timestamptz)
    on conflict (tenant_id, provider, provider_id) do nothing`);
}

/** What was not taken, or may not have been; a carrier that failed gives its sender a pause, one that answers ends it. */
async function recordOthers(tx: Tx, answered: readonly Answered[]): Promise<void> {
  const until = await settleSenders(tx, answered);
  const others = await stillUnderAttempt(
    tx,
    answered.filter(({ answer }) => answer.kind !== "accepted"),
  );
  await recordWithheld(
    tx,
    others.flatMap(({ text, answer }) => (answer.kind === "withheld" ? [text] : [])),
  );
  await writeReleased(
    tx,
    others.flatMap(({ text, answer }) =>
      answer.kind === "busy" ? [{ id: text.touch.id, reason: answer.sentence, dueAt: until.get(text.sender.id) }] : [],
    ),
  );
  await writeUnknown(
    tx,
    others.flatMap(({ text, answer }) =>
      answer.kind === "unknown" ? [{ id: text.touch.id, reason: answer.sentence }] : [],
    ),
    callbackWaitSeconds,
  );
  await applyRefusals(
    tx,
    others.flatMap(({ text, answer }) =>
      answer.kind === "refused"
        ? [
            {
              touchId: text.touch.id,
              leadId: text.touch.leadId,
              campaignId: text.touch.campaignId,
              senderId: text.sender.id,
              channel: text.touch.channel,
              address: text.to,
              attempts: text.touch.attempts + 1,
              code: answer.code,
              sentence: answer.sentence,
            },
          ]
        : [],
    ),
    ["sending"],
  );
  await announceChanges(
    tx,
    others.map(({ text }) => text.touch),
  );
}

/** A campaign's text passes the gate again, which says why it may not go; the others were written for a moment that is over. */
async function recordWithheld(tx: Tx, texts: readonly Cleared[]): Promise<void> {
  const reason =
    "Stopped at the last look: the person opted out, a person took over the conversation, or its hours ended.";
  const [campaigns, others] = [
    texts.filter(({ touch }) => touch.campaignId),
    texts.filter(({ touch }) => !touch.campaignId),
  ];
  await writeReleased(
    tx,
    campaigns.map(({ touch }) => ({ id: touch.id, reason: null })),
  );
  await writeStatus(
    tx,
    others.map(({ touch }) => ({ id: touch.id, status: "skipped" as const, reason })),
    ["sending"],
  );
}

async function settleSenders(tx: Tx, answered: readonly Answered[]): Promise<Map<string, Date>> {
  const until = new Map<string, Date>();
  for (const [senderId, own] of Map.groupBy(answered, ({ text }) => text.sender.id)) {
    const failed = own.filter(({ answer }) => answer.kind === "busy" || answer.kind === "unknown");
    const waits = failed.map(({ answer }) => (answer.kind === "busy" ? (answer.retryAfterMs ?? 0) : 0));
    if (failed.length > 0) until.set(senderId, await pauseSender(tx, senderId, Math.max(...waits)));
    else if (own.some(({ answer }) => answer.kind === "accepted")) await resumeSender(tx, senderId);
  }
  return until;
}
