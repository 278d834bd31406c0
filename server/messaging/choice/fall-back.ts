import { and, eq, ne, or, sql } from "drizzle-orm";
import { campaigns, conversations, leads, messages, touches } from "@/drizzle/schema";
import { statusWords } from "@/server/channels";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import type { Windows } from "@/server/timing/schemas";
import type { ChannelChoice } from "../schemas";
import { addTouches, type NewTouch } from "../touches";
import { channelNames } from "./choose";
import { type ChannelQuestion, weighChannels } from "./weigh-channels";

type Touch = typeof touches.$inferSelect;
type Failed = { touch: Touch; windows: Partial<Windows> | null; status: string };

/**
 * What failed for good, or was not delivered, goes to the same person by the next channel: a new touch of the same step,
 * once for each channel, weighed by the gate like any other. Where no channel is left the row says why. A touch whose
 * channel is fixed, or that is tried again, is left alone. Call it after the failure and what it means are recorded.
 */
export async function fallBack(tx: Tx, touchIds: readonly string[]): Promise<void> {
  const failed = await failedAmong(tx, touchIds);
  if (failed.length === 0) return;
  const questions = failed.map(questionOf);
  const answers = await weighChannels(tx, questions);
  const next: NewTouch[] = [];
  for (const { touch } of failed) {
    const choice = answers.get(touch.id)?.choice;
    if (!choice) continue;
    if (choice.chosen) next.push(nextTouch(tx, touch, choice));
    await noteOn(tx, touch, choice);
  }
  await addTouches(tx, next);
}

/** A step goes on only while its campaign does, and while nothing of what ends it has happened to the person. */
async function failedAmong(tx: Tx, touchIds: readonly string[]): Promise<Failed[]> {
  if (touchIds.length === 0) return [];
  const rows = await tx
    .select({ touch: touches, windows: campaigns.window, status: campaigns.status })
    .from(touches)
    .innerJoin(campaigns, and(eq(campaigns.tenantId, touches.tenantId), eq(campaigns.id, touches.campaignId)))
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        among(touches.id, touchIds),
        ne(touches.channelRule, "fixed"),
        or(eq(touches.status, "failed"), and(eq(touches.status, "sent"), eq(touches.delivery, "undelivered"))),
        ne(campaigns.status, "stopped"),
        sql`not ${isOver}`,
      ),
    );
  return rows.map(({ windows, ...row }) => ({ ...row, windows: windows as Partial<Windows> | null }));
}

const isOver = sql`(
  exists (select from ${conversations} c where c.tenant_id = ${touches.tenantId} and c.id = ${touches.conversationId} and c.owner = 'human')
  or exists (select from ${leads} l where l.tenant_id = ${touches.tenantId} and l.id = ${touches.leadId}
    and (l.conversation_state = 'opted_out' or (l.conversation_state = 'booked' and 'booking' = any(${campaigns.stopOn}))))
  or ('reply' = any(${campaigns.stopOn}) and exists (select from ${messages} m where m.tenant_id = ${touches.tenantId}
    and m.lead_id = ${touches.leadId} and m.direction = 'in' and m.at >= coalesce(${touches.sentAt}, ${touches.dueAt}))))`;

const questionOf = ({ touch, windows, status }: Failed): ChannelQuestion => ({
  named: null,
  after: {
    touchId: touch.id,
    because: whyFailed(touch),
    tried: [...(touch.choice?.after?.tried ?? []), touch.channel],
  },
  proposal: {
    key: touch.id,
    conversationId: touch.conversationId,
    leadId: touch.leadId,
    channel: touch.channel,
    source: touch.source,
    class: touch.class,
    author: touch.author,
    answersMessageId: null,
    body: null,
    campaign: touch.campaignId ? { id: touch.campaignId, status, windows } : null,
  },
});

/** "the text could not be delivered (30005)" */
export function whyFailed({ channel, errorCode }: Pick<Touch, "channel" | "errorCode">): string {
  const code = errorCode === null ? "" : ` (${statusWords(errorCode) ?? errorCode})`;
  return `the ${channelNames[channel]} could not be delivered${code}`;
}

const nextTouch = (tx: Tx, touch: Touch, choice: ChannelChoice): NewTouch => ({
  source: touch.source,
  // One for each touch that failed, however often its failure is told.
  sourceKey: `${touch.campaignId}:${touch.leadId}:${touch.step}:after:${touch.id}`,
  campaignId: touch.campaignId,
  step: touch.step,
  conversationId: touch.conversationId,
  leadId: touch.leadId,
  channel: choice.chosen ?? touch.channel,
  channelRule: touch.channelRule,
  choice,
  class: touch.class,
  author: touch.author,
  authorId: touch.authorId,
  dueAt: tx.now(),
});

/** The row that failed says what was done about it. */
async function noteOn(tx: Tx, { id, reason }: Touch, { chosen, because }: ChannelChoice): Promise<void> {
  const note = chosen ? `Tried by ${channelNames[chosen]} instead.` : `Not tried by another channel. ${because}`;
  if (reason?.includes(note)) return;
  await tx
    .update(touches)
    .set({ reason: reason ? `${reason} ${note}` : note })
    .where(and(eq(touches.tenantId, tx.tenantId), eq(touches.id, id)));
}
