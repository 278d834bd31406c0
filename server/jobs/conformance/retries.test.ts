import { NonRetriableError, RetryAfterError } from "inngest";
import { expect, test } from "vitest";
import { freshName, onEmbeddedEngines, onEveryEngine, pause, runsOf, until } from "./engines";

onEveryEngine((engine) => {
  test("a step that throws NonRetriableError is not tried again; the function may catch it and go on", async () => {
    const name = freshName();
    const seen: string[] = [];
    const { send } = await engine.run((inngest) => [
      inngest.createFunction({ id: "caught", triggers: [{ event: name }], retries: 3 }, async ({ step }) => {
        try {
          await step.run("refused", () => {
            seen.push("tried");
            throw new NonRetriableError("never");
          });
        } catch (error) {
          seen.push(await step.run("after", () => `caught ${error instanceof Error ? error.message : ""}`));
        }
      }),
    ]);
    await send({ name });
    await until(() => seen.length === 2);
    expect(seen).toEqual(["tried", "caught never"]);
  });

  test("onFailure hears once, with the error and the event that started the run; its own failure goes no further", async () => {
    const name = freshName();
    const heard: unknown[] = [];
    let failures = 0;
    const { send } = await engine.run((inngest) => [
      inngest.createFunction(
        {
          id: "doomed",
          triggers: [{ event: name }],
          retries: 0,
          onFailure: ({ error, event }) => {
            failures += 1;
            heard.push({ error: error.message, from: event.data.event.data, run: typeof event.data.run_id });
            throw new NonRetriableError("the listener fails too");
          },
        },
        async ({ step }) => {
          await step.run("boom", () => {
            throw new Error("boom");
          });
        },
      ),
    ]);
    await send({ name, data: { n: 7 } });
    await until(() => heard.length > 0);
    await pause(300);
    expect(heard).toEqual([{ error: "boom", from: { n: 7 }, run: "string" }]);
    expect(failures).toBe(1);
  });
});

onEmbeddedEngines((engine) => {
  test("each step has its own tries: the count starts anew after a success", async () => {
    const name = freshName();
    const attempts: [string, number][] = [];
    const { send } = await engine.run((inngest) => [
      inngest.createFunction({ id: "flaky", triggers: [{ event: name }], retries: 2 }, async ({ step, attempt }) => {
        for (const id of ["a", "b"]) {
          await step.run(id, () => {
            attempts.push([id, attempt]);
            if (attempt < 2) throw new Error("not yet");
          });
        }
      }),
    ]);
    await send({ name });
    await until(async () => (await runsOf(engine, name))[0]?.status === "completed");
    expect(attempts).toEqual([
      ["a", 0],
      ["a", 1],
      ["a", 2],
      ["b", 0],
      ["b", 1],
      ["b", 2],
    ]);
  });

  test.each([
    { retries: undefined, tries: 5 },
    { retries: 0 as const, tries: 1 },
    { retries: 3 as const, tries: 4 },
  ])(
    "with retries $retries a failing function is tried $tries times, then the run fails",
    async ({ retries, tries }) => {
      const name = freshName();
      let tried = 0;
      const { send } = await engine.run((inngest) => [
        inngest.createFunction(
          { id: "failing", triggers: [{ event: name }], ...(retries === undefined ? {} : { retries }) },
          () => {
            tried += 1;
            throw new Error("still broken");
          },
        ),
      ]);
      await send({ name });
      await until(async () => (await runsOf(engine, name))[0]?.status === "failed");
      expect(tried).toBe(tries);
      expect((await runsOf(engine, name))[0]?.error).toEqual({ name: "Error", message: "still broken" });
    },
  );

  test.each([
    { form: "seconds", after: () => 2_000 },
    { form: "a date", after: () => new Date(Date.now() + 2_000) },
  ])("Retry-After in $form is obeyed instead of the table", async ({ after }) => {
    const name = freshName();
    const times: number[] = [];
    const { send } = await engine.run((inngest) => [
      inngest.createFunction({ id: "busy", triggers: [{ event: name }], retries: 1 }, async ({ step }) => {
        await step.run("call", () => {
          times.push(performance.now());
          if (times.length === 1) throw new RetryAfterError("busy", after());
        });
      }),
    ]);
    await send({ name });
    await until(() => times.length === 2);
    const waited = (times[1] ?? 0) - (times[0] ?? 0);
    expect(waited).toBeGreaterThan(1_800);
    expect(waited).toBeLessThan(3_500);
  });

  test("without Retry-After the wait before a retry is Inngest's own table", async () => {
    const name = freshName();
    const { send, jobs } = await engine.run(
      (inngest) => [
        inngest.createFunction({ id: "table", triggers: [{ event: name }], retries: 2 }, () => {
          throw new Error("down");
        }),
      ],
      { background: false, backoff: undefined },
    );
    await send({ name });
    const waitOf = async () => {
      const { rows } = await engine.database().query(
        `select extract(epoch from j.due_at - now())::float8 as wait, j.attempt from jobs j
         join job_runs r on r.id = j.run_id where r.event->>'name' = $1`,
        [name],
      );
      return { attempt: Number(rows[0]?.attempt), wait: Number(rows[0]?.wait) };
    };
    await jobs.drain();
    const first = await waitOf();
    expect(first.attempt).toBe(1);
    expect(first.wait).toBeGreaterThan(14);
    expect(first.wait).toBeLessThan(45);
    await engine
      .database()
      .query("update jobs set due_at = now() where run_id in (select id from job_runs where event->>'name' = $1)", [
        name,
      ]);
    await jobs.drain();
    expect((await runsOf(engine, name))[0]?.status).toBe("running"); // the second retry waits at least 30 s more
    const second = await waitOf();
    expect(second.attempt).toBe(2);
    expect(second.wait).toBeGreaterThan(29);
    expect(second.wait).toBeLessThan(60);
  });
});
