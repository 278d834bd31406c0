import type { Snapshot } from "./evidence";

/** Asks the database as its owner: row-level security would hide what must be seen. */
export type Ask = (text: string) => Promise<{ rows: Record<string, unknown>[] }>;

const ms = (column: string, name = column) => `(extract(epoch from ${column}) * 1000)::float8 as ${name}`;

const queries: Readonly<Record<Exclude<keyof Snapshot, "at">, string>> = {
  senders: "select tenant_id as tenant, id, account_sid as account, number from senders",
  leads: `select tenant_id as tenant, id, phone_hash, ${ms("last_contacted_at")} from leads`,
  suppressions: `select tenant_id as tenant, id, lead_id as lead, address_hash as hash, ${ms("created_at", "since")}, ${ms("lifted_at")}
    from suppressions where 'sms' = any(channels)`,
  campaigns: "select tenant_id as tenant, id from campaigns",
  enrolled: "select tenant_id as tenant, campaign_id as campaign, lead_id as lead, arm from enrollments",
  touches: `select tenant_id as tenant, id, source, source_key, campaign_id as campaign, step, lead_id as lead, sender_id as sender, class,
    status, reason, delivery, provider_id, provider_status, answers_message_id as answers, ${ms("sent_at")}, ${ms("lease_until")} from touches`,
  messages: "select tenant_id as tenant, id, direction, lead_id as lead, touch_id as touch, provider_id from messages",
  receipts:
    "select tenant_id as tenant, id, touch_id as touch, provider_id, provider_status as status from delivery_events",
  unrelayed: `select tenant_id as tenant, id, name, ${ms("created_at", "since")} from event_outbox where relayed_at is null`,
  jobs: `select id, function_id as name, ${ms("due_at")}, ${ms("parked_at")} from jobs`,
};

/** The rows that the auditor reads, as they stand now. */
export async function snapshotBy(ask: Ask, at = Date.now()): Promise<Snapshot> {
  const read = async (name: keyof typeof queries) => [name, (await ask(queries[name])).rows] as const;
  const parts: (readonly [string, unknown])[] = [];
  for (const name of Object.keys(queries)) parts.push(await read(name as keyof typeof queries));
  return { at, ...Object.fromEntries(parts) } as Snapshot;
}

/** The rows of several readings as one: where a reader sees one workspace at a time. */
export const joined = ([first, ...rest]: readonly [Snapshot, ...Snapshot[]]): Snapshot =>
  rest.reduce((all, one) => {
    const names = Object.keys(queries) as (keyof typeof queries)[];
    return { at: all.at, ...Object.fromEntries(names.map((name) => [name, [...all[name], ...one[name]]])) } as Snapshot;
  }, first);
