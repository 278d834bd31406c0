import { expect, test } from "vitest";
import { freshName, onEmbeddedEngines, onEveryEngine, pause, runsOf, until } from "./engines";

onEveryEngine((engine) => {
  test("a sleep lasts as long as it says, a moment that has passed does not wait", async () => {
    const name = freshName();
    const times: number[] = [];
    const { send } = await engine.run((inngest) => [
      inngest.createFunction({ id: "sleeper", triggers: [{ event: name }], retries: 0 }, async ({ step }) => {
        await step.run("start", () => times.push(performance.now()));
        await step.sleepUntil("past", new Date("2001-01-01T00:00:00Z"));
        await step.run("at-once", () => times.push(performance.now()));
        await step.sleep("second", "1s");
        await step.run("later", () => times.push(performance.now()));
        await step.sleepUntil("soon", new Date(Date.now() + 1_000));
        await step.run("last", () => times.push(performance.now()));
      }),
    ]);
    await send({ name });
    await until(() => times.length === 4);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(gaps[0]).toBeLessThan(900);
    expect(gaps[1]).toBeGreaterThan(950);
    expect(gaps[1]).toBeLessThan(2_500);
    expect(gaps[2]).toBeGreaterThan(500);
  });

  test("step.sendEvent sends once, also when the function is called again, and starts what listens", async () => {
    const [name, next] = [freshName(), freshName()];
    const heard: unknown[] = [];
    let ended = false;
    const { send } = await engine.run((inngest) => [
      inngest.createFunction({ id: "teller", triggers: [{ event: name }], retries: 0 }, async ({ step }) => {
        await step.sendEvent("tell", [
          { name: next, data: { n: 1 } },
          { name: next, data: { n: 2 } },
        ]);
        await step.sleep("rest", "1s");
        await step.run("end", () => {
          ended = true;
        });
      }),
      inngest.createFunction(
        { id: "listener", triggers: [{ event: next }], retries: 0 },
        ({ event }) => void heard.push(event.data.n),
      ),
    ]);
    await send({ name });
    await until(() => ended);
    await pause(100);
    expect(heard.sort()).toEqual([1, 2]);
  });

  test("an event id that was seen before starts nothing again", async () => {
    const name = freshName();
    let runs = 0;
    const { send } = await engine.run((inngest) => [
      inngest.createFunction({ id: "once", triggers: [{ event: name }], retries: 0 }, () => {
        runs += 1;
      }),
    ]);
    const id = `id-${name}`;
    await send({ id, name });
    await send([
      { id, name },
      { id, name },
    ]);
    await send({ id: `${id}-other`, name });
    await until(() => runs === 2);
    await pause(200);
    expect(runs).toBe(2);
  });
});

onEmbeddedEngines((engine) => {
  test("a job that sleeps wakes when it said, not at the look for work after", async () => {
    const name = freshName();
    const times: number[] = [];
    const sleeper = (inngest: Parameters<Parameters<typeof engine.run>[0]>[0]) => [
      inngest.createFunction({ id: "exact", triggers: [{ event: name }], retries: 0 }, async ({ step }) => {
        await step.run("start", () => times.push(performance.now()));
        await step.sleepUntil("soon", new Date(Date.now() + 700));
        await step.run("end", () => times.push(performance.now()));
      }),
    ];
    const { send } = await engine.run(sleeper, { pollMs: 60_000 });
    await send({ name });
    await until(() => times.length === 2);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeLessThan(2_500);
  });

  test("a sleep of a year survives the engine that began it", async () => {
    const name = freshName();
    const seen: string[] = [];
    const build = (inngest: Parameters<Parameters<typeof engine.run>[0]>[0]) => [
      inngest.createFunction({ id: "patient", triggers: [{ event: name }], retries: 0 }, async ({ step }) => {
        await step.run("before", () => seen.push("before"));
        await step.sleep("year", "365d");
        await step.run("after", () => seen.push("after"));
      }),
    ];
    const { send, jobs } = await engine.run(build, { background: false });
    await send({ name });
    await jobs.drain();
    expect(seen).toEqual(["before"]);
    await jobs.drain({ aheadMs: 364 * 86_400_000 });
    expect(seen).toEqual(["before"]);
    await jobs.drain({ aheadMs: 366 * 86_400_000 });
    expect(seen).toEqual(["before", "after"]);
  });

  test("an event wakes its function: it does not wait for the next look at the queue", async () => {
    const name = freshName();
    let ran = 0;
    const { send } = await engine.run(
      (inngest) => [
        inngest.createFunction({ id: "quick", triggers: [{ event: name }], retries: 0 }, () => {
          ran += 1;
        }),
      ],
      { pollMs: 600_000 },
    );
    for (let round = 1; round <= 10; round++) {
      await send({ name });
      await until(() => ran === round);
    }
  });

  test.each([
    { asks: "waitForEvent", reason: 'Step "wait" uses WaitForEvent, which the embedded engine does not support.' },
    { asks: "invoke", reason: 'Step "call" uses InvokeFunction, which the embedded engine does not support.' },
  ])(
    "a function that asks for $asks fails its run with a sentence, and onFailure hears it",
    async ({ asks, reason }) => {
      const name = freshName();
      const heard: string[] = [];
      const { send } = await engine.run((inngest) => {
        const other = inngest.createFunction({ id: "other", triggers: [{ event: freshName() }] }, () => "never");
        const asking = inngest.createFunction(
          {
            id: "asking",
            triggers: [{ event: name }],
            retries: 2,
            onFailure: ({ error }) => void heard.push(error.message),
          },
          async ({ step }) => {
            await step.run("before", () => 1);
            if (asks === "invoke") await step.invoke("call", { function: other, data: {} });
            else await step.waitForEvent("wait", { event: "some/thing", timeout: "1d" });
          },
        );
        return [other, asking];
      });
      await send({ name });
      await until(() => heard.length === 1);
      expect(heard).toEqual([reason]);
      expect((await runsOf(engine, name))[0]?.status).toBe("failed");
    },
  );
});
