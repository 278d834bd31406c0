import { sql } from "drizzle-orm";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { instantOf, wallAt } from "@/server/timing";
import { type RecentDays, RecentDaysInput, type RecentSeries } from "./schemas";
import { knownZone } from "./zone";

const dayCount = 14;

/**
 * The people whom the workspace texted, who texted back and who booked, on each of the last 14 days of the viewer's
 * zone, today last; a cancelled call does not count. @throws Refused for an unknown zone.
 */
export async function recentDays(ctx: Ctx, given: RecentDaysInput): Promise<RecentDays> {
  authorize(ctx, "analytics:read");
  const timeZone = knownZone(RecentDaysInput.parse(given).timeZone);
  const starts = lastDays(ctx.now(), timeZone);
  const rows = await inTransaction(ctx, (tx) => peopleByDay(tx, starts));
  const countsOf = (place: number | null) => {
    const { sent = 0, replied = 0, booked = 0 } = rows.find((row) => row.place === place) ?? {};
    return { sent, replied, booked };
  };
  return { days: starts.map((at, index) => ({ at, ...countsOf(index + 1) })), total: countsOf(null) };
}

function lastDays(now: Date, timeZone: string): string[] {
  const today = wallAt(timeZone, now.getTime()).day;
  return Array.from({ length: dayCount }, (_, place) =>
    new Date(instantOf(timeZone, { day: today - dayCount + 1 + place, minute: 0 })).toISOString(),
  );
}

type DayCounts = { place: number | null } & Record<RecentSeries, number>;

/** `place` counts the days from 1; null is the row of them all. Threads that moved since the first day hold every text since. */
async function peopleByDay(tx: Tx, starts: readonly string[]): Promise<DayCounts[]> {
  const since = sql`${starts[0]}::timestamptz`;
  const borders = sql.join(
    starts.map((start) => sql`${start}::timestamptz`),
    sql`, `,
  );
  const { rows } = (await tx.execute(sql`
    with happened as (
      select m.lead_id, m.direction as what, m.at
      from conversations c
      join messages m on m.tenant_id = c.tenant_id and m.conversation_id = c.id and m.at >= ${since}
      where c.tenant_id = ${tx.tenantId} and c.last_message_at >= ${since} and m.lead_id is not null
      union all
      select lead_id, 'booked', booked_at from bookings
      where tenant_id = ${tx.tenantId} and booked_at >= ${since} and cancelled_at is null
    )
    select place,
           count(distinct lead_id) filter (where what = 'out')::int as sent,
           count(distinct lead_id) filter (where what = 'in')::int as replied,
           count(distinct lead_id) filter (where what = 'booked')::int as booked
    from (select *, width_bucket(at, array[${borders}]) as place from happened) placed
    group by grouping sets ((place), ())`)) as unknown as { rows: DayCounts[] };
  return rows;
}
