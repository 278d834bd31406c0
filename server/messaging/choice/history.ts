import { sql } from "drizzle-orm";
import { type Channel, channels, type confidences } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import type { Candidate } from "./choose";

type Confidence = (typeof confidences)[number];
type History = Candidate["history"];

/** What is known of a person's channels besides the law. */
export interface Habits {
  readonly confidence: Partial<Record<Channel, Confidence | null>>;
  readonly preferred: Channel | null;
  readonly history: Partial<Record<Channel, History>>;
}

type LeadRow = {
  id: string;
  sms: Confidence | null;
  email: Confidence | null;
  preferred: string | null;
};
type CountRow = { lead_id: string; channel: Channel; sent: number; answered: number; failed: number };

const wishes: readonly (readonly [pattern: RegExp, channel: Channel])[] = [
  [/^\s*(sms|texts?|text messages?|mobile)\s*$/i, "sms"],
  [/^\s*(e-?mails?|mails?)\s*$/i, "email"],
];

/** The channel that a person asked for in their own or an importer's words, or null. */
export const wishIn = (words: string | null): Channel | null =>
  wishes.find(([pattern]) => words !== null && pattern.test(words))?.[1] ?? null;

/** Addresses, wishes and what went to and fro by each channel, of many leads in two queries. The wish is the field `preferred_channel`. */
export async function habitsOf(tx: Tx, leadIds: readonly string[]): Promise<ReadonlyMap<string, Habits>> {
  const { rows: people } = (await tx.execute(sql`
    select id, phone_confidence as sms, email_confidence as email, attributes->>'preferred_channel' as preferred
    from leads where tenant_id = ${tx.tenantId}::uuid and ${among(sql`id`, leadIds)}`)) as unknown as {
    rows: LeadRow[];
  };
  const counts = Map.groupBy(await countsOf(tx, leadIds), ({ lead_id }) => lead_id);
  return new Map(
    people.map(({ id, sms, email, preferred }) => {
      const own = counts.get(id) ?? [];
      const history = Object.fromEntries(own.map(({ channel, lead_id: _, ...count }) => [channel, count]));
      return [id, { confidence: { sms, email }, preferred: wishIn(preferred), history }];
    }),
  );
}

async function countsOf(tx: Tx, leadIds: readonly string[]): Promise<CountRow[]> {
  const { rows } = (await tx.execute(sql`
    select lead_id, channel, sum(sent)::int as sent, sum(answered)::int as answered, sum(failed)::int as failed from (
      select lead_id, channel, (direction = 'out')::int as sent, (direction = 'in')::int as answered, 0 as failed
      from messages where tenant_id = ${tx.tenantId}::uuid and ${among(sql`lead_id`, leadIds)}
      union all
      select lead_id, channel, 0, 0, 1 from touches
      where tenant_id = ${tx.tenantId}::uuid and ${among(sql`lead_id`, leadIds)} and (delivery = 'undelivered' or status = 'failed')
    ) happened group by lead_id, channel`)) as unknown as { rows: CountRow[] };
  return rows;
}

/** The newest messages both ways: enough to tell a rate, and never more to read however large the ledger is. */
const sample = 2_000;

/** How many people each channel's newest messages went to, and how many of them answered by it. */
export async function effectsIn(tx: Tx): Promise<ReadonlyMap<Channel, Candidate["effect"]>> {
  const { rows } = (await tx.execute(sql`
    select channel, (count(*) filter (where told))::int as people, (count(*) filter (where told and heard))::int as answered from (
      select lead_id, channel, bool_or(direction = 'out') as told, bool_or(direction = 'in') as heard from (
        select lead_id, channel, direction from messages where tenant_id = ${tx.tenantId}::uuid order by id desc limit ${sample}
      ) newest where lead_id is not null group by lead_id, channel
    ) person group by channel`)) as unknown as {
    rows: { channel: Channel; people: number; answered: number }[];
  };
  const found = new Map(rows.map(({ channel, ...effect }) => [channel, effect]));
  return new Map(channels.map((channel) => [channel, found.get(channel) ?? { people: 0, answered: 0 }]));
}
