import { type SQL, sql } from "drizzle-orm";
import type { Outcome } from "@/server/campaigns/schemas";
import type { Tx } from "@/server/platform/db";
import { type TimelineSeries, timelineSeries } from "./schemas";

/** Conversation states that mean a person talks with us; refusals, opt-outs and silence are none of them. */
const inConversation = sql`('engaged', 'qualifying', 'link_offered', 'booked', 'paused', 'handoff')`;

// Written so that only the index by lead serves it: without statistics (the embedded database has none for long) the
// planner would walk every booking of the workspace for every person.
const bookedSince = (leadId: SQL, since: SQL) => sql`exists (
  select from bookings b where b.tenant_id = e.tenant_id and b.lead_id = ${leadId} and b.cancelled_at is null and b.booked_at - ${since} >= interval '0')`;

/**
 * One row for each lead that a launch took in, with what has become of it: the single statement behind every count and
 * every list of rows, so that a number and its rows cannot differ.
 */
const people = (campaignId: string): SQL => sql`
  select e.tenant_id, e.lead_id, e.arm, e.enrolled_at, s.first_at,
         coalesce(e.ended_reason like 'excluded:%', false) as is_excluded,
         s.first_at is not null as sent,
         coalesce(s.delivered, false) as delivered,
         s.first_at is not null and exists (
           select from messages m where m.tenant_id = e.tenant_id and m.lead_id = e.lead_id and m.direction = 'in' and m.at >= s.first_at
         ) as replied,
         l.conversation_state in ${inConversation} as in_conversation,
         s.first_at is not null and l.conversation_state = 'opted_out' as opted_out,
         s.first_at is not null and ${bookedSince(sql`e.lead_id`, sql`s.first_at`)} as booked,
         ${bookedSince(sql`e.lead_id`, sql`e.enrolled_at`)} as booked_since_launch
  from enrollments e
  join leads l on l.tenant_id = e.tenant_id and l.id = e.lead_id
  left join lateral (
    select min(t.sent_at) as first_at, bool_or(t.delivery = 'delivered') as delivered
    from touches t
    where t.tenant_id = e.tenant_id and t.lead_id = e.lead_id and (t.status = 'sent') is true
      and t.campaign_id is not distinct from ${campaignId} -- both by the index of the lead, for the same reason
  ) s on true
  where e.campaign_id = ${campaignId}`;

/** Which people an outcome means. A reply or a booking proves a delivery that no receipt told of. */
const meaning: Record<Outcome, SQL> = {
  sent: sql`sent`,
  delivered: sql`(delivered or replied or booked)`,
  replied: sql`replied`,
  engaged: sql`((replied and in_conversation) or booked)`,
  booked: sql`booked`,
  opted_out: sql`opted_out`,
  holdout: sql`arm = 'holdout'`,
  holdout_booked: sql`arm = 'holdout' and booked_since_launch`,
};

const counted = {
  sent: meaning.sent,
  delivered: meaning.delivered,
  replied: meaning.replied,
  engaged: meaning.engaged,
  booked: meaning.booked,
  opted_out: meaning.opted_out,
  holdout: meaning.holdout,
  holdout_booked: meaning.holdout_booked,
  reachable: sql`arm = 'treated' and not is_excluded`,
  reachable_booked: sql`arm = 'treated' and not is_excluded and booked_since_launch`,
};
export type OutcomeCounts = Record<keyof typeof counted, number>;

const columns = sql.join(
  Object.entries(counted).map(([name, which]) => sql`count(*) filter (where ${which})::int as ${sql.identifier(name)}`),
  sql`, `,
);

/** How many people reached each outcome of a campaign. */
export async function countOutcomes(tx: Tx, campaignId: string): Promise<OutcomeCounts> {
  const { rows } = (await tx.execute(sql`select ${columns} from (${people(campaignId)}) p`)) as {
    rows: OutcomeCounts[];
  };
  const [row] = rows;
  if (!row) throw new Error("An aggregate always answers one row.");
  return row;
}

export type OutcomeRow = {
  lead_id: string;
  first_name: string | null;
  last_name: string | null;
  company: string | null;
  conversation_state: string;
  response_status: string;
  first_at: string | null;
};

/** The people behind one count, by id; `after` continues a page. */
export async function outcomeRows(
  tx: Tx,
  which: { campaignId: string; outcome: Outcome; after?: string; limit: number },
): Promise<OutcomeRow[]> {
  const beyond = which.after ? sql`and p.lead_id > ${which.after}::uuid` : sql``;
  const { rows } = (await tx.execute(sql`
    select p.lead_id, l.first_name, l.last_name, l.company, l.conversation_state, l.response_status, p.first_at
    from (${people(which.campaignId)}) p join leads l on l.id = p.lead_id
    where ${meaning[which.outcome]} ${beyond}
    order by p.lead_id limit ${which.limit}`)) as { rows: OutcomeRow[] };
  return rows;
}

/** How many people first reached each outcome within one quarter of an hour (counted since 1970), oldest first. */
export type QuarterCounts = { quarter: number } & Record<TimelineSeries, number>;

const leadIs = sql`tenant_id = p.tenant_id and lead_id = p.lead_id`;

/** When each person of `people` first came to an outcome; an opt-out, when the one that stands was said. */
const firstMoments: Record<TimelineSeries, SQL> = {
  sent: sql`p.first_at`,
  replied: sql`(select min(at) from messages where ${leadIs} and direction = 'in' and at >= p.first_at)`,
  booked: sql`(select min(booked_at) from bookings where ${leadIs} and cancelled_at is null and booked_at >= p.first_at)`,
  opted_out: sql`greatest(p.first_at, coalesce(
    (select max(created_at) from consent_records where ${leadIs} and channel = 'sms' and event = 'withdrawn'),
    (select max(at) from messages where ${leadIs} and direction = 'in')))`,
};

const moments = sql.join(
  timelineSeries.map((series) => sql`(${series}, case when ${meaning[series]} then ${firstMoments[series]} end)`),
  sql`, `,
);

const quarterColumns = sql.join(
  timelineSeries.map((series) => sql`count(*) filter (where h.outcome = ${series})::int as ${sql.identifier(series)}`),
  sql`, `,
);

/** The people of `countOutcomes` by the time of their outcome: the sums over all quarters are its counts. */
export async function outcomesOverTime(tx: Tx, campaignId: string): Promise<QuarterCounts[]> {
  const { rows } = (await tx.execute(sql`
    select floor(extract(epoch from h.at) / 900)::int as quarter, ${quarterColumns}
    from (${people(campaignId)}) p cross join lateral (values ${moments}) h(outcome, at)
    where h.at is not null group by 1 order by 1`)) as unknown as { rows: QuarterCounts[] };
  return rows;
}
