import type { SqlRunner } from "./sql";

/** How long the engine keeps what is over, in hours. Idempotency keys hold for 24 hours, as Inngest's do. */
export const retention = { eventHours: 48, completedHours: 48, failedHours: 24 * 30, idempotencyHours: 24 } as const;

const pruneSql = `
with events as (
  delete from job_events where received_at < now() - $1 * interval '1 hour' returning 1
), old as (
  select id from job_runs
  where ended_at < now() - $2 * interval '1 hour' and (status = 'completed' or ended_at < now() - $3 * interval '1 hour')
  order by ended_at limit $5
), runs as (
  delete from job_runs where id in (select id from old) returning 1
), keys as (
  update job_runs set idempotency_key = null
  where idempotency_key is not null and created_at < now() - $4 * interval '1 hour' and id not in (select id from old)
  returning 1
)
select (select count(*) from events)::int as events, (select count(*) from runs)::int as runs, (select count(*) from keys)::int as keys`;

/** Deletes what retention has passed, at most 5,000 runs a call: small statements keep the embedded database responsive. */
export async function prune(sql: SqlRunner): Promise<{ events: number; runs: number }> {
  const { eventHours, completedHours, failedHours, idempotencyHours } = retention;
  const { rows } = await sql.query(pruneSql, [eventHours, completedHours, failedHours, idempotencyHours, 5_000]);
  return { events: Number(rows[0]?.events), runs: Number(rows[0]?.runs) };
}

export interface JobStats {
  /** Age in seconds of the longest overdue job; 0 when nothing waits. */
  oldestDueSeconds: number;
  due: number;
  waiting: number;
  running: number;
  parked: number;
}

/** What waits, runs and stands parked, for the health page and the platform's jobs screen. */
export async function stats(sql: SqlRunner): Promise<JobStats> {
  const { rows } = await sql.query(
    `select
       coalesce(max(extract(epoch from now() - due_at)) filter (where parked_at is null and due_at <= now()), 0)::float8 as oldest,
       count(*) filter (where parked_at is null and due_at <= now())::int as due,
       count(*) filter (where parked_at is null and lease_token is null and due_at > now())::int as waiting,
       count(*) filter (where lease_token is not null and due_at > now())::int as running,
       count(*) filter (where parked_at is not null)::int as parked
     from jobs`,
    [],
  );
  const row = rows[0] ?? {};
  return {
    oldestDueSeconds: Number(row.oldest),
    due: Number(row.due),
    waiting: Number(row.waiting),
    running: Number(row.running),
    parked: Number(row.parked),
  };
}
