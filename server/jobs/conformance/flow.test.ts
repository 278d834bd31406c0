import { expect, test } from "vitest";
import { claim } from "../claim";
import { freshName, onEmbeddedEngines, onEveryEngine, pause, runsOf, until } from "./engines";

onEveryEngine((engine) => {
  test("a concurrency limit holds per key, and other keys do not wait for it", async () => {
    const name = freshName();
    const running = new Map<string, number>();
    const most = new Map<string, number>();
    let done = 0;
    const { send } = await engine.run((inngest) => [
      inngest.createFunction(
        { id: "limited", triggers: [{ event: name }], retries: 0, concurrency: { key: "event.data.tenant", limit: 2 } },
        async ({ event, step }) => {
          await step.run("work", async () => {
            const key = String(event.data.tenant);
            running.set(key, (running.get(key) ?? 0) + 1);
            most.set(key, Math.max(most.get(key) ?? 0, running.get(key) ?? 0));
            await pause(40);
            running.set(key, (running.get(key) ?? 0) - 1);
          });
          done += 1;
        },
      ),
    ]);
    await send(Array.from({ length: 12 }, (_, n) => ({ name, data: { tenant: n < 8 ? "a" : "b" } })));
    await until(() => done === 12);
    expect(most.get("a")).toBe(2);
    expect(most.get("b")).toBe(2);
  });

  test("a sleeping run gives its place to another: the limit counts running steps", async () => {
    const name = freshName();
    const seen: string[] = [];
    const { send } = await engine.run((inngest) => [
      inngest.createFunction(
        { id: "places", triggers: [{ event: name }], retries: 0, concurrency: 1 },
        async ({ event, step }) => {
          await step.run("start", () => seen.push(`start ${event.data.n}`));
          await step.sleep("rest", "1s");
          await step.run("end", () => seen.push(`end ${event.data.n}`));
        },
      ),
    ]);
    await send([
      { name, data: { n: 1 } },
      { name, data: { n: 2 } },
    ]);
    await until(() => seen.length === 4);
    expect(seen.slice(0, 2).sort()).toEqual(["start 1", "start 2"]);
  });

  test("debounce runs once, with the newest event of each key, after the quiet period", async () => {
    const name = freshName();
    const seen: unknown[] = [];
    const { send } = await engine.run((inngest) => [
      inngest.createFunction(
        { id: "quiet", triggers: [{ event: name }], retries: 0, debounce: { key: "event.data.chat", period: "1s" } },
        ({ event }) => void seen.push([event.data.chat, event.data.n]),
      ),
    ]);
    for (let n = 1; n <= 4; n++) {
      await send([
        { name, data: { chat: "a", n } },
        { name, data: { chat: "b", n: n * 10 } },
      ]);
      await pause(300);
    }
    expect(seen).toEqual([]);
    await until(() => seen.length === 2);
    await pause(1_200);
    expect(seen.sort()).toEqual([
      ["a", 4],
      ["b", 40],
    ]);
  });

  test("debounce does not put a run off beyond its timeout", async () => {
    const name = freshName();
    let ranAt = 0;
    const { send } = await engine.run((inngest) => [
      inngest.createFunction(
        { id: "impatient", triggers: [{ event: name }], retries: 0, debounce: { period: "1s", timeout: "2s" } },
        () => {
          ranAt ||= performance.now();
        },
      ),
    ]);
    const start = performance.now();
    while (ranAt === 0 && performance.now() - start < 6_000) {
      await send({ name });
      await pause(200);
    }
    expect(ranAt - start).toBeGreaterThan(1_500);
    expect(ranAt - start).toBeLessThan(4_000);
  });

  test("a run's idempotency key starts one run, whatever the event's id", async () => {
    const name = freshName();
    const seen: unknown[] = [];
    const { send } = await engine.run((inngest) => [
      inngest.createFunction(
        { id: "idempotent", triggers: [{ event: name }], retries: 0, idempotency: "event.data.order" },
        ({ event }) => void seen.push(event.data.order),
      ),
    ]);
    await send([
      { name, data: { order: "x" } },
      { name, data: { order: "x" } },
      { name, data: { order: "y" } },
    ]);
    await send({ name, data: { order: "x" } });
    await until(() => seen.length === 2);
    await pause(200);
    expect(seen.sort()).toEqual(["x", "y"]);
  });
});

onEmbeddedEngines((engine) => {
  test("a run that does not finish in its time is cancelled, and onFailure does not hear of it", async () => {
    const name = freshName();
    const seen: string[] = [];
    const { send } = await engine.run((inngest) => [
      inngest.createFunction(
        {
          id: "slow",
          triggers: [{ event: name }],
          retries: 0,
          timeouts: { finish: "1s" },
          onFailure: () => void seen.push("failure"),
        },
        async ({ step }) => {
          await step.run("start", () => seen.push("start"));
          await step.sleep("long", "1h");
          await step.run("never", () => seen.push("never"));
        },
      ),
    ]);
    await send({ name });
    await until(async () => (await runsOf(engine, name))[0]?.status === "cancelled");
    await pause(100);
    expect(seen).toEqual(["start"]);
  });

  test("workers that claim at the same moment never share a job nor a place under a limit", async () => {
    const name = freshName();
    const { send } = await engine.run(
      (inngest) => [
        inngest.createFunction(
          { id: "raced", triggers: [{ event: name }], retries: 0, concurrency: { key: "event.data.k", limit: 3 } },
          () => {},
        ),
        inngest.createFunction({ id: "free", triggers: [{ event: name }], retries: 0 }, () => {}),
      ],
      { background: false },
    );
    await send(Array.from({ length: 40 }, (_, n) => ({ name, data: { k: n % 4 } })));
    const sql = engine.database();
    const claimed = (
      await Promise.all(Array.from({ length: 30 }, () => claim(sql, { limit: 7, leaseMs: 60_000, aheadMs: 0 })))
    ).flat();
    expect(new Set(claimed.map(({ id }) => id)).size).toBe(claimed.length);
    const limited = claimed.filter(({ functionId }) => functionId.endsWith("raced"));
    for (const k of [0, 1, 2, 3])
      expect(limited.filter(({ event }) => event.data.k === k).length).toBeLessThanOrEqual(3);
    const rest = await claim(sql, { limit: 100, leaseMs: 60_000, aheadMs: 0 });
    expect(claimed.concat(rest).filter(({ functionId }) => functionId.endsWith("raced"))).toHaveLength(12);
    expect(claimed.concat(rest).filter(({ functionId }) => functionId.endsWith("free"))).toHaveLength(40);
    await sql.query("delete from job_runs where event->>'name' = $1", [name]);
  });

  test("jobs that wait for a place do not hold up the jobs behind them", async () => {
    const [busy, other] = [freshName(), freshName()];
    let ran = 0;
    const { send } = await engine.run(
      (inngest) => [
        inngest.createFunction({ id: "stuck", triggers: [{ event: busy }], retries: 0, concurrency: 1 }, () =>
          pause(700),
        ),
        inngest.createFunction({ id: "light", triggers: [{ event: other }], retries: 0 }, () => {
          ran += 1;
        }),
      ],
      { concurrency: 2 },
    );
    await send(Array.from({ length: 300 }, () => ({ name: busy })));
    await pause(100);
    const start = performance.now();
    await send({ name: other });
    await until(() => ran === 1);
    expect(performance.now() - start).toBeLessThan(500);
    await engine.database().query("delete from job_runs where event->>'name' = $1", [busy]);
  });
});
