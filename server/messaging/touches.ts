import { and, count, eq, inArray, sql } from "drizzle-orm";
import { touches } from "@/drizzle/schema";
import type { TouchChannel } from "@/server/leads/schemas";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { touchesDue } from "./events";
import type {
  AuthorKind,
  ChannelChoice,
  ChannelRule,
  Ledger,
  RuleVerdict,
  TouchClass,
  TouchSourceName,
} from "./schemas";

/** An intended send. One that is excluded from the start is added as `skipped`, with its reason. */
export interface NewTouch {
  id?: string;
  source: TouchSourceName;
  sourceKey: string;
  campaignId?: string | null;
  step?: number | null;
  conversationId: string;
  leadId: string | null;
  /** Texts unless said otherwise. */
  channel?: TouchChannel;
  /** The channel is fixed unless said otherwise. */
  channelRule?: ChannelRule;
  choice?: ChannelChoice | null;
  class: TouchClass;
  author: AuthorKind;
  authorId?: string | null;
  /** Tenant clock. */
  dueAt: Date;
  answersMessageId?: string | null;
  status?: "pending" | "skipped";
  reason?: string | null;
  verdict?: RuleVerdict[] | null;
}

const rowsAStatement = 5_000;

/**
 * Writes intended sends into the ledger, set-based. A touch that is there already (same source and key) stays as it is.
 * Wakes the drain when one of them is due now. Answers the ids that were added.
 */
export async function addTouches(tx: Tx, rows: readonly NewTouch[]): Promise<string[]> {
  const added: string[] = [];
  for (let at = 0; at < rows.length; at += rowsAStatement) {
    added.push(...(await insertTouches(tx, rows.slice(at, at + rowsAStatement))));
  }
  const now = tx.now();
  if (added.length > 0 && rows.some((row) => row.status !== "skipped" && row.dueAt <= now))
    await announce(tx, touchesDue, {});
  return added;
}

async function insertTouches(tx: Tx, rows: readonly NewTouch[]): Promise<string[]> {
  const json = JSON.stringify(rows.map(asRecord));
  const { rows: inserted } = (await tx.execute(sql`
    insert into touches (tenant_id, id, source, source_key, campaign_id, step, conversation_id, lead_id, channel, channel_rule, choice, class, author, author_id,
                         status, reason, verdict, due_at, answers_message_id, created_at, updated_at)
    select ${tx.tenantId}::uuid, r.id, r.source, r.source_key, r.campaign_id, r.step, r.conversation_id, r.lead_id, r.channel, r.channel_rule, r.choice, r.class, r.author,
           r.author_id, r.status, r.reason, r.verdict, r.due_at, r.answers_message_id, ${tx.realNow().toISOString()}::timestamptz,
           ${tx.realNow().toISOString()}::timestamptz
    from json_to_recordset(${json}::json) as r(id uuid, source text, source_key text, campaign_id uuid, step int, conversation_id uuid,
         lead_id uuid, channel text, channel_rule text, choice jsonb, class text, author text, author_id text, status text, reason text, verdict jsonb, due_at timestamptz,
         answers_message_id uuid)
    on conflict (tenant_id, source, source_key) do nothing
    returning id`)) as { rows: { id: string }[] };
  return inserted.map((row) => row.id);
}

const routeIn = ({ channel = "sms", channelRule = "fixed", choice = null }: NewTouch) => ({
  channel,
  channel_rule: channelRule,
  choice,
});

const asRecord = (row: NewTouch) => ({
  id: row.id ?? newId(),
  source: row.source,
  source_key: row.sourceKey,
  campaign_id: row.campaignId ?? null,
  step: row.step ?? null,
  conversation_id: row.conversationId,
  lead_id: row.leadId,
  ...routeIn(row),
  class: row.class,
  author: row.author,
  author_id: row.authorId ?? null,
  status: row.status ?? "pending",
  reason: row.reason ?? null,
  verdict: row.verdict ?? null,
  due_at: row.dueAt.toISOString(),
  answers_message_id: row.answersMessageId ?? null,
});

const none: Ledger = { intended: 0, pending: 0, held: 0, sent: 0, skipped: 0, failed: 0, cancelled: 0, unknown: 0 };

/** The campaign's ledger: intended is the sum of the rest by construction; sending counts as pending. */
export async function ledgerOf(tx: Tx, campaignId: string): Promise<Ledger> {
  return (await ledgersOf(tx, [campaignId])).get(campaignId) ?? none;
}

/** The ledgers of several campaigns in one query; a campaign without touches is missing. */
export async function ledgersOf(tx: Tx, campaignIds: readonly string[]): Promise<ReadonlyMap<string, Ledger>> {
  if (campaignIds.length === 0) return new Map();
  const counted = await tx
    .select({ campaignId: touches.campaignId, status: touches.status, count: count() })
    .from(touches)
    .where(and(eq(touches.tenantId, tx.tenantId), inArray(touches.campaignId, [...campaignIds])))
    .groupBy(touches.campaignId, touches.status);
  const ledgers = new Map<string, Ledger>();
  for (const row of counted) {
    const ledger = ledgers.get(row.campaignId ?? "") ?? { ...none };
    const state = row.status === "sending" ? "pending" : row.status;
    ledger[state] += row.count;
    ledger.intended += row.count;
    ledgers.set(row.campaignId ?? "", ledger);
  }
  return ledgers;
}
