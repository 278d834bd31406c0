import { sql } from "drizzle-orm";
import { type LeadRow, leadsByIds, metBy } from "@/server/leads";
import { standingChannels } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import type { EligibilityFacts } from "./eligibility";
import type { Signals } from "./score";

/** All that is known of one lead when it is assessed. */
export interface Known {
  readonly row: LeadRow;
  readonly signals: Signals;
  readonly eligibility: EligibilityFacts;
}

const recentReplyDays = 90;

type Row = {
  id: string;
  last_reply: string | null;
  replies: number;
  last_click: string | null;
  last_booked: string | null;
  sent: number;
  unanswered: number;
  has_worked: boolean;
  is_known: boolean;
};

/**
 * What leads did and were sent, in one statement whatever their number, each lead by the indexes; what happened to those that were merged into a
 * lead counts as the lead's own.
 */
async function actsOf(tx: Tx, leadIds: readonly string[]): Promise<Map<string, Row>> {
  const { rows } = (await tx.execute(sql`
    with own as (
      select v.value::uuid as id, v.value::uuid || array(
        select m.id from leads m where m.tenant_id = ${tx.tenantId}::uuid and m.merged_into_id = v.value::uuid) as was
      from json_array_elements_text(${JSON.stringify(leadIds)}::json) v
    )
    select own.id, r.last_reply, r.replies, c.last_click, b.last_booked, s.sent, s.unanswered,
      (r.last_reply is not null or coalesce(s.has_worked, false)) as has_worked,
      exists (select from contact_points a where a.tenant_id = ${tx.tenantId}::uuid and a.lead_id = own.id and a.removed_at is null
              and a.status = 'ok' and a.kind <> 'profile' and a.confidence <> 'Unknown') as is_known
    from own
    cross join lateral (
      select max(m.at) as last_reply,
        count(*) filter (where m.at >= ${tx.now().toISOString()}::timestamptz - make_interval(days => ${recentReplyDays}))::int as replies
      from messages m where m.tenant_id = ${tx.tenantId}::uuid and m.lead_id = any (own.was) and m.direction = 'in'
    ) r
    cross join lateral (
      select count(*)::int as sent,
        count(*) filter (where t.class = 'marketing' and (r.last_reply is null or t.sent_at > r.last_reply))::int as unanswered,
        bool_or(coalesce(t.delivery = 'delivered', false)) as has_worked
      from touches t where t.tenant_id = ${tx.tenantId}::uuid and t.lead_id = any (own.was) and t.status = 'sent'
    ) s
    cross join lateral (
      select max(k.first_clicked_at) as last_click from booking_links k
      where k.tenant_id = ${tx.tenantId}::uuid and k.lead_id = any (own.was)
    ) c
    cross join lateral (
      select max(b.booked_at) as last_booked from bookings b
      where b.tenant_id = ${tx.tenantId}::uuid and b.lead_id = any (own.was) and b.cancelled_at is null
    ) b`)) as unknown as { rows: Row[] };
  return new Map(rows.map((row) => [row.id, row]));
}

const instant = (at: string | null) => (at === null ? null : new Date(at));

/** The channels on which the lead has an address. */
const reachableBy = (row: LeadRow) =>
  standingChannels.filter((channel) => (channel === "sms" ? row.phoneHash !== null : row.emailHash !== null));

const isOptedOut = (row: LeadRow) =>
  row.conversationState === "opted_out" ||
  (row.suppressed.length > 0 && reachableBy(row).every((channel) => row.suppressed.includes(channel)));

/** A number that was read as valid follows a pattern; one that answered or got a text is real. */
function confidenceOf(row: LeadRow, acts: Row): EligibilityFacts["confidence"] {
  if (row.undeliverableSms && !row.emailHash) return acts.is_known ? "Pattern" : "Unknown";
  if (acts.has_worked) return "Real";
  return reachableBy(row).length > 0 || acts.is_known ? "Pattern" : "Unknown";
}

function knownOf(row: LeadRow, acts: Row): Known {
  const optedOut = isOptedOut(row);
  const { responseStatus, conversationState, lastContactedAt, followUpStage } = row;
  return {
    row,
    signals: {
      fit: metBy(row),
      lastReplyAt: instant(acts.last_reply),
      replies: acts.replies,
      lastClickAt: instant(acts.last_click),
      lastBookedAt: instant(acts.last_booked),
      unanswered: acts.unanswered,
      responseStatus,
      conversationState,
      isOptedOut: optedOut,
    },
    eligibility: {
      wasSent: acts.sent > 0,
      responseStatus,
      lastContactedAt,
      followUpStage,
      confidence: confidenceOf(row, acts),
      isOptedOut: optedOut,
    },
  };
}

/** All that is known of these leads; an id that names none, or one that was merged away, is left out. */
export async function knownOfLeads(tx: Tx, leadIds: readonly string[]): Promise<Known[]> {
  const rows = (await leadsByIds(tx, leadIds)).filter(({ mergedIntoId }) => mergedIntoId === null);
  const acts = await actsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row) => {
    const own = acts.get(row.id);
    return own ? [knownOf(row, own)] : [];
  });
}
