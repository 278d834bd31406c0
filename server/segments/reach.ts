import { type SQL, sql } from "drizzle-orm";
import { leads } from "@/drizzle/schema";
import { isAgreedOnSite, isOptedIn, isSubscribed, isVisitor } from "@/server/consent";
import { isStopped, leadsMatching } from "@/server/leads";
import { type Channel, channels } from "@/server/leads/schemas";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { segmentRow } from "./rows";
import { FilterInput, type UnreachedReason, unreachedReasons } from "./schemas";

export interface ChannelReach {
  channel: Channel;
  audience: number;
  reachable: number;
  excluded: { reason: UnreachedReason; count: number }[];
}

/** The first reason why a lead cannot be written to on a channel, or "reachable". A campaign adds reasons of its own. */
const whyNot: Record<Channel, SQL> = {
  sms: sql`case
    when ${leads.phoneHash} is null or ${leads.conversationState} = 'invalid' then 'no_address'
    when ${leads.undeliverableSms} then 'undeliverable'
    when ${isStopped("sms")} or ${leads.conversationState} = 'opted_out' then 'suppressed'
    when ${leads.smsConsent} <> 'granted' then 'no_consent'
    when ${leads.outreachPausedAt} is not null then 'paused'
    else 'reachable' end`,
  email: sql`case
    when ${leads.emailHash} is null then 'no_address'
    when ${isStopped("email")} or ${leads.conversationState} = 'opted_out' then 'suppressed'
    when ${leads.emailConsent} = 'withdrawn' then 'no_consent'
    when ${leads.outreachPausedAt} is not null then 'paused'
    else 'reachable' end`,
  whatsapp: sql`case
    when ${leads.phoneHash} is null or ${leads.conversationState} = 'invalid' then 'no_address'
    when ${isStopped("whatsapp")} or ${leads.conversationState} = 'opted_out' then 'suppressed'
    when not ${isOptedIn} then 'no_consent'
    when ${leads.outreachPausedAt} is not null then 'paused'
    else 'reachable' end`,
  in_app: sql`case
    when not ${isVisitor()} then 'no_address'
    when ${isStopped("in_app")} or ${leads.conversationState} = 'opted_out' then 'suppressed'
    when not ${isAgreedOnSite("in_app")} then 'no_consent'
    when ${leads.outreachPausedAt} is not null then 'paused'
    else 'reachable' end`,
  push: sql`case
    when not ${isSubscribed()} then 'no_address'
    when ${isStopped("push")} or ${leads.conversationState} = 'opted_out' then 'suppressed'
    when not ${isAgreedOnSite("push")} then 'no_consent'
    when ${leads.outreachPausedAt} is not null then 'paused'
    else 'reachable' end`,
};

/** Whom of a segment, or of a filter, each channel reaches, and why not the others: every lead is counted once a channel. */
export async function segmentReach(ctx: Ctx, input: FilterInput): Promise<ChannelReach[]> {
  authorize(ctx, "segments:read");
  const { segmentId, filter } = FilterInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const asked = segmentId ? (await segmentRow(tx, segmentId)).filter : filter;
    const rows = await tx
      .select({
        sms: sql<string>`${whyNot.sms}`.as("sms"),
        email: sql<string>`${whyNot.email}`.as("email"),
        whatsapp: sql<string>`${whyNot.whatsapp}`.as("whatsapp"),
        in_app: sql<string>`${whyNot.in_app}`.as("in_app"),
        push: sql<string>`${whyNot.push}`.as("push"),
        count: sql<number>`count(*)::int`,
      })
      .from(leads)
      .where(await leadsMatching(tx, asked))
      .groupBy(sql`1`, sql`2`, sql`3`, sql`4`, sql`5`);
    return channels.map((channel) => tally(channel, rows));
  });
}

type Row = Record<Channel, string> & { count: number };

/** One channel's split of the audience. */
export function tally(channel: Channel, rows: readonly Row[]): ChannelReach {
  const sum = (which: (row: Row) => boolean) => rows.filter(which).reduce((total, row) => total + row.count, 0);
  return {
    channel,
    audience: sum(() => true),
    reachable: sum((row) => row[channel] === "reachable"),
    excluded: unreachedReasons
      .map((reason) => ({ reason, count: sum((row) => row[channel] === reason) }))
      .filter(({ count }) => count > 0),
  };
}
