import { expect, test } from "vitest";
import { freshName, onEveryEngine, pause, runsOf, until } from "./engines";

onEveryEngine((engine) => {
  test("each step runs once and hands its value on, however often the function is called", async () => {
    const name = freshName();
    const seen: unknown[] = [];
    const { send } = await engine.run((inngest) => [
      inngest.createFunction({ id: "serial", triggers: [{ event: name }], retries: 0 }, async ({ event, step }) => {
        const first = await step.run("first", () => {
          seen.push("first");
          return { got: Number(event.data.n) };
        });
        await step.sleep("rest", "1s");
        const second = await step.run("second", () => seen.push("second") && first.got + 1);
        seen.push({ first, second });
      }),
    ]);
    await send({ name, data: { n: 41 } });
    await until(() => seen.length === 3);
    expect(seen).toEqual(["first", "second", { first: { got: 41 }, second: 42 }]);
  });

  test("a step id that repeats in a loop is a step of its own each time", async () => {
    const name = freshName();
    const seen: number[] = [];
    let done: number[] = [];
    const { send } = await engine.run((inngest) => [
      inngest.createFunction({ id: "loop", triggers: [{ event: name }], retries: 0 }, async ({ step }) => {
        const turns: number[] = [];
        for (let turn = 0; turn < 5; turn++) {
          turns.push(await step.run("turn", () => seen.push(turn) - 1));
          if (turn === 2) await step.sleep("rest", "1s");
        }
        done = turns;
      }),
    ]);
    await send({ name });
    await until(() => done.length > 0);
    expect(seen).toEqual([0, 1, 2, 3, 4]);
    expect(done).toEqual([0, 1, 2, 3, 4]);
  });

  test("a step that returns nothing is remembered as null", async () => {
    const name = freshName();
    const values: unknown[] = [];
    const { send } = await engine.run((inngest) => [
      inngest.createFunction({ id: "nothing", triggers: [{ event: name }], retries: 0 }, async ({ step }) => {
        const value = await step.run("nothing", () => undefined);
        await step.sleep("rest", "1s");
        values.push(value);
      }),
    ]);
    await send({ name });
    await until(() => values.length === 1);
    expect(values).toEqual([null]);
  });

  test("a function without steps runs once", async () => {
    const name = freshName();
    let calls = 0;
    const { send } = await engine.run((inngest) => [
      inngest.createFunction({ id: "plain", triggers: [{ event: name }], retries: 0 }, () => {
        calls += 1;
        return { ok: true };
      }),
    ]);
    await send({ name });
    await until(() => calls === 1);
    await pause(100);
    expect(calls).toBe(1);
  });

  test("one event starts every function that listens to it, and no other", async () => {
    const name = freshName();
    const seen: string[] = [];
    const { send } = await engine.run((inngest) => [
      inngest.createFunction({ id: "a", triggers: [{ event: name }], retries: 0 }, () => void seen.push("a")),
      inngest.createFunction(
        { id: "b", triggers: [{ event: name }, { event: freshName() }], retries: 0 },
        () => void seen.push("b"),
      ),
      inngest.createFunction({ id: "c", triggers: [{ event: freshName() }], retries: 0 }, () => void seen.push("c")),
    ]);
    await send({ name });
    await until(() => seen.length === 2);
    expect(seen.sort()).toEqual(["a", "b"]);
  });

  test.skipIf(engine.kind === "server")(
    "steps in parallel end the run with a sentence, and none of them is lost in silence",
    async () => {
      const name = freshName();
      const ran: string[] = [];
      const { send } = await engine.run((inngest) => [
        inngest.createFunction({ id: "parallel", triggers: [{ event: name }], retries: 0 }, async ({ step }) => {
          await Promise.all([step.run("left", () => ran.push("left")), step.run("right", () => ran.push("right"))]);
        }),
      ]);
      await send({ name });
      await until(async () => (await runsOf(engine, name))[0]?.status === "failed");
      const [run] = await runsOf(engine, name);
      expect(run?.error?.message).toBe(
        "The function runs steps in parallel, which the embedded engine does not support.",
      );
      expect(ran).toEqual([]);
    },
  );

  test.skipIf(engine.kind === "server")(
    "a run of more than 1,000 steps fails cleanly",
    { timeout: 60_000 },
    async () => {
      const name = freshName();
      let ran = 0;
      const { send } = await engine.run((inngest) => [
        inngest.createFunction({ id: "endless", triggers: [{ event: name }], retries: 0 }, async ({ step }) => {
          for (let turn = 0; turn < 1_100; turn++) await step.run("turn", () => ++ran);
        }),
      ]);
      await send({ name });
      await until(async () => (await runsOf(engine, name))[0]?.status === "failed", 50_000);
      expect((await runsOf(engine, name))[0]?.error?.message).toBe("A run has at most 1000 steps.");
      expect(ran).toBe(1_001);
    },
  );
});
