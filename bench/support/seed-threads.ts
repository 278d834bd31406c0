import { bulkLoad } from "./bulk-load";
import type { BenchDatabase } from "./database";

export const textsPerThread = 5;

/** A number that a lead keeps, spread evenly. */
const dice = "(('x' || substr(l.phone_hash, 1, 7))::bit(28)::int)";

/** A thread a lead over two years: one in 100 waits for a person, one in 20 of those who wrote last is unread. */
const threads = `
  insert into conversations (tenant_id, id, lead_id, state, owner, needs_human, last_preview, last_direction, last_message_at,
    last_inbound_at, is_unread, created_at, updated_at)
  select l.tenant_id, l.id, l.id, l.conversation_state, case when dice % 50 = 0 then 'human' else 'ai' end,
    case when dice % 100 = 0 then 'asked_for_person' end, 'Yes, still interested in the roof', case when dice % 3 = 0 then 'in' else 'out' end,
    now() - make_interval(secs => 60 + dice % 63072000), case when dice % 3 = 0 then now() - make_interval(secs => 60 + dice % 63072000) end,
    dice % 20 = 0, l.created_at, now()
  from (select leads.*, ${dice.replaceAll("l.", "leads.")} as dice from leads) l`;

const texts = `
  insert into messages (tenant_id, id, conversation_id, lead_id, direction, body, author, provider, provider_id, segments, processed_at, at, created_at)
  select c.tenant_id, ('00000000-' || substr(t.hex, 1, 4) || '-' || substr(t.hex, 5, 4) || '-' || substr(t.hex, 9, 4) || '-' || substr(t.hex, 13))::uuid,
    c.id, c.lead_id, case when t.n % 2 = 0 then 'in' else 'out' end, 'Text ' || t.n || ' about the roof, the price and next week',
    case when t.n % 2 = 0 then 'lead' else 'ai' end, 'twilio', 'SM' || t.hex, 1, now(), c.last_message_at - make_interval(hours => ${textsPerThread} - t.n), c.created_at
  from (select *, row_number() over () as number from conversations) c
  cross join lateral (select n, lpad(to_hex(c.number * 16 + n), 24, '0') as hex from generate_series(1, ${textsPerThread}) n) t`;

/** A conversation for every lead, with five texts each. */
export async function seedThreads(database: BenchDatabase): Promise<void> {
  await bulkLoad(database, ["conversations", "messages"], async (run) => {
    await run(threads);
    await run(texts);
  });
}
