import { InngestCommHandler } from "inngest";
import { expect, test } from "vitest";
import { embeddedClient, startJobs } from "@/server/jobs";
import { newId } from "@/server/platform/ids";
import { signature } from "../sdk";
import { freshName, onEmbeddedEngines, runsOf, until } from "./engines";

test("an embedded client is never in development mode, whatever the environment says", async () => {
  process.env.INNGEST_DEV = "1";
  try {
    const client = embeddedClient(newId());
    client.setEnvVars(process.env);
    expect(client.mode).toBe("cloud");
    expect(client.signingKey).not.toBe(embeddedClient(newId()).signingKey);
  } finally {
    delete process.env.INNGEST_DEV;
  }
});

const forgeries = (body: object, key: string) => ({
  "no signature": null,
  "another key": signature(body, "signkey-embedded-00"),
  "another body": signature({ ...body, version: 1 }, key),
  "an old time": signature(body, key, Math.floor(Date.now() / 1_000) - 3_600),
});

test.each(["no signature", "another key", "another body", "an old time"] as const)(
  "a call with %s is refused and runs nothing",
  async (kind) => {
    const client = embeddedClient(newId());
    let ran = false;
    const fn = client.createFunction({ id: "secret", triggers: [{ event: "a/b" }] }, () => {
      ran = true;
    });
    const body = {
      version: 2,
      event: { name: "a/b", data: {} },
      events: [],
      steps: {},
      ctx: { run_id: "r", attempt: 0 },
    };
    const forged = forgeries(body, client.signingKey ?? "")[kind];
    const handler = new InngestCommHandler({
      frameworkName: "test",
      client,
      functions: [fn],
      handler: () => ({
        body: () => body,
        headers: (name: string) => (name.toLowerCase() === "x-inngest-signature" ? forged : null),
        method: () => "POST",
        url: () =>
          new URL(`http://embedded.invalid/api/inngest?fnId=${encodeURIComponent(`${client.id}-secret`)}&stepId=step`),
        transformResponse: ({ status }) => status,
      }),
    }).createHandler();
    expect(await handler()).toBe(401);
    expect(ran).toBe(false);
  },
);

onEmbeddedEngines((engine) => {
  test("what a function declares and this engine does not do is refused at start, each thing by name", async () => {
    const client = embeddedClient(newId());
    const trigger = [{ event: "a/b" }];
    const functions = [
      client.createFunction({ id: "a", triggers: trigger, throttle: { limit: 1, period: "1s" } }, () => {}),
      client.createFunction(
        { id: "b", triggers: trigger, rateLimit: { limit: 1, period: "1s" }, priority: { run: "1" } },
        () => {},
      ),
      client.createFunction({ id: "c", triggers: trigger, batchEvents: { maxSize: 2, timeout: "5s" } }, () => {}),
      client.createFunction(
        { id: "d", triggers: trigger, cancelOn: [{ event: "stop/it", match: "data.id" }] },
        () => {},
      ),
      client.createFunction({ id: "e", triggers: trigger, singleton: { mode: "skip" } }, () => {}),
      client.createFunction({ id: "f", triggers: trigger, timeouts: { start: "10s" } }, () => {}),
      client.createFunction({ id: "g", triggers: [{ event: "a/b", if: "event.data.n > 3" }] }, () => {}),
      client.createFunction({ id: "h", triggers: [{ cron: "61 * * * *" }] }, () => {}),
      client.createFunction(
        { id: "i", triggers: trigger, concurrency: [{ limit: 1 }, { limit: 2, key: "event.data.x" }] },
        () => {},
      ),
      client.createFunction(
        { id: "j", triggers: trigger, concurrency: { limit: 1, key: "size(event.data.x)" } },
        () => {},
      ),
    ];
    const refusal = await startJobs({ sql: engine.database(), client, functions, background: false }).then(
      () => "",
      (error: Error) => error.message,
    );
    for (const word of [
      "throttle",
      "rateLimit",
      "priority",
      "batchEvents",
      "cancel",
      "singleton",
      "timeouts.start",
      "event.data.n > 3",
      "61 * * * *",
      "two concurrency limits",
      "size(event.data.x)",
    ]) {
      expect(refusal).toContain(word);
    }
  });

  test("a job for a function that nobody knows is put back, then parks with its reason", async () => {
    const name = freshName();
    const old = await engine.run(
      (inngest) => [inngest.createFunction({ id: "gone", triggers: [{ event: name }], retries: 0 }, () => {})],
      {
        background: false,
      },
    );
    await old.send({ name });
    await old.jobs.stop();
    const { jobs } = await engine.run(
      (inngest) => [inngest.createFunction({ id: "new", triggers: [{ event: freshName() }] }, () => {})],
      {
        background: false,
        maxDeliveries: 3,
      },
    );
    await jobs.drain();
    expect((await runsOf(engine, name))[0]?.status).toBe("running");
    await jobs.drain({ aheadMs: 60_000 });
    expect((await runsOf(engine, name))[0]?.status).toBe("parked");
    const { rows } = await engine.database().query("select parked_reason from jobs where parked_at is not null");
    expect(rows[0]?.parked_reason).toBe("No running version of the application knows this function.");
    expect((await jobs.stats()).parked).toBe(1);
    await engine.database().query("delete from job_runs where event->>'name' = $1", [name]);
  });

  test("a request of the SDK that this engine does not offer is answered 501, not ignored", async () => {
    const name = freshName();
    const { send } = await engine.run((inngest) => [
      inngest.createFunction({ id: "signal", triggers: [{ event: name }], retries: 0 }, async ({ step }) => {
        await step.sendSignal("shout", { signal: "x", data: 1 });
      }),
    ]);
    await send({ name });
    await until(async () => (await runsOf(engine, name))[0]?.status === "failed");
    expect((await runsOf(engine, name))[0]?.error?.message).toContain("embedded engine");
  });
});
