import { and, asc, gt } from "drizzle-orm";
import { leads } from "@/drizzle/schema";
import type { TouchChannel } from "@/server/leads/schemas";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { clockText, dateOf, wallAt } from "@/server/timing";
import { audienceOf } from "./audience";
import { exclusionOf, exclusionSentences, partOf } from "./exclusion";
import { leadsFor } from "./recipients";
import { type Campaign, campaignOf, type Step, stepsOf } from "./rows";
import { DryRunInput, type Exclusion } from "./schemas";
import { type Judged, weighStep } from "./weigh-draft";

/** US cents a segment, carrier fee included: an estimate for planning, not an invoice. */
export const centsPerSegment = 0.79;

export type DryRunRow = {
  leadId: string;
  outcome: "would_send" | "held" | "skipped";
  /** By which it would go; null when it would not. */
  channel: TouchChannel | null;
  /** Why by that channel, where the step leaves it open. */
  because: string | null;
  reason: string | null;
  rule: string | null;
  sendAt: Date | null;
  localTime: string | null;
  segments: number;
};
export type DryRunSummary = { wouldSend: number; held: number; skipped: number; segments: number; costMinor: number };
export type NamedDryRunRow = DryRunRow & { firstName: string | null; lastName: string | null };
export type DryRun = { summary: DryRunSummary; data: NamedDryRunRow[]; nextCursor: string | null };

type Member = { id: string; reason: Exclusion | null; part: number };
const pageSize = 500;

/**
 * What a launch would do now, lead by lead: the composer and the gate of real sends, nothing stored, nothing sent. The
 * summary is over the whole audience; the rows are one page of it.
 */
export async function dryRun(ctx: Ctx, given: DryRunInput): Promise<DryRun> {
  authorize(ctx, "campaigns:read");
  const { campaignId, limit, cursor } = DryRunInput.parse(given);
  const { campaign, first } = await inTransaction(ctx, async (tx) => ({
    campaign: await campaignOf(tx, campaignId),
    first: (await stepsOf(tx, campaignId))[0],
  }));
  if (!first) throw new Refused("The campaign has no text yet.");
  const summary: DryRunSummary = { wouldSend: 0, held: 0, skipped: 0, segments: 0, costMinor: 0 };
  const data: DryRunRow[] = [];
  for await (const row of rowsOf(ctx, campaign, first)) {
    count(summary, row);
    if (data.length <= limit && (!cursor || row.leadId > cursor)) data.push(row);
  }
  summary.costMinor = Math.ceil(summary.segments * centsPerSegment);
  const page = data.slice(0, limit);
  const nextCursor = data.length > limit ? (page.at(-1)?.leadId ?? null) : null;
  return { summary, data: await inTransaction(ctx, (tx) => named(tx, page)), nextCursor };
}

async function named(tx: Tx, rows: readonly DryRunRow[]): Promise<NamedDryRunRow[]> {
  const people = await leadsFor(
    tx,
    rows.map(({ leadId }) => leadId),
  );
  return rows.map((row) => {
    const lead = people.get(row.leadId);
    return { ...row, firstName: lead?.firstName ?? null, lastName: lead?.lastName ?? null };
  });
}

/** Everybody of the audience, by id, a page of leads at a time. Marked `system`: dryRun has authorized. */
async function* rowsOf(ctx: Ctx, campaign: Campaign, step: Step): AsyncGenerator<DryRunRow> {
  for (let after: string | undefined; ; ) {
    const from = after;
    const members = await inTransaction(ctx, (tx) => membersOf(tx, campaign, from));
    yield* await judge(ctx, { campaign, step, members });
    if (members.length < pageSize) return;
    after = members.at(-1)?.id;
  }
}

async function membersOf(tx: Tx, campaign: Campaign, after: string | undefined): Promise<Member[]> {
  return tx
    .select({ id: leads.id, reason: exclusionOf(campaign.id), part: partOf(campaign.id) })
    .from(leads)
    .where(and(await audienceOf(tx, campaign), after ? gt(leads.id, after) : undefined))
    .orderBy(asc(leads.id))
    .limit(pageSize);
}

function count(summary: DryRunSummary, row: DryRunRow) {
  if (row.outcome === "would_send") summary.wouldSend += 1;
  if (row.outcome === "held") summary.held += 1;
  if (row.outcome === "skipped") summary.skipped += 1;
  summary.segments += row.segments;
}

type Judging = { campaign: Campaign; step: Step; members: readonly Member[] };

async function judge(ctx: Ctx, { campaign, step, members }: Judging): Promise<DryRunRow[]> {
  const open = members.filter((member) => leftOut(member, campaign) === null).map((member) => member.id);
  const judged = new Map((await weighStep(ctx, { campaign, step, leadIds: open })).map((one) => [one.leadId, one]));
  return members.map((member) => leftOut(member, campaign) ?? rowOf(member.id, judged.get(member.id), ctx.now()));
}

function leftOut({ id, reason, part }: Member, { holdoutPercent }: Campaign): DryRunRow | null {
  if (reason) return skipped(id, exclusionSentences[reason], `audience.${reason}`);
  return part < holdoutPercent
    ? skipped(id, "Held out to compare with: gets no text of this campaign.", "holdout")
    : null;
}

const skipped = (leadId: string, reason: string | null, rule: string | null): DryRunRow => ({
  leadId,
  outcome: "skipped",
  channel: null,
  because: null,
  reason,
  rule,
  sendAt: null,
  localTime: null,
  segments: 0,
});

function rowOf(leadId: string, judged: Judged | undefined, now: Date): DryRunRow {
  if (!judged) return skipped(leadId, "This text could not be written.", "text");
  return "skip" in judged ? skipped(leadId, judged.skip, "text") : weighedRow(judged, now);
}

function weighedRow({ leadId, channel, because, weighed }: Exclude<Judged, { skip: string }>, now: Date): DryRunRow {
  const { decision, segments, zone } = weighed;
  const { outcome, reason, rule, until } = decision;
  if (outcome === "refuse" || outcome === "skip") return skipped(leadId, reason, rule);
  const sendAt = until ?? now;
  const localAt = zone ? localTime(sendAt, zone) : null;
  return {
    leadId,
    outcome: outcome === "hold" ? "held" : "would_send",
    channel,
    because,
    reason,
    rule,
    sendAt,
    localTime: localAt,
    segments,
  };
}

/** "2026-03-02T09:00 America/New_York" */
export function localTime(at: Date, zone: string): string {
  const { day, minute } = wallAt(zone, at.getTime());
  return `${dateOf(day)}T${clockText(minute)} ${zone}`;
}
