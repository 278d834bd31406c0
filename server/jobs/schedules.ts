import { newId } from "@/server/platform/ids";
import { type Cron, nextTick } from "./cron";
import type { JobFunction } from "./job-function";
import type { SqlRunner } from "./sql";

type Schedules = ReadonlyMap<string, { fn: JobFunction; expression: string; cron: Cron }>;

const keyOf = (functionId: string, expression: string) => `${functionId}|${expression}`;

/** Every schedule of these functions, by function and expression. */
export function schedulesOf(functions: Iterable<JobFunction>): Schedules {
  const all = [...functions].flatMap((fn) => fn.crons.map(({ expression, cron }) => ({ fn, expression, cron })));
  return new Map(all.map((schedule) => [keyOf(schedule.fn.id, schedule.expression), schedule]));
}

async function databaseNow(sql: SqlRunner): Promise<Date> {
  const { rows } = await sql.query("select (extract(epoch from now()) * 1000)::float8 as now", []);
  return new Date(Number(rows[0]?.now));
}

/** Gives each new schedule its first tick. One that is already planted keeps its own, also across a restart. */
export async function plantSchedules(sql: SqlRunner, schedules: Schedules): Promise<void> {
  if (schedules.size === 0) return;
  const now = await databaseNow(sql);
  const first = [...schedules.values()].map(({ fn, expression, cron }) => {
    const tick = nextTick(cron, now);
    if (!tick) throw new Error(`${fn.id} has a schedule that never comes: ${expression}.`);
    return { function_id: fn.id, expression, next_at: tick.toISOString() };
  });
  await sql.query(
    `insert into job_crons (function_id, expression, next_at)
     select * from jsonb_to_recordset($1::jsonb) as c(function_id text, expression text, next_at timestamptz)
     on conflict do nothing`,
    [JSON.stringify(first)],
  );
}

const fireSql = `
with tick as (
  update job_crons set next_at = $4::timestamptz
  where function_id = $1 and expression = $2 and next_at = $3::timestamptz returning function_id
), started as (
  insert into job_runs (id, function_id, event) select $5::uuid, function_id, $7::jsonb from tick returning id, function_id
), queued as (
  insert into jobs (id, run_id, function_id, due_at, limit_key, limit_size, finish_within_ms)
  select $6::uuid, id, function_id, now(), $8, $9::int, $10::bigint from started
)
select count(*)::int as fired from tick`;

/**
 * Fires what is due. Ticks missed while nothing ran are one late tick, not a storm: the next one lies after now. Of
 * several processes the one that moves the schedule on fires it. Answers milliseconds until the next tick.
 */
export async function fireDue(sql: SqlRunner, schedules: Schedules): Promise<{ fired: number; nextInMs: number }> {
  if (schedules.size === 0) return { fired: 0, nextInMs: Number.POSITIVE_INFINITY };
  const { rows } = await sql.query(
    `select function_id, expression, next_at::text as next_at, (extract(epoch from now()) * 1000)::float8 as now,
       (extract(epoch from next_at - now()) * 1000)::float8 as wait from job_crons`,
    [],
  );
  let fired = 0;
  let nextInMs = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const schedule = schedules.get(keyOf(String(row.function_id), String(row.expression)));
    if (!schedule) continue; // another version's schedule: that version fires it
    if (Number(row.wait) > 0) nextInMs = Math.min(nextInMs, Number(row.wait));
    else fired += await fire(sql, schedule, { tick: String(row.next_at), now: new Date(Number(row.now)) });
  }
  return { fired, nextInMs: fired > 0 ? 0 : nextInMs };
}

type Schedule = { fn: JobFunction; expression: string; cron: Cron };

async function fire(sql: SqlRunner, { fn, expression, cron }: Schedule, { tick, now }: { tick: string; now: Date }) {
  const next = nextTick(cron, now);
  const event = { id: newId(), name: "inngest/scheduled.timer", data: { cron: expression }, ts: now.getTime() };
  const { rows } = await sql.query(fireSql, [
    fn.id,
    expression,
    tick,
    next?.toISOString() ?? "infinity",
    newId(),
    newId(),
    JSON.stringify(event),
    fn.limit?.key(event) ?? null,
    fn.limit?.size ?? null,
    fn.finishWithinMs,
  ]);
  return Number(rows[0]?.fired);
}
