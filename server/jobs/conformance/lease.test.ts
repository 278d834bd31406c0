import { expect, test } from "vitest";
import { finish, release, saveSteps } from "../advance";
import { claim } from "../claim";
import { freshName, onEmbeddedEngines, pause, runsOf, until } from "./engines";

onEmbeddedEngines((engine) => {
  test("a worker that returns after its lease passed on can write nothing", async () => {
    const name = freshName();
    const { send, jobs } = await engine.run(
      (inngest) => [inngest.createFunction({ id: "stale", triggers: [{ event: name }], retries: 0 }, () => "done")],
      { background: false },
    );
    await send({ name });
    const sql = engine.database();
    const [stale] = await claim(sql, { limit: 1, leaseMs: 1, aheadMs: 0 });
    await pause(20);
    const [current] = await claim(sql, { limit: 1, leaseMs: 60_000, aheadMs: 0 });
    if (!stale || !current) throw new Error("The job was not claimed twice.");
    expect(current.id).toBe(stale.id);
    expect(current.deliveries).toBe(2);

    const steps = [{ id: "forged", result: { data: 1 } }];
    expect(await saveSteps(sql, stale, { steps, leaseMs: 1_000 })).toBe(false);
    expect(await release(sql, stale, { steps, wake: { afterMs: 0 }, attempt: 0, progress: true })).toBe(false);
    expect(await finish(sql, stale, { status: "failed", steps })).toBe(false);
    const { rows } = await sql.query("select count(*)::int as n from job_steps where run_id = $1", [stale.runId]);
    expect(rows[0]?.n).toBe(0);

    expect(await release(sql, current, { steps: [], wake: { afterMs: 0 }, attempt: 0, progress: true })).toBe(true);
    await jobs.drain();
    expect((await runsOf(engine, name))[0]).toMatchObject({ status: "completed", output: "done" });
  });

  test("the SDK of a worker that lost its lease halts: its next step does not run there", async () => {
    const name = freshName();
    const seen: string[] = [];
    let robbed = false;
    const { send } = await engine.run((inngest) => [
      inngest.createFunction({ id: "robbed", triggers: [{ event: name }], retries: 0 }, async ({ step }) => {
        await step.run("first", async () => {
          seen.push(robbed ? "first again" : "first");
          if (robbed) return;
          robbed = true;
          const thief = "update jobs set lease_token = gen_random_uuid(), due_at = now() + interval '300 milliseconds'";
          await engine.database().query(`${thief} where function_id like '%-robbed'`, []);
        });
        await step.run("second", () => seen.push("second"));
      }),
    ]);
    await send({ name });
    await until(async () => (await runsOf(engine, name))[0]?.status === "completed");
    expect(seen).toEqual(["first", "first again", "second"]);
  });

  test("a lease of a step that runs long is renewed, so that nobody else begins it", async () => {
    const name = freshName();
    let begun = 0;
    const { send } = await engine.run(
      (inngest) => [
        inngest.createFunction({ id: "long", triggers: [{ event: name }], retries: 0 }, async ({ step }) => {
          await step.run("long", async () => {
            begun += 1;
            await pause(1_500);
          });
        }),
      ],
      { leaseMs: 600 },
    );
    await send({ name });
    await until(async () => (await runsOf(engine, name))[0]?.status === "completed");
    expect(begun).toBe(1);
  });
});
