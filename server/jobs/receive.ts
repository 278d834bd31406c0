import { createHash } from "node:crypto";
import { newId } from "@/server/platform/ids";
import type { JobEvent } from "./expression";
import type { JobFunction } from "./job-function";
import { ms, type SqlRunner } from "./sql";

/** An event to take in. With an id, the same id starts nothing twice for at least 24 hours. */
export interface IncomingEvent {
  id?: string;
  name: string;
  data?: Record<string, unknown>;
  ts?: number;
  v?: string;
}

/** Completes an event; the seed and the place in its batch give it the same id when the request is repeated. */
export function completeEvent(raw: unknown, seed: string | null, place: number): JobEvent {
  const { id, name, data, ts, v } = (typeof raw === "object" && raw !== null ? raw : {}) as Partial<IncomingEvent>;
  if (typeof name !== "string" || name === "") throw new Error("An event needs a name.");
  const derived = seed ? createHash("sha256").update(`${seed}:${place}`).digest("hex") : newId();
  return { id: id || derived, name, data: data ?? {}, ts: ts ?? Date.now(), ...(v ? { v } : {}) };
}

/** What one event starts, as the statement below reads it. */
export function startsOf(event: JobEvent, functions: Iterable<JobFunction>) {
  return [...functions]
    .filter((fn) => fn.starts(event))
    .map((fn) => ({
      run_id: newId(),
      job_id: newId(),
      event_id: event.id,
      function_id: fn.id,
      event,
      due_at: event.ts > Date.now() + 1_000 ? new Date(event.ts).toISOString() : null,
      idempotency_key: fn.idempotencyKey?.(event) ?? null,
      limit_key: fn.limit?.key(event) ?? null,
      limit_size: fn.limit?.size ?? null,
      finish_within_ms: fn.finishWithinMs,
      debounce_key: fn.debounce?.key(event) ?? null,
      period_ms: fn.debounce?.periodMs ?? null,
      timeout_ms: fn.debounce?.timeoutMs ?? null,
    }));
}

// One statement: an event id that is already known starts nothing; a debounced function keeps one waiting job per key
// and only the newest event; everything else gets a run and its job.
const receiveSql = `
with fresh as (
  insert into job_events (id, name) select id, name from jsonb_to_recordset($1::jsonb) as e(id text, name text)
  on conflict do nothing returning id
), wanted as (
  select r.* from jsonb_to_recordset($2::jsonb) as r(nth int, run_id uuid, job_id uuid, event_id text, function_id text,
    event jsonb, due_at timestamptz, idempotency_key text, limit_key text, limit_size int, finish_within_ms bigint,
    debounce_key text, period_ms float8, timeout_ms float8)
  join fresh on fresh.id = r.event_id
), newest as (
  select distinct on (function_id, debounce_key) * from wanted where debounce_key is not null
  order by function_id, debounce_key, nth desc
), debounced as (
  insert into jobs (id, run_id, function_id, due_at, limit_key, limit_size, finish_within_ms, debounce_key, debounce_until)
  select job_id, run_id, function_id, now() + ${ms("period_ms")}, limit_key, limit_size, finish_within_ms, debounce_key,
    now() + ${ms("timeout_ms")} from newest
  on conflict (function_id, debounce_key) where debounce_key is not null
  do update set due_at = least(excluded.due_at, jobs.debounce_until)
  returning run_id, function_id, debounce_key
), debounced_runs as (
  insert into job_runs (id, function_id, event)
  select d.run_id, d.function_id, n.event from debounced d join newest n using (function_id, debounce_key)
  on conflict (id) do update set event = excluded.event
), plain as (
  insert into job_runs (id, function_id, event, idempotency_key)
  select run_id, function_id, event, idempotency_key from wanted where debounce_key is null order by nth
  on conflict (function_id, idempotency_key) where idempotency_key is not null do nothing returning id
), queued as (
  insert into jobs (id, run_id, function_id, due_at, limit_key, limit_size, finish_within_ms)
  select w.job_id, w.run_id, w.function_id, coalesce(w.due_at, now()), w.limit_key, w.limit_size, w.finish_within_ms
  from wanted w join plain on plain.id = w.run_id
)
select count(*)::int as fresh from fresh`;

const batchSize = 500;

/** Takes events in and starts what they start. Answers the events' ids, also of those that were already known. */
export async function receive(sql: SqlRunner, functions: Iterable<JobFunction>, events: readonly JobEvent[]) {
  const list = [...functions];
  const distinct = [...new Map(events.map((event) => [event.id, event])).values()];
  for (let from = 0; from < distinct.length; from += batchSize) {
    const batch = distinct.slice(from, from + batchSize);
    const starts = batch.flatMap((event) => startsOf(event, list)).map((start, nth) => ({ ...start, nth }));
    const ids = batch.map(({ id, name }) => ({ id, name }));
    await sql.query(receiveSql, [JSON.stringify(ids), JSON.stringify(starts)]);
  }
  return events.map(({ id }) => id);
}
