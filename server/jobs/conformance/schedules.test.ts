import { expect, test } from "vitest";
import { jobFunction } from "../job-function";
import { fireDue, plantSchedules, schedulesOf } from "../schedules";
import { onEmbeddedEngines, until } from "./engines";

const everyMinute = (id: string) =>
  schedulesOf([jobFunction({ id, triggers: [{ cron: "* * * * *" }], steps: { step: {} } })]);

onEmbeddedEngines((engine) => {
  const ticksMissed = async (id: string) =>
    engine.database().query("update job_crons set next_at = now() - interval '3 days' where function_id = $1", [id]);
  const runsOfFunction = async (id: string) =>
    Number(
      (await engine.database().query("select count(*)::int as n from job_runs where function_id = $1", [id])).rows[0]
        ?.n,
    );

  test("processes that look at the same moment fire a tick once", async () => {
    const sql = engine.database();
    const schedules = everyMinute("tick-once");
    await Promise.all(Array.from({ length: 4 }, () => plantSchedules(sql, schedules)));
    await ticksMissed("tick-once");
    await Promise.all(Array.from({ length: 8 }, () => fireDue(sql, schedules)));
    expect(await runsOfFunction("tick-once")).toBe(1);
    await sql.query("delete from job_runs where function_id = 'tick-once'");
  });

  test("three days without a process are one late tick, and the next one lies ahead", async () => {
    const sql = engine.database();
    const schedules = everyMinute("late");
    await plantSchedules(sql, schedules);
    await ticksMissed("late");
    await plantSchedules(sql, schedules); // a restart
    expect((await fireDue(sql, schedules)).fired).toBe(1);
    const { fired, nextInMs } = await fireDue(sql, schedules);
    expect(fired).toBe(0);
    expect(nextInMs).toBeGreaterThan(0);
    expect(nextInMs).toBeLessThanOrEqual(60_000);
    await sql.query("delete from job_runs where function_id = 'late'");
  });

  test("a schedule starts its function with Inngest's own timer event", async () => {
    const seen: unknown[] = [];
    const { jobs } = await engine.run((inngest) => [
      inngest.createFunction(
        { id: "scheduled", triggers: [{ cron: "TZ=Europe/Berlin 0 9 * * 1-5" }], retries: 0 },
        ({ event }) => void seen.push([event.name, event.data]),
      ),
    ]);
    await engine.database().query("update job_crons set next_at = now() where function_id like '%-scheduled'");
    await jobs.drain({ schedules: true });
    await until(() => seen.length === 1);
    expect(seen).toEqual([["inngest/scheduled.timer", { cron: "TZ=Europe/Berlin 0 9 * * 1-5" }]]);
  });

  test("retention deletes what is over and keeps what still runs", async () => {
    const sql = engine.database();
    await sql.query(
      `insert into job_runs (id, function_id, event, status, created_at, ended_at, idempotency_key) values
        (gen_random_uuid(), 'old', '{}', 'completed', now() - interval '4 days', now() - interval '3 days', null),
        (gen_random_uuid(), 'old', '{}', 'failed', now() - interval '4 days', now() - interval '3 days', null),
        (gen_random_uuid(), 'old', '{}', 'failed', now() - interval '60 days', now() - interval '40 days', null),
        (gen_random_uuid(), 'old', '{}', 'running', now() - interval '60 days', null, 'key')`,
    );
    await sql.query(
      "insert into job_events (id, name, received_at) values ('old-event', 'x', now() - interval '3 days')",
    );
    const { jobs } = await engine.run((inngest) => [
      inngest.createFunction({ id: "none", triggers: [{ event: "none/none" }] }, () => {}),
    ]);
    const pruned = await jobs.prune();
    expect(pruned.runs).toBe(2);
    expect(pruned.events).toBe(1);
    const { rows } = await sql.query(
      "select status, idempotency_key from job_runs where function_id = 'old' order by status",
    );
    expect(rows).toEqual([
      { status: "failed", idempotency_key: null },
      { status: "running", idempotency_key: null },
    ]);
  });
});
