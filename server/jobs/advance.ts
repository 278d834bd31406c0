import { newId } from "@/server/platform/ids";
import type { Lease } from "./claim";
import type { Wake } from "./delays";
import type { JobEvent } from "./expression";
import type { JobError, StoredStep } from "./outcome";
import { ms, type SqlRunner } from "./sql";

// Every function here is one statement fenced by the lease token: memo, job and run move together or not at all.
// Each answers whether the lease was still held.

const memo = `memo as (
  insert into job_steps (run_id, id, result)
  select held.run_id, s.id, s.result from held cross join jsonb_to_recordset($3::jsonb) as s(id text, result jsonb)
  on conflict do nothing
)`;

async function fenced(sql: SqlRunner, text: string, parameters: unknown[]): Promise<boolean> {
  const { rows } = await sql.query(`${text} select count(*)::int as held from held`, parameters);
  return Number(rows[0]?.held) > 0;
}

/** Saves finished steps of a call that goes on; the lease starts anew. */
export function saveSteps(sql: SqlRunner, lease: Lease, { steps, leaseMs }: { steps: StoredStep[]; leaseMs: number }) {
  const text = `with held as (
    update jobs set due_at = now() + ${ms("$4")}, attempt = 0, deliveries = 1
    where id = $1 and lease_token = $2 returning run_id
  ), ${memo}`;
  return fenced(sql, text, [lease.id, lease.token, JSON.stringify(steps), leaseMs]);
}

export interface Release {
  steps: StoredStep[];
  wake: Wake;
  attempt: number;
  /** False when the job made no progress, so that a delivery goes on counting. */
  progress: boolean;
}

/** Ends a call: stores its steps, frees its place and sets the alarm (never later than the run's own deadline). */
export function release(sql: SqlRunner, lease: Lease, { steps, wake, attempt, progress }: Release) {
  const text = `with held as (
    update jobs set lease_token = null, attempt = $4, deliveries = case when $7::boolean then 0 else deliveries end,
      due_at = least(coalesce($5::timestamptz, now() + ${ms("$6")}), finish_by)
    where id = $1 and lease_token = $2 returning id, run_id
  ), ${memo}, freed as (
    delete from job_slots s using held where s.job_id = held.id
  )`;
  const at = "at" in wake ? wake.at : null;
  const afterMs = "at" in wake ? 0 : wake.afterMs;
  return fenced(sql, text, [lease.id, lease.token, JSON.stringify(steps), attempt, at, afterMs, progress]);
}

export interface Ending {
  status: "completed" | "failed" | "cancelled";
  output?: unknown;
  error?: JobError;
  steps?: StoredStep[];
  /** The function that hears of the failure, started in the same statement. */
  failure?: { functionId: string; event: JobEvent } | null;
}

/** Ends a run for good. Its place under a limit goes with its job. */
export function finish(sql: SqlRunner, lease: Lease, { status, output, error, steps, failure }: Ending) {
  const text = `with held as (
    delete from jobs where id = $1 and lease_token = $2 returning run_id
  ), ${memo}, ended as (
    update job_runs r set status = $4, output = $5::jsonb, error = $6::jsonb, ended_at = now()
    from held where r.id = held.run_id
  ), heard as (
    insert into job_runs (id, function_id, event) select $7::uuid, $8, $9::jsonb from held where $7::uuid is not null
    returning id, function_id
  ), queued as (
    insert into jobs (id, run_id, function_id, due_at) select $10::uuid, id, function_id, now() from heard
  )`;
  return fenced(sql, text, [
    lease.id,
    lease.token,
    JSON.stringify(steps ?? []),
    status,
    output === undefined ? null : JSON.stringify(output),
    error ? JSON.stringify({ name: error.name, message: error.message.slice(0, 500) }) : null,
    failure ? newId() : null,
    failure?.functionId ?? "",
    failure ? JSON.stringify(failure.event) : null,
    newId(),
  ]);
}

/** Sets a job aside until a person looks at it: its run shows `parked` and the reason. */
export function park(sql: SqlRunner, lease: Lease, reason: string) {
  const text = `with held as (
    update jobs set parked_at = now(), parked_reason = $3, lease_token = null
    where id = $1 and lease_token = $2 returning id, run_id
  ), ended as (
    update job_runs r set status = 'parked' from held where r.id = held.run_id
  ), freed as (
    delete from job_slots s using held where s.job_id = held.id
  )`;
  return fenced(sql, text, [lease.id, lease.token, reason]);
}
