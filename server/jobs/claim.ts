import type { JobEvent } from "./expression";
import type { StepResult } from "./outcome";
import { json, ms, type SqlRunner } from "./sql";

/** A job that this process may run until its lease lapses; the token fences every later write. */
export interface Claimed {
  id: string;
  runId: string;
  functionId: string;
  token: string;
  attempt: number;
  /** Times it was handed out since its last progress, this one included. */
  deliveries: number;
  /** Whether its `timeouts.finish` has passed. */
  overdue: boolean;
  event: JobEvent;
  steps: Record<string, StepResult>;
  order: string[];
}

// Due jobs first in, first out. A job under a concurrency limit also needs a numbered place; a place that another
// process takes at the same moment is a conflict on the key, and the job simply stays due.
const claimSql = `
with full_keys as (
  select s.key from job_slots s join jobs j on j.id = s.job_id group by s.key having count(*) >= min(j.limit_size)
), due as (
  select id, limit_key, limit_size, due_at from jobs
  where parked_at is null and due_at <= now() + ${ms("$3")}
    and (limit_key is null or lease_token is not null or limit_key not in (select key from full_keys))
  order by due_at, id limit $1 for update skip locked
), held as (
  select job_id from job_slots where job_id in (select id from due)
), waiting as (
  select id, limit_key, row_number() over (partition by limit_key order by due_at, id) as nth
  from due where limit_key is not null and id not in (select job_id from held)
), free as (
  select k.limit_key, n.slot, row_number() over (partition by k.limit_key order by n.slot) as nth
  from (select limit_key, max(limit_size) as size from due where limit_key is not null group by limit_key) k
  cross join lateral generate_series(1, k.size) as n(slot)
  where not exists (select 1 from job_slots s where s.key = k.limit_key and s.slot = n.slot)
), taken as (
  insert into job_slots (key, slot, job_id)
  select limit_key, slot, id from waiting join free using (limit_key, nth) on conflict do nothing returning job_id
), granted as (
  select id from due where limit_key is null union all select job_id from held union all select job_id from taken
), claimed as (
  update jobs j set lease_token = gen_random_uuid(), due_at = now() + ${ms("$2")}, deliveries = deliveries + 1,
    debounce_key = null, debounce_until = null,
    finish_by = coalesce(finish_by, now() + ${ms("finish_within_ms")})
  from granted where j.id = granted.id
  returning j.id, j.run_id, j.function_id, j.lease_token, j.attempt, j.deliveries,
    coalesce(j.finish_by <= now() + ${ms("$3")}, false) as overdue
)
select c.id, c.run_id, c.function_id, c.lease_token, c.attempt, c.deliveries, c.overdue, r.event::text as event,
  (select json_object_agg(s.id, s.result)::text from job_steps s where s.run_id = c.run_id) as steps,
  (select json_agg(s.id order by s.seq)::text from job_steps s where s.run_id = c.run_id) as step_order
from claimed c join job_runs r on r.id = c.run_id`;

export interface ClaimOptions {
  limit: number;
  leaseMs: number;
  /** Treats what is due within this time as due now (tests). */
  aheadMs: number;
}

/** Takes due jobs, each under a new lease token. Fewer than `limit` means that no more could be taken now. */
export async function claim(sql: SqlRunner, { limit, leaseMs, aheadMs }: ClaimOptions): Promise<Claimed[]> {
  const { rows } = await sql.query(claimSql, [limit, leaseMs, aheadMs]);
  return rows.map((row) => ({
    id: String(row.id),
    runId: String(row.run_id),
    functionId: String(row.function_id),
    token: String(row.lease_token),
    attempt: Number(row.attempt),
    deliveries: Number(row.deliveries),
    overdue: row.overdue === true,
    event: json<JobEvent>(row.event),
    steps: row.steps === null ? {} : json<Record<string, StepResult>>(row.steps),
    order: row.step_order === null ? [] : json<string[]>(row.step_order),
  }));
}

/** A job and the token that it was claimed with. */
export type Lease = Pick<Claimed, "id" | "token">;

/** Prolongs leases that are still held; one that has passed on stays passed on. */
export async function renew(sql: SqlRunner, leases: readonly Lease[], leaseMs: number): Promise<void> {
  if (leases.length === 0) return;
  await sql.query(
    `update jobs j set due_at = now() + ${ms("$2")}
     from jsonb_to_recordset($1::jsonb) as l(id uuid, token uuid) where j.id = l.id and j.lease_token = l.token`,
    [JSON.stringify(leases), leaseMs],
  );
}

/** Frees every lease at start: only for a database that no other process can have open. Deliveries still count. */
export async function releaseAll(sql: SqlRunner): Promise<void> {
  await sql.query("update jobs set due_at = now() where lease_token is not null and parked_at is null", []);
}
