import { sql } from "drizzle-orm";
import { brandOf } from "@/server/branding";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { evidenceSentence, type ResponsePattern } from "@/server/timing";

/** How far back answers count, and how many messages are looked through for them: the newest say most. */
const patternDays = 180;
const lookedThrough = 20_000;

type Row = { hour: number; industry: string | null; answers: number };

/** At which hour of their own day people of this workspace answer: one query over the newest messages. */
export async function responsePattern(tx: Tx, timeZone: string): Promise<ResponsePattern> {
  const since = new Date(tx.now().getTime() - patternDays * 86_400_000).toISOString();
  const { rows } = (await tx.execute(sql`
    select extract(hour from m.at at time zone coalesce(l.time_zone, nullif(split_part(l.phone_zones, '&', 1), ''), ${timeZone}))::int as hour,
           nullif(l.attributes ->> 'industry', '') as industry, count(*)::int as answers
    from (select lead_id, direction, at, id from messages where tenant_id = ${tx.tenantId}::uuid order by id desc limit ${lookedThrough}) m
    join leads l on l.tenant_id = ${tx.tenantId}::uuid and l.id = m.lead_id
    where m.direction = 'in' and m.at > ${since}::timestamptz
    group by 1, 2`)) as { rows: Row[] };
  return patternOf(rows);
}

/** The counts by hour, for everybody and for each industry. */
function patternOf(rows: readonly Row[]): ResponsePattern {
  const byIndustry = Map.groupBy(rows, ({ industry }) => industry);
  const industries = new Map(
    [...byIndustry].flatMap(([industry, own]) => (industry ? [[industry, byHour(own)] as const] : [])),
  );
  return { workspace: byHour(rows), industries };
}

const byHour = (rows: readonly Row[]) =>
  Array.from({ length: 24 }, (_, hour) =>
    rows.filter((row) => row.hour === hour).reduce((sum, { answers }) => sum + answers, 0),
  );

/** What this workspace knows about the best hour, in words: for the builder of campaigns. */
export async function sendTimeEvidence(ctx: Ctx): Promise<{ sentence: string; hours: readonly number[] }> {
  authorize(ctx, "campaigns:read");
  return inTransaction(ctx, async (tx) => {
    const pattern = await responsePattern(tx, (await brandOf(tx)).timeZone);
    return { sentence: evidenceSentence(pattern), hours: pattern.workspace };
  });
}
